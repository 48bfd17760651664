import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { byteOffsetOfLine, decodeSource, digest, lineAt, positionAt } from '../../../../src/agent/header/source.ts';
import { bytesOf } from '../../make/bytes.ts';

const source = decodeSource(bytesOf('one\ntwo\n\nfour'));

test('returns the text without its byte order mark', () => {
  expect(decodeSource(bytesOf('\uFEFFa')).text).toBe('a');
});

test('records the byte order mark', () => {
  expect(decodeSource(bytesOf('\uFEFFa')).bom).toBe(true);
});

test('removes only one byte order mark', () => {
  expect(decodeSource(bytesOf('\uFEFF\uFEFFa')).text).toBe('\uFEFFa');
});

test('returns the text with LF line endings', () => {
  expect(decodeSource(bytesOf('a\r\nb\nc')).text).toBe('a\nb\nc');
});

test('keeps a lone carriage return', () => {
  expect(decodeSource(bytesOf('a\rb')).text).toBe('a\rb');
});

test('finds the first NUL', () => {
  expect(decodeSource(bytesOf('ab\0\0')).nul).toBe(2);
});

test('finds no NUL in a text without one', () => {
  expect(source.nul).toBe(-1);
});

test('finds the first byte that is not UTF-8', () => {
  expect(decodeSource(new Uint8Array([0x61, 0xc3, 0x28])).invalid).toBe(1);
});

test('replaces a byte that is not UTF-8 with the replacement character', () => {
  expect(decodeSource(new Uint8Array([0x61, 0xff, 0x62])).text).toBe('a\uFFFDb');
});

test.each([
  [0, { line: 1, column: 1 }],
  [3, { line: 1, column: 4 }],
  [4, { line: 2, column: 1 }],
  [8, { line: 3, column: 1 }],
  [13, { line: 4, column: 5 }],
])('offset %i is at %j', (offset, position) => {
  expect(positionAt(source, offset)).toEqual(position);
});

test.each([
  [1, 'one'],
  [3, ''],
  [4, 'four'],
  [5, ''],
])('line %i is "%s"', (line, text) => {
  expect(lineAt(source, line)).toBe(text);
});

test('counts bytes, not characters, up to a line', () => {
  expect(byteOffsetOfLine(bytesOf('ü👋\r\nb'), 2)).toBe(8);
});

test('returns the length of the file for a line after its end', () => {
  expect(byteOffsetOfLine(bytesOf('a\nb'), 5)).toBe(3);
});

test('computes the same digest as Node', () => {
  const bytes = bytesOf('Grüße');
  expect(digest(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});
