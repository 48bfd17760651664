import { fetchSource } from '../../catalogue/source-path.ts';

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

const texts = new Map<string, Promise<string>>();

async function fetchText(slug: string): Promise<string> {
  const response = await fetchSource(import.meta.env.BASE_URL, slug);
  if (!response.ok) throw new Error(`The server answered ${response.status} for the file of ${slug}.`);
  return response.text();
}
