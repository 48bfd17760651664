/**
 * Fetches an agent's file as text.
 * @param page the address of the agent's page, with a slash at the end
 */
export function fileText(page: string): Promise<string> {
  return once(texts, page.replace(/\/$/, '.md'), (response) => response.text());
}

/** Fetches the lines that prove what an agent covers: the 1-based line of each capability. */
export function provingLines(page: string): Promise<ReadonlyMap<string, number>> {
  return once(lines, page.replace(/\/$/, '.json'), async (response) => linesIn(await response.json()));
}

const texts = new Map<string, Promise<string>>();
const lines = new Map<string, Promise<ReadonlyMap<string, number>>>();

function once<T>(
  known: Map<string, Promise<T>>,
  address: string,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const got =
    known.get(address) ??
    fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
      return read(response);
    });
  known.set(address, got);
  got.catch(() => known.delete(address));
  return got;
}

function linesIn(record: unknown): Map<string, number> {
  const found = new Map<string, number>();
  if (typeof record !== 'object' || record === null || !('capabilities' in record)) return found;
  const capabilities: unknown[] = Array.isArray(record.capabilities) ? record.capabilities : [];
  for (const each of capabilities) {
    if (typeof each !== 'object' || each === null || !('slug' in each) || !('line' in each)) continue;
    if (typeof each.slug === 'string' && typeof each.line === 'number') found.set(each.slug, each.line);
  }
  return found;
}
