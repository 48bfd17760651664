import { describe, expect, test } from 'vitest';
import { terminalLine, terminalText } from '../../../src/collection/terminal-line.ts';

/** What is right of the caret in a terminal: the text after as many columns, for texts whose characters are all one wide. */
function fromCaret(text: string, column: number): string {
  const shown = terminalLine(text, column, 80);
  return shown.text.slice(shown.caret);
}

describe('the caret', () => {
  test.each([
    ['plain text', 'abcdef', 4, 3],
    ['wide characters', '日本語 X', 5, 7],
    ['an emoji of several characters', '👩‍💻 X', 7, 3],
    ['a letter with an accent of its own', 'e\u0301X', 3, 1],
    ['a tab', '\tX', 2, 4],
    ['a tab after text', 'ab\tX', 4, 4],
    ['a hidden character', 'a\u200BX', 3, 9],
    ['a hidden character of two code units', 'a\u{E0041}X', 4, 10],
    ['letters outside the first plane', '𝒳X', 3, 1],
    ['nothing', '', 1, 0],
    ['less than the column', 'ab', 9, 2],
  ])('is below its character after %s', (_, text, column, caret) => {
    expect(terminalLine(text, column, 80).caret).toBe(caret);
  });

  test.each([
    ['the start', 1],
    ['the middle', 501],
    ['the end', 1001],
  ])('is below its character at %s of a long line', (_, column) => {
    const line = 'a'.repeat(column - 1) + 'X' + 'b'.repeat(1001 - column);
    expect(fromCaret(line, column)).toMatch(/^X/);
  });
});

describe('a long line', () => {
  test.each([1, 300, 600])('is cut to the width around column %i', (column) => {
    const { text } = terminalLine('日'.repeat(600), column, 40);
    expect(text.replaceAll('…', '').length * 2).toBeLessThanOrEqual(40);
    expect(text).toContain('…');
  });
});

test.each([
  ['an escape', '\u001B[2J'],
  ['a carriage return', '\r'],
  ['a line feed', '\n'],
  ['a bell', '\u0007'],
  ['a control of eight bits', '\u009B31m'],
  ['a delete', '\u007F'],
  ['a right-to-left override', '\u202E'],
  ['an isolate', '\u2066'],
  ['a direction mark', '\u200F'],
  ['an Arabic letter mark', '\u061C'],
  ['a line separator', '\u2028'],
  ['a soft hyphen', '\u00AD'],
  ['a tag', '\u{E0041}'],
])('%s reaches no terminal', (_, characters) => {
  for (const text of [characters, `abc${characters}def`, `שלום${characters}مرحبا`, `👩${characters}💻`]) {
    expect(terminalText(text)).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
    expect(terminalText(text)).toContain('[U+');
  }
});

test.each(['plain', 'naïve', '日本語', '👩‍💻', '✅ done'])('%s is shown as it is', (text) => {
  expect(terminalText(text)).toBe(text);
});
