import { expect, test } from 'vitest';
import { checkHidden } from '../../../src/agent/check-hidden.ts';
import { decodeSource } from '../../../src/agent/source.ts';

const codes = (text: string): string[] => check(text).map(({ code }) => code);
const check = (text: string) => checkHidden(decodeSource(new TextEncoder().encode(text)), 1, 'agent.md');

test('a zero-width space is found at its line and column', () => {
  expect(check('one\ntw\u200Bo')[0]).toMatchObject({ code: 'hidden-characters', line: 2, column: 3 });
});

test('hidden characters are counted in one finding', () => {
  expect(check('a\u200Bb\u2060c\u200B').map(({ message }) => message)).toEqual([
    expect.stringContaining('3 characters are invisible here (U+200B, U+2060)'),
  ]);
});

test('a joiner inside an emoji is no finding', () => {
  expect(codes('👩‍🚀 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿')).toEqual([]);
});

test('Arabic and Hebrew text is no finding', () => {
  expect(codes('مرحبا بكم، שלום')).toEqual([]);
});

test('an HTML comment is found', () => {
  expect(codes('Do this.\n<!-- and that -->')).toEqual(['html-comment']);
});

test('a comment in a code fence is code', () => {
  expect(codes('```html\n<!-- shown -->\n```')).toEqual([]);
});

test('a fence in the header hides no comment', () => {
  const source = decodeSource(new TextEncoder().encode('```\n---\n<!-- here -->'));
  expect(checkHidden(source, 3, 'agent.md').map(({ code }) => code)).toEqual(['html-comment']);
});

test('code in a line of its own opens no fence', () => {
  expect(codes('```x```\n<!-- here -->')).toEqual(['html-comment']);
});
