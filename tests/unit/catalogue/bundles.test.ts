import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundlesOf, kebab, kebabAt } from '../../../src/catalogue/bundles.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { markOf } from '../../../src/catalogue/unique-names.ts';
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

  test('of very many folders, those with the most agents get one', () => {
    const one = entryAt('a.md');
    const files = Array.from({ length: 300 }, (_, index) => `few-${index}/x.md`);
    const bundles = bundlesOf([...files, 'many/x.md', 'many/y.md'].map((file) => ({ ...one, file })));
    expect(bundles).toHaveLength(201);
    expect(bundles.map(({ slug }) => slug)).toContain('many');
  });

  test('a single folder gets no bundle of its own', () => {
    expect(bundlesOf(['a/x.md', 'a/y.md'].map(entryAt)).map(({ slug }) => slug)).toEqual(['all']);
  });

  test('folders that would give the same name get different names', () => {
    const bundles = bundlesOf(['all/x.md', 'a b/x.md', 'A_B/x.md', '日本/x.md', 'top/x.md'].map(entryAt));
    expect(bundles.map(({ slug }) => slug)).toEqual([
      'all',
      `a-b-${markOf('A_B')}`,
      `a-b-${markOf('a b')}`,
      `all-${markOf('all')}`,
      'top',
      `folder-${markOf('日本')}`,
    ]);
  });

  test('the top folder and a folder called “top” get different names, whichever was there first', () => {
    expect(bundlesOf(['x.md', 'top/x.md', 'a/x.md'].map(entryAt)).map(({ slug }) => slug)).toEqual([
      'all',
      `top-${markOf('')}`,
      'a',
      `top-${markOf('top')}`,
    ]);
  });

  test('no folder gets the name of another one when an agent comes', () => {
    const file = fc.constantFrom(
      'x.md',
      'top/x.md',
      'all/x.md',
      'a b/x.md',
      'A_B/x.md',
      'a/b/x.md',
      '日/x.md',
      '本/x.md',
      'ä/x.md',
    );
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1 }), ([added = '', ...others]) => {
        const before = bundlesOf(others.map(entryAt));
        const after = new Map(bundlesOf([added, ...others].map(entryAt)).map(({ slug, folder }) => [slug, folder]));
        for (const { slug, folder } of before) expect(after.has(slug) ? after.get(slug) : folder).toBe(folder);
      }),
    );
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

test('a long name with a mark is not too long either', () => {
  const names = [0, 1, 2].map((level) => kebabAt('x'.repeat(100), 'own', 'folder', level));
  expect(names.map(({ length }) => length)).toEqual([64, 64, 64]);
});
