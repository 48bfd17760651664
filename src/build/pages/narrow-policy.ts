import { createHash } from 'node:crypto';
import { memoise } from '../../vocabulary/memoise.ts';

/**
 * Reduces the Content-Security-Policy of a page to what the page needs, adds the hash of styles that Astro does not know, and moves it to the top of the `<head>`: a policy in
 * a `<meta>` element applies only to what follows it. Astro lists the hashes of the whole site; only those of this page's
 * inline styles and scripts are kept, so that a page still fits into the first TCP window.
 * @param html a whole page, with the policy in a `<meta>` element
 * @param styles the hash of such styles, as a policy names it
 */
export function narrowPolicy(html: string, styles?: string): string {
  const found = POLICY.exec(html);
  if (found === null) return html;
  const [element, start = '', policy = '', end = ''] = found;
  const own = new Set(inlineTexts(html).map(hashOf));
  const narrow = policy
    .replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (own.has(hash) ? source : ''))
    .replace(/\bstyle-src [^;]*/, (sources) => (styles === undefined ? sources : `${sources} '${styles}'`));
  return html.replace(element, '').replace(FIRST, (before) => before + start + narrow + end);
}

/** The texts of inline scripts and styles. An attribute may hold what looks like one, such as the name of an agent. */
function inlineTexts(html: string): string[] {
  const texts: string[] = [];
  const tag = /<([a-z][\w-]*)(?:[\s/](?:[^"'>]|"[^"]*"|'[^']*')*)?>/g;
  for (let found = tag.exec(html); found !== null; found = tag.exec(html)) {
    const [, name = ''] = found;
    if (name !== 'script' && name !== 'style') continue;
    const end = html.indexOf(`</${name}>`, tag.lastIndex);
    if (end === -1) break;
    // Without a text, it is loaded from elsewhere.
    if (end > tag.lastIndex) texts.push(html.slice(tag.lastIndex, end));
    tag.lastIndex = end;
  }
  return texts;
}

const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(">)/i;

/** The policy goes after the encoding, which has to come first and which no policy governs. */
const FIRST = /<head>(?:<meta charset="[^"]*">)?/;

/** Most pages share a few styles and scripts. */
const hashOf = memoise(100, (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
