import { createHash } from 'node:crypto';
import { lateStylesOf } from '../../layouts/late-styles.ts';
import { THEME_SCRIPT } from '../../layouts/theme.ts';
import { memoise } from '../../vocabulary/memoise.ts';

/**
 * Gives a page its Content-Security-Policy: no inline code except by hash, and nothing from another host. It goes before
 * everything that it governs; only the encoding has to come first.
 * @param html a whole page
 * @param styles the styles in its head; undefined if there are none
 */
export function withPolicy(html: string, styles: string | undefined): string {
  const late = lateStylesOf(html);
  const hashes = [styles, late].flatMap((css) => (css === undefined ? [] : [` ${hashOf(css)}`]));
  const policy = [...DIRECTIVES, `script-src 'self' ${hashOf(THEME_SCRIPT)}`, `style-src 'self'${hashes.join('')}`];
  return html.replace(
    START,
    (start) => `${start}<meta http-equiv="content-security-policy" content="${policy.join(';')}">`,
  );
}

const DIRECTIVES = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "form-action 'self'",
  "img-src 'self'",
  // Only src/components/trusted.ts may turn text into markup or code.
  "require-trusted-types-for 'script'",
  'trusted-types page',
  // Pagefind's WebAssembly runs in a worker, whose policy is its own, so that pages need no 'wasm-unsafe-eval'.
  "worker-src 'self'",
];

const START = /<head>(?:<meta charset="[^"]*">)?/;

/** As a policy names a script or styles. Pages share a few. */
const hashOf = memoise(100, (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
