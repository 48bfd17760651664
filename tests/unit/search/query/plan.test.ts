import { describe, expect, test } from 'vitest';
import { termOf } from '../../../../src/vocabulary/terms.ts';
import { planQuery } from '../../../../src/search/query/plan.ts';
import { nameKey } from '../../../../src/search/format/keys.ts';

function words(query: string): string[] {
  return planQuery(query).words.map(({ written }) => written);
}

test('keeps the words worth searching for, in the order typed', () => {
  expect(words('How do I make my slow queries fast?')).toEqual(['slow', 'queries', 'fast']);
});

test('keeps function words if there is nothing else', () => {
  expect(words('what is it')).toEqual(['what', 'is', 'it']);
});

test('counts a word once in all its forms', () => {
  expect(words('test tests testing')).toHaveLength(1);
});

test('finds nothing to search for in punctuation', () => {
  expect(words('?!… —')).toEqual([]);
});

test('takes "Go" inside a sentence for the language', () => {
  expect(words('a server in Go')).toEqual(['server', 'go']);
  expect(words('where did it go')).toEqual(['where', 'did', 'it', 'go']);
  expect(words('Go home and take a rest')).toEqual(['home', 'rest']);
});

test('pairs neighbouring words in both orders, skipping function words between them', () => {
  const [rate, limit, api] = ['rate', 'limits', 'api'].map(termOf);
  expect(planQuery('rate limits of the API').pairs).toEqual([
    [rate, limit],
    [limit, rate],
    [limit, api],
    [api, limit],
  ]);
});

test('in a short query, a function word may be a name, but counts less', () => {
  expect(planQuery('IT support').words.map(({ written, weight }) => [written, weight])).toEqual([
    ['it', 0.5],
    ['support', 1],
  ]);
});

test('finds a name without the version that is joined to it', () => {
  expect(words('react19 forms')).toEqual(['react19', 'react', 'forms']);
});

test('the last word may be unfinished unless something follows it', () => {
  expect(planQuery('slow que').typing).toBe(termOf('que'));
  expect(planQuery('slow queries ').typing).toBeUndefined();
});

test('joins neighbouring words too', () => {
  expect(planQuery('front end').joined).toEqual([termOf('frontend')]);
});

test('joins hyphenated words too', () => {
  expect(words('front-end')).toEqual(['front', 'end', 'front-end']);
});

test('searches for a phrasal verb as one term', () => {
  expect(words('sign in with Google')).toEqual(['google', 'sign in']);
});

test.each(['"rate limit" api', '“rate limit” api'])('takes the quotation in %s for a phrase', (query) => {
  expect(planQuery(query).phrases).toEqual([[termOf('rate'), termOf('limit')]]);
});

test('cuts a very long query', () => {
  const query = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ');
  expect(words(query).length).toBeLessThanOrEqual(32);
});

describe('the key of a name', () => {
  test.each(['Next.js Expert', 'nextjs-expert', 'NEXTJS_EXPERT'])('is the same for "%s"', (name) => {
    expect(nameKey(name)).toBe('nextjsexpert=');
  });
});
