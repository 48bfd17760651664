import { fetchSource } from '../../catalogue/source-path.ts';
import { openSiteIndex } from '../query/site-index.ts';

/**
 * Fetches the text of an agent's file, once per page load.
 * @throws Error if it cannot be fetched; the next call then tries again
 */
export function fileText(slug: string): Promise<string> {
  const known = texts.get(slug);
  if (known !== undefined) return known;
  const loading = fetchText(slug);
  texts.set(slug, loading);
  loading.catch(() => texts.delete(slug));
  return loading;
}

/** The text of an agent's file, by the agent's number in the index. @throws Error if it cannot be fetched */
export async function fileOfAgent(number: number): Promise<string> {
  const index = await openSiteIndex();
  const [card] = await index.cards([number]);
  return card === undefined ? '' : fileText(card.slug);
}

const texts = new Map<string, Promise<string>>();

async function fetchText(slug: string): Promise<string> {
  const response = await fetchSource(import.meta.env.BASE_URL, slug);
  if (!response.ok) throw new Error(`The server answered ${response.status} for the file of ${slug}.`);
  return response.text();
}
