import { expect, test } from 'vitest';
import { byPlace, compareText, finding, type FindingCode } from '../../../src/agent/finding.ts';

function at(file: string, line: number, column: number, code: FindingCode = 'field-unknown') {
  return finding(code, { file, line, column }, '', '');
}

test('takes its severity from its code', () => {
  expect(finding('name-missing', { file: 'a.md', line: 1, column: 1 }, '', '').severity).toBe('error');
});

test.each([
  ['file', at('a.md', 9, 9), at('b.md', 1, 1)],
  ['line', at('a.md', 2, 9), at('a.md', 10, 1)],
  ['column', at('a.md', 1, 2), at('a.md', 1, 10)],
  ['severity', at('a.md', 1, 1, 'name-missing'), at('a.md', 1, 1, 'bytes-bom')],
  ['code', at('a.md', 1, 1, 'bytes-bom'), at('a.md', 1, 1, 'header-crlf')],
])('orders by %s', (_, first, second) => {
  expect([second, first].sort(byPlace)).toEqual([first, second]);
});

test('compares text by code unit, whatever the locale', () => {
  expect(['b', 'B', 'ä', 'a'].sort(compareText)).toEqual(['B', 'a', 'b', 'ä']);
});
