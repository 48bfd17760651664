import type { Covered, Covering } from './covering.ts';
import { PAGE_SIZE } from '../catalogue/paging.ts';
import type { ServedCovering } from './get-covering.ts';

/**
 * What a page of a capability shows.
 * @param page the page's number, from 1
 * @param all every capability, and the function that finds related ones
 */
export function capabilityPage(
  { capability, covering }: Covered,
  page: number,
  { relatedTo, covered }: Pick<ServedCovering, 'relatedTo' | 'covered'>,
): CapabilityPageContent {
  const sameGroup = covered
    .filter((each) => each.capability.group === capability.group && each.covering.length > 0)
    .sort((a, b) => b.covering.length - a.covering.length)
    .slice(0, MAX_OTHERS)
    .map((each) => ({ capability: each.capability, agents: each.covering.length }));
  const related = relatedTo(capability.slug, MAX_OTHERS).map(({ both, ...each }) => ({ ...each, agents: both }));
  const others = covering.length > 0 ? related : sameGroup;
  return {
    agents: covering.length,
    pages: pagesOf(covering),
    shown: covering.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    others: others.map(({ capability: { slug, title }, agents }) => ({ slug, title, agents })),
  };
}

/** A short form of the content for cache keys: the digest of an agent's file covers everything shown about the agent. */
export function cacheableContent({ agents, pages, shown, others }: CapabilityPageContent): unknown {
  return [agents, pages, others, shown.map(({ entry: { slug, sha256 }, claim }) => [slug, sha256, claim])];
}

/** How many pages the agents that cover a capability fill; at least one. */
export function pagesOf(covering: readonly Covering[]): number {
  return Math.max(1, Math.ceil(covering.length / PAGE_SIZE));
}

const MAX_OTHERS = 5;

/** One page of the agents that cover a capability, and other capabilities to go on to. */
export interface CapabilityPageContent {
  /** How many agents cover it. */
  agents: number;
  pages: number;
  /** The agents of this page. */
  shown: Covering[];
  /** Each with the number of agents that cover both; where none covers this capability, the number that cover the other. */
  others: { slug: string; title: string; agents: number }[];
}
