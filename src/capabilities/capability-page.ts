import type { Covered, Covering } from './covering.ts';
import { PAGE_SIZE } from '../catalogue/paging.ts';
import type { ServedCovering } from './get-covering.ts';

/**
 * What one of the pages of a capability shows.
 * @param page which one, from 1
 * @param all every capability, and the finder of related ones
 */
export function capabilityPage(
  { capability, covering }: Covered,
  page: number,
  { relatedTo, covered }: Pick<ServedCovering, 'relatedTo' | 'covered'>,
): CapabilityPageContent {
  const beside = covered
    .filter((each) => each.capability.group === capability.group && each.covering.length > 0)
    .sort((a, b) => b.covering.length - a.covering.length)
    .slice(0, MOST_OTHERS)
    .map((each) => ({ capability: each.capability, agents: each.covering.length }));
  const related = relatedTo(capability.slug, MOST_OTHERS).map(({ both, ...each }) => ({ ...each, agents: both }));
  const others = covering.length > 0 ? related : beside;
  return {
    agents: covering.length,
    pages: pagesOf(covering),
    shown: covering.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    others: others.map(({ capability: { slug, title }, agents }) => ({ slug, title, agents })),
  };
}

/** The same in short, as far as a page can tell: an agent's file says all that is shown of the agent. */
export function contentInShort({ agents, pages, shown, others }: CapabilityPageContent): unknown {
  return [agents, pages, others, shown.map(({ entry: { slug, sha256 }, claim }) => [slug, sha256, claim])];
}

/** Over how many pages the agents that cover a capability go; at least one. */
export function pagesOf(covering: readonly Covering[]): number {
  return Math.max(1, Math.ceil(covering.length / PAGE_SIZE));
}

const MOST_OTHERS = 5;

/** A part of the agents that cover a capability, and the capabilities that it is often met with. */
export interface CapabilityPageContent {
  /** How many agents cover it. */
  agents: number;
  pages: number;
  /** The agents of this page. */
  shown: Covering[];
  /** Capabilities to go on to, each with how many agents cover it and, if any cover this one, this one too. */
  others: { slug: string; title: string; agents: number }[];
}
