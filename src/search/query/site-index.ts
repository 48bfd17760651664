import { openIndex, type IndexFiles } from './open-index.ts';

/** Opens the site's index in the browser, once for a page. */
export function openSiteIndex(): Promise<IndexFiles> {
  opened ??= openIndex(async (path) => {
    const response = await fetch(`${import.meta.env.BASE_URL}search/${path}`);
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
