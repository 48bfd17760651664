import { describe, expect, test } from 'vitest';
import { findHidden, splitHidden } from '../../../../src/agent/hidden/hidden-characters.ts';
import { agentOf } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';
import { bodyOf } from '../../../../src/agent/agent-file.ts';

describe('hidden characters', () => {
  test.each([
    ['a zero-width space', 'a\u200Bb', 'U+200B'],
    ['a word joiner', 'a\u2060b', 'U+2060'],
    ['a byte order mark', 'a\uFEFFb', 'U+FEFF'],
    ['a soft hyphen', 'a\u00ADb', 'U+00AD'],
    ['a right-to-left override', 'a\u202Eb', 'U+202E'],
    ['a left-to-right isolate', 'a\u2066b', 'U+2066'],
    ['a tag', 'a\u{E0041}b', 'U+E0041'],
    ['a Hangul filler', 'a\u3164b', 'U+3164'],
    ['a line separator', 'a\u2028b', 'U+2028'],
    ['an escape', 'a\u001Bb', 'U+001B'],
    ['a NUL', 'a\0b', 'U+0000'],
    ['a delete', 'a\u007Fb', 'U+007F'],
    ['a joiner between Latin letters', 'a\u200Db', 'U+200D'],
    ['a non-joiner between Latin letters', 'a\u200Cb', 'U+200C'],
    ['a joiner between an emoji and a letter', '👩\u200Db', 'U+200D'],
    ['a direction mark between Latin letters', 'a\u200Eb', 'U+200E'],
    ['a selector for a variant that no letter has', 'a\u{E0100}b', 'U+E0100'],
    ['an emoji selector after a letter', 'a\uFE0Fb', 'U+FE0F'],
    ['the second of two selectors', '❤\uFE0F\uFE0Fb', 'U+FE0F'],
    ['a character that Unicode reserves for hidden ones', 'a\u{E0200}b', 'U+E0200'],
    ['a Braille cell without dots', 'a\u2800b', 'U+2800'],
    ['a carriage return without a line feed', 'a\rb', 'U+000D'],
    ['a zero-width space after an emoji', '👩\u200Bb', 'U+200B'],
  ])('%s', (_, text, name) => {
    expect(findHidden(text).map((found) => found.name)).toEqual([name]);
  });

  test('tags after a flag that does not exist are found', () => {
    expect(findHidden('🏴\u{E0069}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}\u{E0061}\u{E007F}')).toHaveLength(8);
  });

  test('tags after an unfinished flag are found', () => {
    expect(findHidden('🏴\u{E0067}\u{E0062}')).toHaveLength(2);
  });

  test('the second of two joiners inside an emoji is found', () => {
    expect(findHidden('👩\u200D\u200D💻').length).toBeGreaterThan(0);
  });
});

describe('visible characters', () => {
  test.each([
    ['a joiner inside an emoji', '👩\u200D💻'],
    ['a joiner after a skin tone', '👩🏽\u200D💻'],
    ['a joiner after an emoji selector', '❤\uFE0F\u200D🔥'],
    ['a family', '👨\u200D👩\u200D👧'],
    ['a flag of letters', '🇫🇷'],
    ['a flag of tags', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['a keycap', '1\uFE0F\u20E3'],
    ['a non-joiner in Persian', 'می\u200Cخواهم'],
    ['a joiner in Hindi', 'क्\u200Dष'],
    ['a direction mark next to Hebrew', 'שלום\u200F, a'],
    ['an Arabic number sign', '\u06DD'],
    ['tabs and line breaks', 'a\tb\r\nc'],
    ['a no-break space', 'a\u00A0b'],
    ['accents', 'e\u0301'],
    ['several accents', 'e\u0323\u0302'],
    ['a non-joiner after a Persian vowel sign', 'حتماً\u200Cها'],
    ['a non-joiner between a Latin word and a Persian ending', 'API\u200Cها'],
    ['a non-joiner after a Persian digit', '۵\u200Cتایی'],
    ['a joiner in Malayalam', 'ന്\u200D'],
    ['a joiner in Sinhala', 'ශ්\u200Dරී'],
    ['a non-joiner in Bengali', 'র\u200Cয'],
    ['a zero-width space in Thai', 'ภาษา\u200Bไทย'],
    ['a zero-width space in Khmer', 'ភាសា\u200Bខ្មែរ'],
    ['a direction mark after parentheses in Hebrew', 'שלום (API)\u200F.'],
    ['Hebrew with vowel signs', 'בְּרֵאשִׁית'],
    ['a Mongolian vowel separator', 'ᠬᠠᠷ\u180Eᠠ'],
    ['an ideograph in a chosen form', '葛\u{E0100}'],
    ['a symbol in its text form', '☎\uFE0E'],
    ['a heart with a selector', '❤\uFE0F'],
    ['an arrow with a selector', '→\uFE0F'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['a pirate', '🏴\u200D☠\uFE0F'],
    ['a skin tone', '👍🏾'],
    ['Braille', '⠓\u2800⠊'],
  ])('%s', (_, text) => {
    expect(findHidden(text)).toEqual([]);
  });

  test('nothing is found in a description in many languages', () => {
    expect(findHidden(agentOf(readFixture('agents/emoji-and-rtl.md')).description)).toEqual([]);
  });
});

test('the parts of a text add up to the text', () => {
  const { bytes } = readFixture('agents/hidden-characters.md');
  const text = new TextDecoder().decode(bytes);
  expect(
    splitHidden(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('an offset counts an astral character as two', () => {
  expect(findHidden('👋\u200B')[0]?.offset).toBe(2);
});

test('every hidden character of a body is found', () => {
  const file = readFixture('agents/hidden-characters.md');
  const names = findHidden(bodyOf(file.bytes, agentOf(file))).map(({ name }) => name);
  expect(names).toEqual([
    'U+202E',
    'U+202C',
    'U+E0069',
    'U+E0067',
    'U+E006E',
    'U+E006F',
    'U+E0072',
    'U+E0065',
    'U+00AD',
    'U+FEFF',
  ]);
});
