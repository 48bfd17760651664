import { openIndex, type IndexFiles } from './open-index.ts';

/**
 * Opens the site's index in the browser, once per page load.
 * @throws Error if it cannot be loaded; the next call then tries again
 */
export function openSiteIndex(): Promise<IndexFiles> {
  opened ??= openIndex(async (path) => {
    const response = await fetch(`${import.meta.env.BASE_URL}search/${path}`);
    if (!response.ok) throw new Error(`The search index could not be loaded: ${path} answered ${response.status}.`);
    return response.json() as Promise<unknown>;
  }).catch((error: unknown) => {
    // Lets a later search try again.
    opened = undefined;
    throw error;
  });
  return opened;
}

let opened: Promise<IndexFiles> | undefined;
