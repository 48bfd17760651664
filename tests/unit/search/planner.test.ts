import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planQuery, rankMatches } from '../../../src/search/planner.ts';

function match(scores: Record<string, number>): ReadonlyMap<string, number> {
  return new Map(Object.entries(scores));
}

function ranked(matches: readonly ReadonlyMap<string, number>[], total = 100): string[] {
  return rankMatches(matches, total).map(({ id }) => id);
}

describe('the words of a query', () => {
  test.each([
    ['words in the order typed', 'slow queries postgres', ['slow', 'queries', 'postgres']],
    ['each word once', 'slow slow Slow', ['slow']],
    ['no function words', 'my queries are slow', ['queries', 'slow']],
    ['a need in a sentence', 'I want to send 100k emails in the background', ['send', '100k', 'emails', 'background']],
    ['no punctuation', 'login, (sessions); "tokens"?', ['login', 'sessions', 'tokens']],
    ['names with signs', 'c++ c# node.js snake_case two-words', ['c++', 'c#', 'node.js', 'snake_case', 'two-words']],
    ['a full stop at the end of a sentence', 'Test it. Ship it.', ['test', 'ship']],
    ['full-width letters', 'ＳＱＬ', ['sql']],
    ['letters that stand for words', '℡', ['tel']],
    ['accents in one piece or two', 'cafe\u0301 caf\u00E9', ['caf\u00E9']],
    ['letters of other scripts', 'données 世界 привет', ['données', '世界', 'привет']],
    ['vowel signs inside a word', 'हिन्दी', ['हिन्दी']],
    ['nothing', '', []],
    ['white space', ' \n\t', []],
    ['signs alone', '?! ... --', []],
  ])('%s', (_, query, words) => {
    expect(planQuery(query)).toEqual(words);
  });

  test.each(["I'll", "I've", "they're", "I'd", "don't", 'I’ll', 'what’s'])(
    'what an apostrophe leaves behind does not count: %s',
    (word) => {
      expect(planQuery(`${word} deploy`)).toEqual(['deploy']);
    },
  );

  test('function words count when there is nothing else', () => {
    expect(planQuery('what is the')).toEqual(['what', 'is', 'the']);
  });

  test('a very long query is cut', () => {
    expect(planQuery(Array.from({ length: 100 }, (_, at) => `word${at}`).join(' '))).toHaveLength(24);
  });

  test('function words do not use up a long query', () => {
    expect(planQuery(`${'the of and in to '.repeat(20)}deploy`)).toEqual(['deploy']);
  });

  test('planning a plan changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        const words = planQuery(query);
        expect(planQuery(words.join(' '))).toEqual(words);
      }),
    );
  });
});

describe('the order of matches', () => {
  test('a document that matches any word is found', () => {
    expect(ranked([match({ a: 1 }), match({ b: 1 })])).toEqual(['a', 'b']);
  });

  test('a document that matches two words comes before one that repeats one', () => {
    expect(ranked([match({ a: 1, b: 9 }), match({ a: 1, c: 9 })])[0]).toBe('a');
  });

  test('a rare word weighs more than a common one', () => {
    expect(ranked([match({ a: 1, b: 1, c: 1 }), match({ d: 1 })])[0]).toBe('d');
  });

  test('a better match of one word comes first', () => {
    expect(ranked([match({ a: 1, b: 3, c: 2 })])).toEqual(['b', 'c', 'a']);
  });

  test('equal scores stay in the order of the ids', () => {
    expect(ranked([match({ c: 1, a: 1, b: 1 })])).toEqual(['a', 'b', 'c']);
  });

  test('a word without a match changes nothing', () => {
    expect(rankMatches([match({ a: 2 }), match({})], 10)).toEqual(rankMatches([match({ a: 2 })], 10));
  });

  test('nothing is found without words', () => {
    expect(ranked([])).toEqual([]);
  });

  test('a score of zero is still a match', () => {
    expect(ranked([match({ a: 0 })])).toEqual(['a']);
  });

  test('every document that matches is ranked once, by a score above zero', () => {
    const scores = fc.dictionary(fc.stringMatching(/^[a-f]$/), fc.double({ min: 0, max: 50, noNaN: true }));
    fc.assert(
      fc.property(fc.array(scores.map(match), { maxLength: 5 }), (matches) => {
        const results = rankMatches(matches, 10).filter(({ score }) => score > 0);
        const ids = new Set(matches.flatMap((each) => [...each.keys()]));
        expect(results.map(({ id }) => id).sort()).toEqual([...ids].sort());
      }),
    );
  });

  test('scores fall from first to last', () => {
    const scores = fc.dictionary(fc.stringMatching(/^[a-f]$/), fc.double({ min: 0, max: 50, noNaN: true }));
    fc.assert(
      fc.property(fc.array(scores.map(match), { maxLength: 5 }), (matches) => {
        const found = rankMatches(matches, 10).map(({ score }) => score);
        expect(found).toEqual(found.toSorted((a, b) => b - a));
      }),
    );
  });
});
