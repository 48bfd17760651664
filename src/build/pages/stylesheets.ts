import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the stylesheets of pages into them, so that a page needs no further request. Astro does that too, but hashes the styles of
 * every page anew. Only what is linked in the head counts: whatever an agent says is text there.
 * @param basePath the path that the site is served below, with a slash at both ends
 * @param outDir the site's folder, as an absolute path
 */
export function stylesheets(basePath: string, outDir: string): Stylesheets {
  const known = new Map<string, string>();
  const read = (address: string): string => readFileSync(join(outDir, address.slice(basePath.length)), 'utf8').trim();
  const stylesOf = (links: readonly string[]): string =>
    links.map((link) => read(link.slice(BEFORE.length, -AFTER.length))).join('\n');
  return {
    inline: (html) => {
      const end = html.indexOf('</head>');
      const head = html.slice(0, Math.max(end, 0));
      const links = head.match(LINK);
      if (links === null) return { html, styles: undefined };
      const key = links.join('');
      const styles = known.get(key) ?? stylesOf(links);
      known.set(key, styles);
      let isFirst = true;
      const styled = head.replace(LINK, () => {
        const style = isFirst ? `<style>${styles}</style>` : '';
        isFirst = false;
        return style;
      });
      return { html: styled + html.slice(end), styles };
    },
    remove: () => {
      const folder = join(outDir, '_astro');
      for (const name of readdirSync(folder)) if (name.endsWith('.css')) rmSync(join(folder, name));
    },
  };
}

const LINK = /<link rel="stylesheet" href="[^"]*">/g;
const BEFORE = '<link rel="stylesheet" href="';
const AFTER = '">';

/** The stylesheets that Astro has written for the pages of a build. */
export interface Stylesheets {
  /**
   * Puts the stylesheets that a page links into its head.
   * @param html a whole page
   * @returns the page, and its styles; undefined if it links none
   */
  inline: (html: string) => { html: string; styles: string | undefined };
  /** Removes their files: all are in pages, also those of pages that come from the site before. */
  remove: () => void;
}
