import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundlesOf, free, kebab } from '../../../src/catalogue/bundles.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

function entryAt(file: string): AgentEntry {
  return { ...entryOf(read(fileWith('description: Helps with this.')), file.replace(/\W/g, '-')), file };
}

describe('bundles', () => {
  test('there is a bundle of all agents and one of each folder', () => {
    const bundles = bundlesOf(['a/x.md', 'a/y.md', 'b/c/z.md', 'top.md'].map(entryAt));
    expect(bundles.map(({ slug, title, agents }) => [slug, title, agents.length])).toEqual([
      ['all', 'All agents', 4],
      ['top', 'The top folder', 1],
      ['a', 'a', 2],
      ['b-c', 'b/c', 1],
    ]);
  });

  test('a single folder gets no bundle of its own', () => {
    expect(bundlesOf(['a/x.md', 'a/y.md'].map(entryAt)).map(({ slug }) => slug)).toEqual(['all']);
  });

  test('folders that would give the same name get different names', () => {
    const bundles = bundlesOf(['all/x.md', 'a b/x.md', 'A_B/x.md', '日本/x.md', 'top/x.md'].map(entryAt));
    expect(bundles.map(({ slug }) => slug)).toEqual(['all', 'a-b', 'a-b-2', 'all-2', 'top', 'top-2']);
  });

  test('a bundle that is too large is left out', () => {
    expect(bundlesOf(['a/x.md', 'a/y.md', 'b/z.md'].map(entryAt), 2).map(({ slug }) => slug)).toEqual(['a', 'b']);
  });

  test('a bundle has its token cost and the names that occur more than once', () => {
    const [all] = bundlesOf(['x.md', 'y.md'].map(entryAt));
    expect(all?.tokens).toBe(8);
    expect(all?.collisions).toEqual([{ name: 'helper', count: 2 }]);
  });
});

test('a bundle name is short ASCII in kebab case, whatever it is made from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(kebab(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      expect(kebab(text).length).toBeLessThanOrEqual(64);
    }),
  );
});

test('accents are removed', () => {
  expect(kebab('Über/01_Größe')).toBe('uber-01-gro-e');
});

test('a name with a number is not too long either', () => {
  const taken = new Set<string>();
  const names = Array.from({ length: 12 }, () => free('x'.repeat(64), taken));
  expect(new Set(names).size).toBe(12);
  expect(names.every(({ length }) => length <= 64)).toBe(true);
});
