import { escapeHtml, visibleHtml } from '../agent/hidden/html.ts';

/**
 * Renders a link with its address and its title, because the model reads them. Only http(s) and mail become an `<a>`.
 */
export function renderLink({ url, title, html, bare }: Link): string {
  const shownTitle = title ? ` <code class="tags">${visibleHtml(`"${title}"`)}</code>` : '';
  const shownUrl = ` <code class="tags">${visibleHtml(`(${url})`)}</code>`;
  if (!SAFE_LINK.test(url) || !URL.canParse(url)) return `${html}${shownUrl}${shownTitle}`;
  // A link without text would be invisible.
  const blank = html.trim() === '';
  const anchor = `<a href="${escapeHtml(url)}" rel="nofollow noopener">${blank ? visibleHtml(url) : html}</a>`;
  return `${anchor}${bare || blank ? '' : shownUrl}${shownTitle}`;
}

/** Both slashes are required: `https:page` would be an address on the page's own host. */
const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

/** A link of a body. */
interface Link {
  url: string;
  title: string | null | undefined;
  /** Its text. */
  html: string;
  /** Whether it is an address without brackets, which is its own text and needs no other. */
  bare: boolean;
}
