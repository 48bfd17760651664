import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROUPS, groupShares } from '../../../src/catalogue/groups.ts';
import { leaningOn, roseInWords, rosePath } from '../../../src/catalogue/rose.ts';

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
const only = (group: number): number[] => GROUPS.map((_, index) => (index === group ? 1 : 0));

describe('the fingerprint', () => {
  test('is the same for the same shares', () => {
    fc.assert(
      fc.property(shares, (each) => {
        expect(rosePath([...each])).toBe(rosePath(each));
      }),
    );
  });

  test('has a petal for each of the twelve groups', () => {
    expect(rosePath(only(0)).match(/M/g)).toHaveLength(12);
  });

  test('stays inside its view box', () => {
    fc.assert(
      fc.property(shares, (each) => {
        const numbers = (rosePath(each).match(/-?\d+/g) ?? []).map(Number);
        expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('draws the longest petal where the agent leans', () => {
    const radii = [...rosePath(only(3)).matchAll(/A(\d+)/g)].map((match) => Number(match[1]));
    expect(radii.indexOf(Math.max(...radii))).toBe(3);
  });

  test('names the groups that the agent leans on, the largest first', () => {
    const each = GROUPS.map((_, index) => (index === 3 ? 1 : index === 6 ? 0.5 : 0));
    expect(roseInWords(each)).toBe('Mostly data and testing');
  });

  test('says so when the vocabulary knows none of the words', () => {
    expect(roseInWords(GROUPS.map(() => 0))).toBe('Nothing that the vocabulary knows');
  });

  test('leaves small shares out of the words', () => {
    expect(leaningOn([0.1, 1, 0.2], 5)).toEqual([1, 2]);
  });
});

describe('the shares', () => {
  test('are 1 for the group with most words', () => {
    expect(Math.max(...groupShares([['database index query', 1]]))).toBe(1);
  });

  test('are 0 everywhere for a text without known words', () => {
    expect(groupShares([['lorem ipsum', 1]])).toEqual(GROUPS.map(() => 0));
  });

  test('count a word less each time that it is said again', () => {
    const [once = 0, often = 0] = [
      groupShares([['database react css', 1]])[3],
      groupShares([['database database database react css', 1]])[3],
    ];
    expect(often / once).toBeLessThan(3);
  });

  test('weigh what an agent is for above what it is told', () => {
    const each = groupShares([
      ['database', 3],
      ['react', 1],
    ]);
    expect(each[3]).toBeGreaterThan(each[1] ?? 0);
  });

  test('have no word in two groups', () => {
    const words = GROUPS.flatMap((group) => group.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
