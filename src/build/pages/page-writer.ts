import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheKey } from '../../cache.ts';
import { makeFolders } from '../make-folders.ts';
import type { PreviousSite, Written } from '../previous/previous-site.ts';
import { reuse } from '../previous/reuse.ts';

/**
 * Makes the writer of pages that say what they are made from. Such a page is linked from the previous site if it would be the
 * same; otherwise it is rendered and written here, once: Astro would write it again into a cache of its own.
 * @param key a digest of everything that all pages are made from: the code, the settings and the identity
 */
export function pageWriter({ key, basePath, outDir, previous, finish }: PageWriting): PageWriter {
  const keys = new Map<string, string>();
  const written = new Map<string, Written>();
  return {
    written,
    expect: (pages) => {
      for (const { pathname, component, cacheKey: own } of pages) {
        if (own !== undefined) keys.set(fileOf(pathname), cacheKey([key, component, own]));
      }
    },
    write: async (url, render) => {
      const path = decodeURI(new URL(url).pathname);
      const file = fileOf(path.startsWith(basePath) ? path.slice(basePath.length) : path);
      const own = keys.get(file);
      if (own === undefined) return finished(await render(), finish);
      const known = previous?.pages.get(file);
      if (known?.key === own && previous !== undefined && reuse(known, previous, outDir)) {
        written.set(file, known);
        return new Response(null);
      }
      const response = await render();
      if (response.status !== 200) return response;
      const bytes = Buffer.from(finish(await response.text()));
      makeFolders([file], outDir);
      writeFileSync(join(outDir, file), bytes);
      written.set(file, { key: own, files: [[file, bytes.length]] });
      // Astro writes no file for an answer without a body.
      return new Response(null);
    },
  };
}

/** An answer as it is served; only pages are finished. */
async function finished(response: Response, finish: PageWriting['finish']): Promise<Response> {
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response;
  return new Response(finish(await response.text()), response);
}

/** The file of a page's address. */
function fileOf(pathname: string): string {
  return join(pathname.replace(/^\/+/, ''), 'index.html').replaceAll('\\', '/');
}

interface PageWriting {
  key: string;
  /** The path that the site is served below, with a slash at both ends. */
  basePath: string;
  /** The site's folder, as an absolute path. */
  outDir: string;
  /** The site before this one, if its files can be reused. */
  previous: PreviousSite | undefined;
  /** Makes the HTML that is served from what Astro renders. */
  finish: (html: string) => string;
}

/** Writes the pages that have keys. */
interface PageWriter {
  /** What has been written or linked, by file. */
  written: ReadonlyMap<string, Written>;
  /** Takes the keys of pages. @param pages all that are to be rendered */
  expect: (pages: readonly { pathname: string; component: string; cacheKey?: string | undefined }[]) => void;
  /**
   * Writes the page at an address.
   * @param render renders it
   * @returns what Astro has to write; empty if the page is there already
   */
  write: (url: string, render: () => Promise<Response>) => Promise<Response>;
}
