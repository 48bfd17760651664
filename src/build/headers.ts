/**
 * The headers that belong to an address of the site.
 * @param path what follows the base path, without a slash before it
 */
export function headersOf(path: string): Record<string, string> {
  const entries = HEADER_RULES.filter((rule) => patternOf(rule.path).test(path)).flatMap(({ headers }) =>
    Object.entries(headers),
  );
  return { 'Cache-Control': REVALIDATED, ...Object.fromEntries(entries) };
}

/**
 * The file `_headers`, from which Netlify and Cloudflare Pages learn the headers to send. Where two rules met over one
 * header both hosts would send both values, so none do; without a rule both have files asked after every time.
 * @param base the path that the site lives under, with a slash at both ends
 */
export function headersFile(base: string): string {
  const blocks = HEADER_RULES.map(({ path, headers }) =>
    [base.replace(/\/?$/, `/${path}`), ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join(
      '\n',
    ),
  );
  return `${blocks.join('\n')}\n`;
}

/** For files whose names tell their content, so that they never change: a year. */
export const UNCHANGING = 'public, max-age=31536000, immutable';
/** For everything else: kept, but asked after every time, so that nobody sees yesterday's catalogue. */
export const REVALIDATED = 'no-cache';

/**
 * What is sent with which files. In paths, `*` stands for anything and `:name` for one folder. Every page carries its own
 * Content-Security-Policy; what a policy in a page cannot say is said here.
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
  { path: '*.md', headers: { 'Content-Type': 'text/markdown; charset=utf-8' } },
  { path: 'opensearch.xml', headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
  // To be read before they are run.
  { path: '*.sh', headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  { path: '*.ps1', headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
];

function patternOf(path: string): RegExp {
  const source = path.replace(/[.\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${source}$`);
}

/** Headers for some files. */
export interface HeaderRule {
  /** Below the base path, without a slash at its beginning. */
  path: string;
  headers: Readonly<Record<string, string>>;
}
