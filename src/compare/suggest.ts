import type { Card } from '../catalogue/card.ts';
import { openSiteIndex } from '../search/query/site-index.ts';
import { search } from '../search/query/search.ts';

/**
 * The agents that fit a need or a name best.
 * @param without the slugs of agents that are left out
 * @param most how many there are at most
 * @throws Error when the index cannot be loaded
 */
export async function suggestAgents(query: string, without: ReadonlySet<string>, most: number): Promise<Card[]> {
  const index = await openSiteIndex();
  const { agents } = await search(query, index);
  const cards = await index.cards(agents.slice(0, most + without.size));
  return cards.filter(({ slug }) => !without.has(slug)).slice(0, most);
}
