import { expect, test } from 'vitest';
import { originalOffset, rewriteHeader } from '../../../../src/agent/header/second-attempt.ts';

function rewritten(header: string): string {
  return rewriteHeader(header.split('\n')).text;
}

test.each([
  ['a colon and a space', 'a: b: c', 'a: "b: c"'],
  ['a hash', 'a: b#c', 'a: "b#c"'],
  ['each of the signs', 'a: {b', 'a: "{b"'],
  ['quotes and backslashes, which are escaped', 'a: "b" \\ @', 'a: "\\"b\\" \\\\ @"'],
  ['white space after the colon, which becomes one space', 'a:   b: c', 'a: "b: c"'],
])('puts a value in double quotes that has %s', (_, line, expected) => {
  expect(rewritten(line)).toBe(expected);
});

test.each([
  ['a value without signs', 'a: b'],
  ['a value in quotes', 'a: "b: c"'],
  ['a list in brackets', 'a: [b, "c: d"]'],
  ['an indented line', '  a: b: c'],
  ['a key with digits', 'a1: b: c'],
  ['a key with a dot', 'a.b: b: c'],
  ['a key in quotes', '"a": b: c'],
  ['a line that ends in a carriage return', 'a: b: c\r'],
  ['a line without a space after the colon', 'a:b#c'],
])('leaves %s', (_, line) => {
  expect(rewritten(line)).toBe(line);
});

test('turns tabs at the start of a line into two spaces each', () => {
  expect(rewritten('a:\n\t\t- b\tc')).toBe('a:\n    - b\tc');
});

test.each([
  ['a key', 'x: y\nname:  b: c', 5, 5],
  ['the start of a value', 'name:  b: c', 6, 7],
  ['the end of a value', 'name:  b: c', 12, 11],
  ['an indented value', '\t- b', 4, 3],
])('gives the original offset of %s', (_, header, offset, original) => {
  expect(originalOffset(rewriteHeader(header.split('\n')), offset)).toBe(original);
});
