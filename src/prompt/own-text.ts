import { escapeHtml } from '../agent/hidden/html.ts';
import { renderDocument, type Prompt } from './render-prompt.ts';

/**
 * Renders Markdown of the catalogue's owner: its introduction, its notice or a guide. HTML in it is shown as text.
 * @param topLevel the level on the page of the text's highest heading
 * @param site where links lead, and which pictures there are
 */
export function renderOwnText(text: string, topLevel: number, site: OwnTextSite): Prompt {
  return renderDocument(text, topLevel, {
    idPrefix: site.idPrefix,
    taken: site.taken ?? [],
    classes: { code: 'block', table: 'wide' },
    link: ({ url, html }) => {
      const href = site.href(url);
      if (href === undefined) return html;
      return `<a href="${escapeHtml(href)}"${/^https?:/i.test(url) ? ' rel="noopener"' : ''}>${html.trim() === '' ? escapeHtml(url) : html}</a>`;
    },
    image: ({ url, alt, source }) => {
      const picture = site.picture(url);
      if (picture === undefined) return `<code>${source}</code>`;
      const { src, width, height } = picture;
      return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy">`;
    },
  });
}

/** The links and the images in a text, in the order in which they stand. */
export function addressesIn(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = [];
  renderDocument(text, 1, {
    idPrefix: '',
    classes: { table: 'wide' },
    link: ({ url, line, column }) => {
      found.push({ kind: 'link', url, line, column });
      return '';
    },
    image: ({ url, line, column }) => {
      found.push({ kind: 'image', url, line, column });
      return '';
    },
  });
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** A link or an image as it is written. */
export interface WrittenAddress {
  kind: 'link' | 'image';
  url: string;
  /** 1-based line of the text. */
  line: number;
  /** 1-based. */
  column: number;
}

/** What a text needs to know of the site. */
export interface OwnTextSite {
  /** What the ids of headings begin with. */
  idPrefix: string;
  /** Ids that the page has already. */
  taken?: readonly string[];
  /** The address of a link; undefined if only its words are to be shown. @param url as it is written */
  href: (url: string) => string | undefined;
  /** An image of the site; undefined if it is to be shown as text. @param url as it is written */
  picture: (url: string) => { src: string; width: number; height: number } | undefined;
}
