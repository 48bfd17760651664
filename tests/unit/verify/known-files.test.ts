import { describe, expect, test } from 'vitest';
import { findKnown, knownFilesTexts, readKnownFiles, stemOf, type KnownFile } from '../../../src/verify/known-files.ts';
import { minhash } from '../../../src/catalogue/likeness/minhash.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { readFixture } from '../make/fixture.ts';

const words = (start: number): string => Array.from({ length: 60 }, (_, at) => `word${start + at}`).join(' ');
const helper = entryOf(read(fileWith('description: Helps.', `${words(0)}\n`)), 'helper');
const tolerant = {
  ...entryOf(readFixture('agents/unquoted-colon.md'), 'unquoted-colon'),
  file: 'data/slow-queries.md',
};
const entries = [
  { ...helper, minhash: minhash(words(0)), file: 'helper.md' },
  { ...tolerant, minhash: minhash(words(500)), portable: 'p'.repeat(64) },
  { ...helper, slug: 'other-helper', sha256: 'f'.repeat(64), file: 'other/helper.md', minhash: minhash(words(900)) },
];

const [text = ''] = knownFilesTexts(entries);

function list(): KnownFile[] {
  return readKnownFiles(JSON.parse(text));
}

function wanted(given: Partial<Parameters<typeof findKnown>[1]>): Parameters<typeof findKnown>[1] {
  return { sha256: '', name: undefined, stem: undefined, wording: [], ...given };
}

describe('the list', () => {
  test('has a line with the digest of every agent', () => {
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(entries.length + 2);
    expect(lines.filter((line) => line.includes(helper.sha256))).toHaveLength(1);
  });

  test('leaves out what the slug already says', () => {
    const [, first = ''] = text.split('\n');
    expect(JSON.parse(first.replace(/,$/, ''))).toEqual(['helper', helper.sha256, expect.any(String)]);
  });

  test('is read as it was written', () => {
    const [first, second, third] = list();
    expect(first).toMatchObject({ slug: 'helper', name: 'helper', stem: 'helper', portable: undefined });
    expect(first?.wording).toEqual(minhash(words(0)).slice(0, 4));
    expect(second).toMatchObject({ stem: 'slow-queries', portable: 'p'.repeat(64) });
    expect(third).toMatchObject({ slug: 'other-helper', name: 'helper', stem: 'helper' });
  });

  test('of very many agents is several lists, which have every agent once', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...helper,
      slug: `a-${index}`,
      minhash: minhash(words(0)),
    }));
    const texts = knownFilesTexts(many);
    expect(texts.length).toBeGreaterThan(1);
    const found = texts.flatMap((text) => readKnownFiles(JSON.parse(text)));
    expect(found.map(({ slug }) => slug)).toEqual(many.map(({ slug }) => slug));
  });

  test.each([[null], [{}], [[[]]], [[null]]])('%j is rejected', (given) => {
    expect(() => readKnownFiles(given)).toThrow();
  });
});

describe('a file is found', () => {
  test('by its digest first', () => {
    const found = findKnown(list(), wanted({ sha256: tolerant.sha256, name: 'helper' }));
    expect(found).toMatchObject({ kind: 'file', known: { slug: 'unquoted-colon' } });
  });

  test('by the digest of its portable copy', () => {
    const found = findKnown(list(), wanted({ sha256: 'p'.repeat(64) }));
    expect(found).toMatchObject({ kind: 'portable', known: { slug: 'unquoted-colon' } });
  });

  test('by its name, with the nearer wording if there are several', () => {
    const found = findKnown(list(), wanted({ name: 'helper', wording: minhash(words(900)).slice(0, 4) }));
    expect(found).toMatchObject({ kind: 'name', known: { slug: 'other-helper' }, others: [{ slug: 'helper' }] });
  });

  test('by the name of the file if the agent name is unknown', () => {
    expect(findKnown(list(), wanted({ stem: 'slow-queries' }))?.known.slug).toBe('unquoted-colon');
  });

  test('by its wording if its name is different', () => {
    const wording = minhash(`${words(500)} and a few words more`).slice(0, 4);
    const found = findKnown(list(), wanted({ name: 'renamed', stem: 'renamed', wording }));
    expect(found).toMatchObject({ kind: 'wording', known: { slug: 'unquoted-colon' } });
  });

  test('by its wording rather than by the name of the file', () => {
    const wording = minhash(words(500)).slice(0, 4);
    expect(findKnown(list(), wanted({ stem: 'helper', wording }))?.known.slug).toBe('unquoted-colon');
  });

  test('not at all if nothing matches', () => {
    const wording = minhash(words(2000)).slice(0, 4);
    expect(findKnown(list(), wanted({ name: 'nobody', stem: 'nothing', wording }))).toBeUndefined();
    expect(findKnown([], wanted({ name: 'helper' }))).toBeUndefined();
  });
});

test('the stem of a file is its name without folders and extension', () => {
  expect(['a/b/c.md', 'c.MD', 'c', 'c.txt', 'a.b.md'].map(stemOf)).toEqual(['c', 'c', 'c', 'c', 'a.b']);
});
