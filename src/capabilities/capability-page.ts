import type { Covered, Covering } from './covering.ts';
import { cacheKey } from '../cache.ts';
import { cardOf } from '../catalogue/card-of.ts';
import { PAGE_SIZE } from '../catalogue/paging.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { ServedCovering } from './get-covering.ts';

/**
 * What a page of a capability that some agent covers shows.
 * @param page the page's number, from 1
 * @param relatedTo finds capabilities that are often covered together
 */
export function capabilityPage(
  { capability, covering }: Covered,
  page: number,
  relatedTo: ServedCovering['relatedTo'],
): CapabilityPageContent {
  return {
    agents: covering.length,
    pages: pagesOf(covering),
    shown: covering.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    others: relatedTo(capability.slug, MAX_OTHERS).map(({ capability: { slug, title }, both }) => ({
      slug,
      title,
      both,
    })),
  };
}

/**
 * The cache key of a page of a capability: a digest of everything that it shows.
 * @param image the path of the picture for links to the page, if the site has one
 */
export function capabilityPageKey(
  capability: Capability,
  { agents, pages, shown, others }: CapabilityPageContent,
  image: string | undefined,
): string {
  const agentsShown = shown.map(({ entry, claim, evidence }) => [cardOf(entry), claim, evidence]);
  return cacheKey([capability, image, agents, pages, others, agentsShown]);
}

/** How many pages the agents that cover a capability fill; none where nobody covers it. */
export function pagesOf(covering: readonly Covering[]): number {
  return Math.ceil(covering.length / PAGE_SIZE);
}

const MAX_OTHERS = 5;

/** One page of the agents that cover a capability, and other capabilities to go on to. */
export interface CapabilityPageContent {
  /** How many agents cover it. */
  agents: number;
  pages: number;
  /** The agents of this page. */
  shown: Covering[];
  /** Each with the number of agents that cover both. */
  others: { slug: string; title: string; both: number }[];
}
