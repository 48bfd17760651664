import { createHash } from 'node:crypto';
import { memoise } from '../vocabulary/memoise.ts';

/**
 * Narrows the Content-Security-Policy of a page to the page, and puts it before all that it is for: a policy in a page
 * holds for what follows it. Of all the hashes that the site's pages need together, only those of the styles and scripts
 * that stand in this one are kept. A page of one TCP window has no room for the others.
 * @param html a whole page, with the policy in a `<meta>` element
 */
export function narrowPolicy(html: string): string {
  const found = POLICY.exec(html);
  if (found === null) return html;
  const [element, start = '', policy = '', end = ''] = found;
  const own = new Set(
    [...html.matchAll(/<(script|style)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)].map((match) => hashOf(match[2] ?? '')),
  );
  const narrow = policy.replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (own.has(hash) ? source : ''));
  return html.replace(element, '').replace(FIRST, (before) => before + start + narrow + end);
}

const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(">)/i;

/** The encoding has to come first, and is nothing that a policy is for. */
const FIRST = /<head>(?:<meta charset="[^"]*">)?/;

/** Most pages have the same few styles and scripts. */
const hashOf = memoise(100, (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
