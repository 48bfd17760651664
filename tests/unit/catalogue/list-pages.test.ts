import { expect, test } from 'vitest';
import { cutList, listPath } from '../../../src/catalogue/list-pages.ts';

test('a short list is one page', () => {
  expect(cutList(['a', 'b'], 2)).toEqual([['a', 'b']]);
});

test('a list without entries is one empty page', () => {
  expect(cutList([])).toEqual([[]]);
});

test('a long list is cut between entries, by bytes rather than characters', () => {
  expect(cutList(['ab', 'c', 'é', 'de'], 3)).toEqual([['ab', 'c'], ['é'], ['de']]);
});

test('an entry that is too long has a page of its own', () => {
  expect(cutList(['abcdef', 'g', 'hijklm'], 3)).toEqual([['abcdef'], ['g'], ['hijklm']]);
});

test.each([
  ['agents.json', 1, 'agents.json'],
  ['agents.json', 2, 'agents-2.json'],
  ['verify/agents.json', 12, 'verify/agents-12.json'],
  ['.well-known/ard.json', 3, '.well-known/ard-3.json'],
])('page %s %d is at %s', (path, page, expected) => {
  expect(listPath(path, page)).toBe(expected);
});
