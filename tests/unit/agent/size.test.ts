import { expect, test } from 'vitest';
import { measure } from '../../../src/agent/size.ts';

test('counts bytes of UTF-8', () => {
  expect(measure('ü👋').bytes).toBe(6);
});

test('counts words between white space', () => {
  expect(measure(' one two\n\nthree-and-a-half\t').words).toBe(3);
});

test('counts no word in an empty text', () => {
  expect(measure('').words).toBe(0);
});

test('estimates one token for every four characters, rounded up', () => {
  expect(measure('a'.repeat(9)).tokens).toBe(3);
});
