import type { Covered, Covering } from './covering.ts';
import { cacheKey } from '../cache.ts';
import { PAGE_SIZE } from '../catalogue/paging.ts';
import type { Capability } from '../vocabulary/capability.ts';
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

/**
 * The cache key of a page of a capability. The digest of an agent's file covers everything shown about the agent.
 * @param image the path of the picture for links to the page, if the site has one
 */
export function capabilityPageKey(
  capability: Capability,
  { agents, pages, shown, others }: CapabilityPageContent,
  image: string | undefined,
): string {
  const agentsShown = shown.map(({ entry: { slug, sha256 }, claim }) => [slug, sha256, claim]);
  return cacheKey([capability, image, agents, pages, others, agentsShown]);
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
