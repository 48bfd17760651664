import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { leaningOn, fingerprintInWords, fingerprintPath } from '../../../src/catalogue/fingerprint.ts';

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
const only = (group: number): number[] => GROUPS.map((_, index) => (index === group ? 1 : 0));

describe('the fingerprint', () => {
  test('is the same for the same shares', () => {
    fc.assert(
      fc.property(shares, (each) => {
        expect(fingerprintPath([...each])).toBe(fingerprintPath(each));
      }),
    );
  });

  test('has a petal for every one of the twelve groups', () => {
    expect(fingerprintPath(only(0)).match(/M/g)).toHaveLength(12);
  });

  test('stays inside its view box', () => {
    fc.assert(
      fc.property(shares, (each) => {
        const numbers = (fingerprintPath(each).match(/-?\d+/g) ?? []).map(Number);
        expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('draws the longest petal for the largest share', () => {
    const radii = [...fingerprintPath(only(3)).matchAll(/A(\d+)/g)].map((match) => Number(match[1]));
    expect(radii.indexOf(Math.max(...radii))).toBe(3);
  });

  test('names the groups with the largest shares, largest first', () => {
    const each = GROUPS.map((_, index) => (index === 3 ? 1 : index === 6 ? 0.5 : 0));
    expect(fingerprintInWords(each)).toBe('Mostly data and testing');
  });

  test('says so if the vocabulary knows none of the words', () => {
    expect(fingerprintInWords(GROUPS.map(() => 0))).toBe('Nothing that the vocabulary knows');
  });

  test('does not name groups with small shares', () => {
    expect(leaningOn([0.1, 1, 0.2], 5)).toEqual([1, 2]);
  });
});
