import { expect, test } from 'vitest';
import type { Entry } from '../../../../src/search/format/entries.ts';
import { lookUpBeginning, union } from '../../../../src/search/query/beginnings.ts';

test('stands for all longer words, each agent with its largest impact', async () => {
  const found = await lookUpBeginning('typ', indexOf({ type: [1, 20, 3, 50], typescript: [1, 40] }));
  expect(found?.terms).toEqual(['type', 'typescript']);
  expect(found?.documents.agents).toEqual([1, 40, 3, 50]);
});

test('of very many words, those of the most agents are looked up', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`word${at}`, at === 7 ? [1, 9, 2, 9] : [3, 9]]),
  );
  const found = await lookUpBeginning('word', indexOf(many));
  expect(found?.terms[0]).toBe('word7');
  expect(found?.terms.length).toBeLessThan(40);
});

test('is none if no word begins like it', async () => {
  expect(await lookUpBeginning('xyz', indexOf({}))).toBeUndefined();
});

test('a union is in the order of the numbers', () => {
  expect(union([[5, 1], [2, 3, 9, 4], []])).toEqual([2, 3, 5, 1, 9, 4]);
});

function indexOf(agents: Readonly<Record<string, number[]>>): { beginning: () => Promise<Map<string, Entry>> } {
  const entries = Object.entries(agents).map(([term, postings]): [string, Entry] => [
    term,
    { agents: postings, capabilities: [], pairs: new Map() },
  ]);
  return { beginning: () => Promise.resolve(new Map(entries)) };
}
