import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { asLine, asLines } from '../../../../src/agent/hidden/plain-line.ts';
import { escapeHtml } from '../../../../src/agent/hidden/html.ts';

test('puts text on one line', () => {
  expect(asLine(' one\r\n\ttwo \n three ')).toBe('one two three');
});

test('names characters that a reader does not see', () => {
  expect(asLine('zero\u200Bwidth \u{E0041}')).toBe('zero[U+200B]width [U+E0041]');
});

test('leaves joiners in emoji and marks in right-to-left text alone', () => {
  expect(asLine('👩‍💻 سلام می‌خواهم')).toBe('👩‍💻 سلام می‌خواهم');
});

test('keeps the lines of a longer text', () => {
  expect(asLines('one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree\n');
});

test('the lines of any text are valid in XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(`<line>${escapeHtml(asLine(text))}</line>`).close();
    }),
  );
});
