import { openIndex, type IndexFiles } from './open-index.ts';

/**
 * Opens the site's index in the browser, once for a page.
 * @param base the site's base path, with a slash at the end
 */
export function openSiteIndex(base: string): Promise<IndexFiles> {
  opened ??= openIndex(async (path) => {
    const response = await fetch(`${base}search/${path}`);
    if (!response.ok) throw new Error(`The search index could not be loaded: ${path} answers ${response.status}.`);
    return response.json() as Promise<unknown>;
  }).catch((error: unknown) => {
    // So that a later search may try again.
    opened = undefined;
    throw error;
  });
  return opened;
}

let opened: Promise<IndexFiles> | undefined;
