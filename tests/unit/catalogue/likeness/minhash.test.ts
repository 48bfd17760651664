import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copied, minhash } from '../../../../src/catalogue/likeness/minhash.ts';

const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 5, maxLength: 200 });

test('a text shares all of its wording with itself', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(copied(minhash(text.join(' ')), minhash(text.join('\n')))).toBe(1);
    }),
  );
});

test('the order of two texts does not matter', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [one, other] = [minhash(a.join(' ')), minhash(b.join(' '))];
      expect(copied(one, other)).toBe(copied(other, one));
    }),
  );
});

test('two texts of different words share nothing', () => {
  const text = (word: string): string => Array.from({ length: 50 }, (_, index) => `${word}${index}`).join(' ');
  expect(copied(minhash(text('a')), minhash(text('b')))).toBe(0);
});

test('half of the wording in common is estimated as about a half', () => {
  const first = Array.from({ length: 400 }, (_, index) => `word${index}`);
  const second = [...first.slice(0, 200), ...Array.from({ length: 200 }, (_, index) => `other${index}`)];
  const share = copied(minhash(first.join(' ')), minhash(second.join(' ')));
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.55);
});

test('a text too short to compare shares nothing with another', () => {
  expect(copied(minhash('one two'), minhash('one two'))).toBe(0);
});
