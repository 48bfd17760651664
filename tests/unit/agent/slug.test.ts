import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slug as githubSlug } from 'github-slugger';
import { kebabOf, plainSlugOf, slugOf } from '../../../src/agent/slug.ts';

test.each([
  ['browser-audit/scope-mapper', 'browser-audit-scope-mapper'],
  ['v1.2-helper', 'v1-2-helper'],
  ['ring:code-reviewer', 'ring-code-reviewer'],
  ['@scope/name', 'scope-name'],
  ['a|b', 'a-b'],
  ['a🚀b', 'a-b'],
  ['R&D', 'r-d'],
  ['Bookkeeper & Controller', 'bookkeeper-controller'],
  ['Helper (v2)', 'helper-v2'],
  ['a,b;c', 'a-b-c'],
  ['a\\b', 'a-b'],
  ['a→b', 'a-b'],
  ['a、b', 'a-b'],
])('signs inside a name do not run its words together: "%s"', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ['C++ Expert', 'cpp-expert'],
  ['c++17', 'cpp17'],
  ['C/C++', 'c-cpp'],
  ['Objective-C++', 'objective-cpp'],
  ['g++', 'gpp'],
  ['C＋＋', 'cpp'],
  ['C# Expert', 'csharp-expert'],
  ['C#12', 'csharp12'],
  ['F#', 'fsharp'],
  ['C♯', 'csharp'],
  ['C#/.NET', 'csharp-dotnet'],
  ['.NET 8', 'dotnet-8'],
  ['ES2015+', 'es2015-plus'],
])('"%s" keeps what its signs mean', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ['issue #5', 'issue-5'],
  ['a#b', 'a-b'],
  ['a+b', 'a-b'],
  ['+1', '1'],
  ['ASP.NET', 'asp-net'],
  ['my.network', 'my-network'],
])('"%s" is not taken for a language', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each([
  ["Don't", 'dont'],
  ['Don’t', 'dont'],
  ['می\u200Cخواهم', 'میخواهم'],
  ['⚙\uFE0F Helper', 'helper'],
])('apostrophes and invisible characters are left out: "%s"', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('names of letters, digits, spaces, hyphens and underscores keep the slugs that they had', () => {
  const letters = fc.constantFrom('a', 'b', 'Z', '0', '19', ' ', '-', '_', 'é', 'ß', 'ñ', 'Ж', '代', '訳', '가', 'ก');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), (name) => {
      expect(slugOf(name)).toBe(githubSlug(name.normalize('NFC')).replace(/^-+|(?<!-)-+$/g, ''));
    }),
  );
});

test('a slug is its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      expect(slugOf(slugOf(name))).toBe(slugOf(name));
    }),
  );
});

test('slug, plain slug and suggested name of a plain name are one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[A-Za-z0-9+#]{1,8}$/), { minLength: 1 }),
      fc.constantFrom('/', '.', ':', '&'),
      (words, sign) => {
        const slug = slugOf(words.join(sign));
        expect([plainSlugOf(words.join(sign)), kebabOf(words.join(sign))]).toEqual([slug, slug]);
      },
    ),
  );
});

test('a suggested name is kebab case or empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      expect(kebabOf(name)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
    }),
  );
});

test.each(['-', '+', '#', '- ', '.', "'", 'a+', 'a#', '-!', '.net'])(
  'a million characters of "%s" are no trouble',
  (part) => {
    expect(slugOf(part.repeat(1_000_000 / part.length)).length).toBeLessThanOrEqual(3_000_000);
  },
);
