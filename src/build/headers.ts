/**
 * The response headers for a path of the site.
 * @param path below the base path, without a leading slash
 */
export function headersOf(path: string): Record<string, string> {
  const entries = HEADER_RULES.filter((rule) => patternOf(rule.path).test(path)).flatMap(({ headers }) =>
    Object.entries(headers),
  );
  return { 'Cache-Control': REVALIDATED, ...Object.fromEntries(entries) };
}

/**
 * The file `_headers`, which tells Netlify and Cloudflare Pages what headers to send. Both hosts send every value when two
 * rules set the same header, so no two rules do. Without a rule, both make browsers revalidate a file on every use.
 * @param base the path that the site is served under
 */
export function headersFile(base: string): string {
  const blocks = HEADER_RULES.map(({ path, headers }) =>
    [base.replace(/\/?$/, `/${path}`), ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join(
      '\n',
    ),
  );
  return `${blocks.join('\n')}\n`;
}

/** A year, for files whose names contain a digest of their content, so that they never change. */
export const UNCHANGING = 'public, max-age=31536000, immutable';
/** For everything else: stored, but revalidated on every use, so that nobody sees an outdated catalogue. */
export const REVALIDATED = 'no-cache';

/**
 * Which headers are sent with which files. In paths, `*` matches anything and `:name` one folder. Every page contains its own
 * Content-Security-Policy; the policy here has what a `<meta>` element cannot set.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  {
    path: '*',
    headers: {
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  { path: '_astro/*', headers: { 'Cache-Control': UNCHANGING } },
  { path: 'search/:version/*', headers: { 'Cache-Control': UNCHANGING } },
  { path: 'pagefind/:part/*', headers: { 'Cache-Control': UNCHANGING } },
  { path: '*.md', headers: { 'Content-Type': 'text/markdown; charset=utf-8' } },
  { path: '*.toml', headers: { 'Content-Type': 'application/toml; charset=utf-8' } },
  { path: 'opensearch.xml', headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
  // Shown in the browser, so that people can read a script before running it.
  { path: '*.sh', headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  { path: '*.ps1', headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
];

function patternOf(path: string): RegExp {
  const source = path.replace(/[.\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

/** Headers for some files. */
export interface HeaderRule {
  /** Below the base path, without a leading slash. */
  path: string;
  headers: Readonly<Record<string, string>>;
}
