/**
 * Fetches an agent's file as text, once for a page.
 * @throws Error when it cannot be fetched; the next call then tries again
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
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
  return response.text();
}
