/**
 * Fetches the text of an agent's file, once per page load.
 * @throws Error if it cannot be fetched; the next call then tries again
 */
export function fileText(slug: string): Promise<string> {
  const known = texts.get(slug);
  if (known !== undefined) return known;
  const loading = fetchText(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}.md`);
  texts.set(slug, loading);
  loading.catch(() => texts.delete(slug));
  return loading;
}

const texts = new Map<string, Promise<string>>();

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response.text();
}
