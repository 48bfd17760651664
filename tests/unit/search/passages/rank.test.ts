import { expect, test } from 'vitest';
import type { Ask } from '../../../../src/search/passages/plan.ts';
import { mergeHits, type Hit } from '../../../../src/search/passages/rank.ts';

const word = (query: string): Ask => ({ query, kind: 'word' });
const hit = (id: string, score = 1): Hit => ({ id, score, locations: [0] });

test('a record with all words comes before records with one', () => {
  const merged = mergeHits(
    [
      { ask: word('a'), hits: [hit('one'), hit('both')] },
      { ask: word('b'), hits: [hit('both'), hit('other')] },
    ],
    100,
  );
  expect(merged[0]?.hit.id).toBe('both');
});

test('a rare word weighs more than a frequent one', () => {
  const frequent = Array.from({ length: 50 }, (_, index) => hit(`frequent-${index}`));
  const merged = mergeHits(
    [
      { ask: word('frequent'), hits: frequent },
      { ask: word('rare'), hits: [hit('rare')] },
    ],
    100,
  );
  expect(merged[0]?.hit.id).toBe('rare');
});

test('a phrase weighs more than a word as rare', () => {
  const merged = mergeHits(
    [
      { ask: word('a'), hits: [hit('word')] },
      { ask: { query: '"a b"', kind: 'phrase' }, hits: [hit('phrase')] },
    ],
    100,
  );
  expect(merged[0]?.hit.id).toBe('phrase');
});

test('equal records keep an order of their own', () => {
  const ids = (hits: Hit[]): string[] => mergeHits([{ ask: word('a'), hits }], 9).map((each) => each.hit.id);
  expect(ids([hit('x'), hit('y')])).toEqual(ids([hit('y'), hit('x')]));
});

test('a record that has every word at its best fits wholly, and an unknown word counts against it', () => {
  const known = { ask: word('a'), hits: [hit('x')] };
  expect(mergeHits([known], 10)[0]?.fit).toBeCloseTo(1);
  expect(mergeHits([known, { ask: word('b'), hits: [] }], 10)[0]?.fit).toBeLessThan(0.6);
});
