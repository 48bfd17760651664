import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the stylesheets of pages into them, so that a page needs no further request. Astro does that too, but hashes the styles of
 * every page anew. Only what is linked in the head counts: whatever an agent says is text there.
 * @param basePath the path that the site is served below, with a slash at both ends
 * @param outDir the site's folder, as an absolute path
 */
export function stylesheets(basePath: string, outDir: string): Stylesheets {
  const known = new Map<string, Sheet>();
  const files = new Set<string>();
  const read = (address: string): string => {
    const file = join(outDir, address.slice(basePath.length));
    files.add(file);
    return readFileSync(file, 'utf8').trim();
  };
  const sheetOf = (links: readonly string[]): Sheet => {
    const css = links.map((link) => read(link.slice(BEFORE.length, -AFTER.length))).join('\n');
    return { css, hash: `sha256-${createHash('sha256').update(css).digest('base64')}` };
  };
  return {
    inline: (html) => {
      const end = html.indexOf('</head>');
      const head = html.slice(0, Math.max(end, 0));
      const links = head.match(LINK);
      if (links === null) return { html, hash: undefined };
      const key = links.join('');
      const sheet = known.get(key) ?? sheetOf(links);
      known.set(key, sheet);
      let isFirst = true;
      const styled = head.replace(LINK, () => {
        const style = isFirst ? `<style>${sheet.css}</style>` : '';
        isFirst = false;
        return style;
      });
      return { html: styled + html.slice(end), hash: sheet.hash };
    },
    remove: () => {
      for (const file of files) rmSync(file, { force: true });
    },
  };
}

const LINK = /<link rel="stylesheet" href="[^"]*">/g;
const BEFORE = '<link rel="stylesheet" href="';
const AFTER = '">';

/** Several stylesheets as one. */
interface Sheet {
  css: string;
  /** As a policy names it. */
  hash: string;
}

/** The stylesheets that Astro has written for the pages of a build. */
export interface Stylesheets {
  /**
   * Puts the stylesheets that a page links into its head.
   * @param html a whole page
   * @returns the page, and the hash of its styles as a policy names it; undefined if it links none
   */
  inline: (html: string) => { html: string; hash: string | undefined };
  /** Removes the files of all that are in pages now. */
  remove: () => void;
}
