import { expect, test } from 'vitest';
import {
  byPosition,
  finding,
  limitPerKind,
  MAX_EXCERPT,
  MAX_PER_KIND,
  type Finding,
  type FindingCode,
} from '../../../../src/agent/findings/finding.ts';
import { compareText } from '../../../../src/agent/compare-text.ts';

function at(file: string, line: number, column: number, code: FindingCode = 'field-unknown') {
  return finding(code, { file, line, column }, '', '');
}

test('a finding takes its severity from its code', () => {
  expect(finding('description-missing', { file: 'a.md', line: 1, column: 1 }, '', '').severity).toBe('error');
});

test.each([
  ['file', at('a.md', 9, 9), at('b.md', 1, 1)],
  ['line', at('a.md', 2, 9), at('a.md', 10, 1)],
  ['column', at('a.md', 1, 2), at('a.md', 1, 10)],
  ['severity', at('a.md', 1, 1, 'description-missing'), at('a.md', 1, 1, 'bytes-bom')],
  ['code', at('a.md', 1, 1, 'bytes-bom'), at('a.md', 1, 1, 'header-crlf')],
])('findings are ordered by %s', (_, first, second) => {
  expect([second, first].sort(byPosition)).toEqual([first, second]);
});

test('text is compared by code unit, whatever the locale', () => {
  expect(['b', 'B', 'ä', 'a'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä']);
});

test('a very long line is not quoted', () => {
  const shown = { excerpt: 'x'.repeat(MAX_EXCERPT + 1) };
  expect(finding('bytes-nul', { file: 'a.md', line: 1, column: 1 }, '', '', shown)).not.toHaveProperty('excerpt');
});

test('at most a thousand findings of a kind are kept', () => {
  expect(limitPerKind(many(MAX_PER_KIND + 7))).toHaveLength(MAX_PER_KIND);
});

test('the last finding kept says how many more there are', () => {
  expect(limitPerKind(many(MAX_PER_KIND + 7)).at(-1)?.message).toContain('7 more');
});

test('exactly a thousand findings are kept as they are', () => {
  expect(limitPerKind(many(MAX_PER_KIND))).toEqual(many(MAX_PER_KIND));
});

test('each kind is counted separately', () => {
  const other = at('a.md', 9999, 1, 'bytes-nul');
  expect(limitPerKind([...many(MAX_PER_KIND + 7), other])).toContain(other);
});

function many(count: number): Finding[] {
  return Array.from({ length: count }, (_, index) => at('a.md', index + 1, 1));
}
