import { expect, test } from 'vitest';
import { planPassages } from '../../../../src/search/passages/plan.ts';

function queries(need: string): string[] {
  return planPassages(need).map(({ query }) => query);
}

test('each word is asked alone, without function words', () => {
  expect(queries('How do I install this in Cursor?')).toEqual(['install', 'cursor']);
});

test('a need of function words alone is asked as it is', () => {
  expect(queries('get it')).toEqual(['get', 'it']);
});

test.each(['"rate limit" per user', '“rate limit” per user'])(
  'words in quotation marks are asked in a row: %s',
  (need) => {
    expect(planPassages(need)).toEqual([
      { query: '"rate limit"', kind: 'phrase' },
      { query: 'user', kind: 'word' },
    ]);
  },
);

test('words joined by a hyphen are asked apart and as one', () => {
  expect(queries('a read-only agent')).toEqual(['read', 'readonly']);
});

test('a key of words joined by underscores is asked whole', () => {
  expect(planPassages('AGENTS_DIR')).toContainEqual({ query: 'agents_dir', kind: 'phrase' });
});

test('characters of a script without spaces are asked in a row, all of them and each two neighbours', () => {
  expect(planPassages('数据库 migrations')).toEqual([
    { query: 'migrations', kind: 'word' },
    { query: '"数 据 库"', kind: 'characters' },
    { query: '"数 据"', kind: 'characters' },
    { query: '"据 库"', kind: 'characters' },
  ]);
});

test('a sentence without spaces is asked by its pairs alone', () => {
  expect(queries('查询速度非常慢怎么办呢')[0]).toBe('"查 询"');
});

test('a quoted text of a script without spaces is one phrase', () => {
  expect(queries('"查询优化"')).toEqual(['"查 询 优 化"']);
});

test('a word is asked once', () => {
  expect(queries('slow slow queries')).toEqual(['slow', 'queries']);
});

test('four words are asked, the longest and least common, in their order', () => {
  expect(queries('write quick unit tests for react components')).toEqual(['quick', 'tests', 'react', 'components']);
});

test('a long text is cut to a few words and parts', () => {
  const text = Array.from({ length: 500 }, (_, index) => `word${index} a${index}-b${index} 数据${index}`).join(' ');
  expect(queries(text)).toHaveLength(12);
});

test('signs alone ask nothing', () => {
  expect(queries('?! — ""')).toEqual([]);
});
