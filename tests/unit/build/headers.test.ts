import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { HEADER_RULES, headersFile, headersOf, REVALIDATED, UNCHANGING } from '../../../src/build/headers.ts';

describe('the headers of an address', () => {
  test.each([
    ['', REVALIDATED],
    ['agents/x/', REVALIDATED],
    ['agents/x.md', REVALIDATED],
    ['search/index.json', REVALIDATED],
    ['search/0123abcd/facets.json', UNCHANGING],
    ['pagefind/pagefind.js', REVALIDATED],
    ['pagefind/pagefind-entry.json', REVALIDATED],
    ['pagefind/index/en_0123abc.pf_index', UNCHANGING],
    ['_astro/page.abc.js', UNCHANGING],
    ['agents/_astro/page.js', REVALIDATED],
  ])('"%s" is cached: %s', (path, lifetime) => {
    expect(headersOf(path)['Cache-Control']).toBe(lifetime);
  });

  test.each([
    ['agents/x.md', 'text/markdown; charset=utf-8'],
    ['install.sh', 'text/plain; charset=utf-8'],
    ['install.ps1', 'text/plain; charset=utf-8'],
    ['opensearch.xml', 'application/opensearchdescription+xml'],
    ['agents/amd/', undefined],
  ])('"%s" is sent as %s', (path, type) => {
    expect(headersOf(path)['Content-Type']).toBe(type);
  });

  test('no file may be framed or taken for another type', () => {
    expect(headersOf('agents/x/')).toMatchObject({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
    });
  });
});

describe('_headers', () => {
  test('has every rule below the base path', () => {
    const paths = headersFile('/some/base/').match(/^\/.*$/gm);
    expect(paths).toEqual(HEADER_RULES.map(({ path }) => `/some/base/${path}`));
  });

  test.each(['/base', '/base/'])('the base path %s may lack the slash at its end', (base) => {
    expect(headersFile(base)).toContain('\n/base/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n');
  });

  test('no two rules set the same header for a file, since hosts would send both', () => {
    for (const path of [
      '',
      'a/',
      'a.md',
      'a.sh',
      'a.ps1',
      '_astro/a.js',
      'search/0/a.json',
      'pagefind/index/a.pf_index',
      'opensearch.xml',
    ]) {
      const names = headersFile('/')
        .split(/^(?=\/)/m)
        .filter((block) => matches(block.split('\n')[0]?.slice(1) ?? '', path))
        .flatMap((block) => block.match(/^ {2}[\w-]+/gm) ?? []);
      expect(new Set(names).size, path).toBe(names.length);
    }
  });
});

describe('configurations for other hosts', () => {
  test('vercel.json sends the same headers', () => {
    const { headers } = z
      .object({
        headers: z.array(
          z.object({ source: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) }),
        ),
      })
      .parse(JSON.parse(hosting('vercel.json')));
    expect(headers).toEqual(
      HEADER_RULES.map((rule) => ({
        source: `/${rule.path.replace('*', '(.*)')}`,
        headers: Object.entries(rule.headers).map(([key, value]) => ({ key, value })),
      })),
    );
  });

  test.each(['nginx.conf', 'Caddyfile'])('%s sends the same headers', (name) => {
    const text = hosting(name);
    for (const { headers } of HEADER_RULES) {
      for (const [header, value] of Object.entries(headers)) {
        expect(text, header).toContain(header === 'Content-Type' ? value.split(';')[0] : `"${value}"`);
      }
    }
  });
});

function hosting(name: string): string {
  return readFileSync(`.github/hosting/${name}`, 'utf8');
}

function matches(rule: string, path: string): boolean {
  return new RegExp(`^${rule.replaceAll('.', '\\.').replace(/:\w+/, '[^/]+').replace('*', '.*')}$`).test(path);
}
