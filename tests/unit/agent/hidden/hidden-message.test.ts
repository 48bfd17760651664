import { describe, expect, test } from 'vitest';
import { decodeHidden, visibleParts } from '../../../../src/agent/hidden/hidden-message.ts';

describe('what hidden characters spell', () => {
  test('tags spell letters', () => {
    expect(decodeHidden('\u{E0068}\u{E0069}')).toBe('hi');
  });

  test('the tags that begin and end a language are skipped', () => {
    expect(decodeHidden('\u{E0001}\u{E0065}\u{E006E}\u{E007F}')).toBe('en');
  });

  test('the tags that end several flags keep their words apart', () => {
    expect(decodeHidden('\u{E0068}\u{E0069}\u{E007F}\u{E0079}\u{E006F}\u{E0075}\u{E007F}')).toBe('hi you');
  });

  test.each([
    ['direction marks', '\u200E', '\u200F'],
    ['emoji selectors', '\uFE0E', '\uFE0F'],
    ['isolates', '\u2066', '\u2069'],
    ['fillers', '\u115F', '\u3164'],
  ])('two %s spell binary numbers', (_, zero, one) => {
    expect(decodeHidden(binary('hi', zero, one))).toBe('hi');
  });

  test('variation selectors spell bytes', () => {
    expect(decodeHidden(selectors('Grüße'))).toBe('Grüße');
  });

  test('two zero-width characters spell binary numbers', () => {
    expect(decodeHidden(binary('hi', '\u200B', '\u200C'))).toBe('hi');
  });

  test('binary numbers are read with either digit as zero', () => {
    expect(decodeHidden(binary('hi', '\u200D', '\u2060'))).toBe(decodeHidden(binary('hi', '\u2060', '\u200D')));
  });

  test.each([
    ['one selector', '\uFE0F'],
    ['selectors that are not UTF-8', '\u{E01EF}\u{E01EF}'],
    ['selectors that are control characters', '\uFE0F\uFE0F'],
    ['too few zero-width characters', '\u200B\u200C\u200B'],
    ['a zero-width space', '\u200B'],
    ['nothing', ''],
  ])('%s spell nothing', (_, hidden) => {
    expect(decodeHidden(hidden)).toBeUndefined();
  });
});

describe('the parts that are shown', () => {
  test('make a run of hidden characters one part', () => {
    expect(visibleParts('a\u200B\u2060b').map(({ label }) => label)).toEqual([undefined, 'U+200B U+2060', undefined]);
  });

  test('name a long run by its ends', () => {
    expect(visibleParts('\u200B'.repeat(9))[0]?.label).toBe('U+200B … U+200B (9 characters)');
  });

  test('have a label with the spelt text', () => {
    expect(visibleParts('\u{E0068}\u{E0069}')[0]?.label).toBe('U+E0068 U+E0069 “hi”');
  });

  test('add up to the text', () => {
    const text = 'a\u200B\u200Bb\u202Ec';
    expect(
      visibleParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

function selectors(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16),
  ).join('');
}

function binary(text: string, zero: string, one: string): string {
  return Array.from(text, (letter) => letter.charCodeAt(0).toString(2).padStart(8, '0'))
    .join('')
    .replaceAll('0', zero)
    .replaceAll('1', one);
}
