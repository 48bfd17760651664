import type { Card } from '../catalogue/card.ts';
import { openSiteIndex } from '../search/query/site-index.ts';
import { search } from '../search/query/search.ts';

/**
 * The agents that best match a need or a name.
 * @param without slugs to leave out
 * @param max the most agents to return
 * @throws Error when the index cannot be loaded
 */
export async function suggestAgents(query: string, without: ReadonlySet<string>, max: number): Promise<Card[]> {
  const index = await openSiteIndex();
  const { agents } = await search(query, index);
  const cards = await index.cards(agents.slice(0, max + without.size));
  return cards.filter(({ slug }) => !without.has(slug)).slice(0, max);
}
