/**
 * Cuts a list into pages, so that no served file grows with the number of agents.
 * @param lines the entries as they are served
 * @param max how many bytes the entries of a page have at most; an entry that is longer has a page of its own
 * @returns at least one page
 */
export function cutList(lines: readonly string[], max = MAX_LIST_BYTES): string[][] {
  const encoder = new TextEncoder();
  const pages: string[][] = [[]];
  let size = 0;
  for (const line of lines) {
    const length = encoder.encode(line).length;
    if (size > 0 && size + length > max) {
      pages.push([]);
      size = 0;
    }
    pages.at(-1)?.push(line);
    size += length;
  }
  return pages;
}

/**
 * Where a page of a list is served, below the base path: `agents.json`, `agents-2.json` and so on.
 * @param path of the first page
 * @param page from 1
 */
export function listPath(path: string, page: number): string {
  return page === 1 ? path : path.replace(/\.\w+$/, `-${page}$&`);
}

/** How many bytes a page of a list has at most. Compressed, even digests and Chinese text are then below 100 kB. */
export const MAX_LIST_BYTES = 150_000;
