import { createHash } from 'node:crypto';

/**
 * Narrows the Content-Security-Policy of a page to the page: of all the hashes that the site's pages need together, only
 * those of the styles and scripts that stand in this one are kept. A page of one TCP window has no room for the others.
 * @param html a whole page, with the policy in a `<meta>` element
 */
export function narrowPolicy(html: string): string {
  const own = new Set(
    [...html.matchAll(/<(script|style)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)].map((match) => hashOf(match[2] ?? '')),
  );
  return html.replace(
    /(<meta http-equiv="content-security-policy" content=")([^"]*)/i,
    (_, start: string, policy: string) => {
      return start + policy.replace(/ '(sha256-[^']+)'/g, (source, hash: string) => (own.has(hash) ? source : ''));
    },
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
