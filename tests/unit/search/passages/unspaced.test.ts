import { expect, test } from 'vitest';
import { between, isUnspaced, spaceOut, unspaced } from '../../../../src/search/passages/unspaced.ts';

test.each([
  ['数据库', '数 据 库'],
  ['用Git管理', '用 Git 管 理'],
  ['データ', 'デ ー タ'],
  ['slow queries', 'slow queries'],
  ['데이터베이스 조회', '데이터베이스 조회'],
])('%s is spaced out as %s', (text, spaced) => {
  expect(spaceOut(text)).toBe(spaced);
});

test('a mark stays with its letter', () => {
  expect(spaceOut('ที่')).toBe('ที่');
});

test.each(['数据库迁移', '数据库，迁移。', '使用 Git 管理', 'かな漢字まじり文'])(
  '%s is the same after both ways',
  (text) => {
    expect(unspaced(spaceOut(text)).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  },
);

test('spaces go only between unspaced characters', () => {
  expect(between('数', '据')).toBe('');
  expect(between('数', 'Git')).toBe(' ');
  expect(between('库，', '迁')).toBe('');
});

test('Hangul has spaces of its own', () => {
  expect(isUnspaced('데이터')).toBe(false);
});
