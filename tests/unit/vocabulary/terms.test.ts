import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFunctionWord, joinedTermsOf, termOf, termsOf } from '../../../src/vocabulary/terms.ts';

function terms(text: string): string[] {
  return termsOf(text).map(({ term }) => term);
}

describe('words with one meaning are one term', () => {
  test.each([
    ['queries', 'query'],
    ['Testing', 'tests'],
    ['optimisation', 'optimization'],
    ['optimise', 'optimized'],
    ['colour', 'color'],
    ['behaviours', 'behavior'],
    ['licence', 'license'],
    ['catalogue', 'catalog'],
    ['modelling', 'modeling'],
    ['programme', 'program'],
    ['analyse', 'analyze'],
    ['centre', 'center'],
    ['résumé', 'resume'],
    ['authorisation', 'authorize'],
  ])('"%s" and "%s"', (a, b) => {
    expect(termOf(a)).toBe(termOf(b));
  });
});

describe('words with different meanings are different terms', () => {
  test.each([
    ['customer', 'custom'],
    ['production', 'product'],
    ['important', 'import'],
    ['accessibility', 'access'],
    ['authorization', 'author'],
    ['news', 'new'],
    ['business', 'busy'],
    ['embedding', 'embedded'],
    ['specification', 'specific'],
  ])('"%s" and "%s"', (a, b) => {
    expect(termOf(a)).not.toBe(termOf(b));
  });
});

test.each(['exercise', 'advertise', 'course', 'hour', 'source', 'enterprise', 'surprise'])(
  'does not change "%s", which has one spelling',
  (word) => {
    expect(termOf(word)).toBe(termOf(word.toUpperCase()));
    expect(termOf(word)).not.toMatch(/[iy]z|or$/);
  },
);

test('keeps the symbols at the end of the names of languages', () => {
  expect(termsOf('C++, C# and C').map(({ term }) => term)).toEqual(['c++', 'c#', 'and', 'c']);
});

test('drops what English contracts after an apostrophe', () => {
  expect(terms('the user’s can’t we’ll')).toEqual(['the', 'user', 'can', 'we']);
});

test('keeps the word after a French article that lost its vowel', () => {
  expect(terms('l’architecture d’API')).toEqual(['l', termOf('architecture'), 'd', termOf('API')]);
});

describe('a Russian word is one term in all its cases', () => {
  test.each(['проверка', 'проверки', 'проверке', 'проверку', 'проверкой', 'проверками'])('"%s"', (word) => {
    expect(termOf(word)).toBe(termOf('проверка'));
  });

  test.each(['модульное', 'модульного', 'модульному', 'модульным', 'модульные', 'Модульных'])('"%s"', (word) => {
    expect(termOf(word)).toBe(termOf('модульный'));
  });

  test.each([
    ['тесты', 'текст'],
    ['код', 'кот'],
    ['сервис', 'сервер'],
  ])('"%s" and "%s" stay apart', (a, b) => {
    expect(termOf(a)).not.toBe(termOf(b));
  });
});

test('splits at hyphens, dots and slashes', () => {
  expect(terms('front-end CI/CD node.js')).toEqual(['front', 'end', 'ci', 'cd', 'node', 'js']);
});

test('lists joined words as one word too', () => {
  expect(joinedTermsOf('front-end and e-mail').map(({ term }) => term)).toEqual([termOf('frontend'), termOf('email')]);
});

test('recognises function words in any case', () => {
  expect(['The', 'please', 'HOW'].every(isFunctionWord)).toBe(true);
  expect(['query', 'slow'].some(isFunctionWord)).toBe(false);
});

describe('any two neighbouring characters of a script without spaces are a term', () => {
  test.each([
    ['Han', '数据库', ['数据', '据库']],
    ['kana with Han', '読み込み', ['読み', 'み込', '込み']],
    ['katakana with a long vowel', 'レビュー', ['レビ', 'ビュ', 'ュー']],
    ['Hangul with a particle', '성능을', ['성능', '능을']],
    ['Thai, with the vowels above and below', 'ข้อมูล', ['ข้อ', 'อมู', 'มูล']],
    ['Lao', 'ພາສາ', ['ພາ', 'າສ', 'ສາ']],
    ['Khmer', 'ភាសាខ្មែរ', ['ភាសា', 'សាខ្', 'ខ្មែ', 'មែរ']],
    ['Han after Latin letters', 'React组件', ['react', '组件']],
    ['Han after digits', '第3章节', ['第', '3', '章节']],
    ['a single character', '库', ['库']],
  ])('%s', (_, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });
});

describe('one text in two forms of Unicode gives the same terms', () => {
  test.each(['データベース', '데이터베이스', 'プログラミング', 'Prüfung', 'й', 'हिन्दी', 'ﬁle'])('%s', (text) => {
    expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
  });

  test('half-width katakana', () => {
    expect(terms('ﾃﾞｰﾀ')).toEqual(terms('データ'));
  });
});

test('a voicing mark of kana makes another letter; an accent of Latin, Greek or Cyrillic does not', () => {
  expect(terms('がき')).not.toEqual(terms('かき'));
  expect(terms('Prüfung')).toEqual(terms('prufung'));
  expect(terms('έλεγχος')).toEqual(terms('ελεγχος'));
});

test('every term has its position in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { written, start } of termsOf(text)) expect(text.slice(start, start + written.length)).toBe(written);
    }),
  );
});

test('the case of a word does not matter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
      expect(termOf(word.toUpperCase())).toBe(termOf(word));
    }),
  );
});

describe('a phrasal verb is one word', () => {
  test.each([
    ['log in', 'log-in'],
    ['logged in', 'log-in'],
    ['Signing in', 'sign-in'],
    ['rolls back', 'rollback'],
    ['setting up', 'setup'],
    ['timed out', 'timeout'],
    ['scale down', 'scale-down'],
  ])('"%s" becomes "%s"', (apart, together) => {
    expect(joinedTermsOf(apart).map(({ term }) => term)).toEqual([termOf(together.replace('-', ''))]);
  });

  test.each(['signs of wear in', 'blog in', 'log into', 'change in'])('but not in "%s"', (text) => {
    expect(joinedTermsOf(text)).toEqual([]);
  });
});
