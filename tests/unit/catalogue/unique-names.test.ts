import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markOf, uniqueNames } from '../../../src/catalogue/unique-names.ts';

interface Item {
  own: string;
  ways: readonly string[];
}

function nameAt({ own, ways }: Item, level: number): string {
  return ways[level] ?? `${ways[0] ?? 'x'}-${markOf(own, level - ways.length)}`;
}

function namesOf(items: readonly Item[], reserved: readonly string[] = []): string[] {
  const names = uniqueNames(items, nameAt, reserved);
  return items.map((item) => names.get(item)?.name ?? '');
}

/** Names of few letters, so that many are the same or differ only in case or in how an accent is encoded. */
const name = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', 'é', 'e\u0301', 'ß', 'ss', '-'),
  minLength: 1,
  maxLength: 3,
});
const item = fc.record({ own: fc.uuid(), ways: fc.array(name, { minLength: 1, maxLength: 3 }) });
const items = fc.uniqueArray(item, { selector: ({ own }) => own, minLength: 1, maxLength: 12 });

test('an item that is alone has its first name', () => {
  expect(namesOf([{ own: '1', ways: ['a', 'b'] }])).toEqual(['a']);
});

test('of two that would have the same name, none has it', () => {
  expect(
    namesOf([
      { own: '1', ways: ['a', 'x-a'] },
      { own: '2', ways: ['a', 'y-a'] },
    ]),
  ).toEqual(['x-a', 'y-a']);
});

test('names that differ only in case or in how an accent is encoded are the same', () => {
  expect(
    namesOf([
      { own: '1', ways: ['É', 'x'] },
      { own: '2', ways: ['e\u0301', 'y'] },
    ]),
  ).toEqual(['x', 'y']);
});

test('what is left without a name of its own gets a mark', () => {
  expect(
    namesOf([
      { own: '1', ways: ['a'] },
      { own: '2', ways: ['a'] },
    ]),
  ).toEqual([`a-${markOf('1')}`, `a-${markOf('2')}`]);
});

test('a name that another item was made to have on purpose is left to neither', () => {
  const [first, second] = [
    { own: '1', ways: ['a'] },
    { own: '2', ways: ['a'] },
  ];
  const names = namesOf([first, second, { own: '3', ways: [`a-${markOf('1')}`] }]);
  expect(names).not.toContain(`a-${markOf('1')}`);
});

test('reserved names belong to nobody', () => {
  expect(namesOf([{ own: '1', ways: ['ALL', 'x'] }], ['all'])).toEqual(['x']);
});

test('no two names are the same', () => {
  fc.assert(
    fc.property(items, (given) => {
      const folded = namesOf(given).map((each) => each.normalize('NFD').toUpperCase());
      expect(new Set(folded).size).toBe(given.length);
    }),
  );
});

test('the order of the items does not matter', () => {
  const shuffled = items.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      const names = uniqueNames(other, nameAt);
      expect(given.map((each) => names.get(each)?.name)).toEqual(namesOf(given));
    }),
  );
});

test('no item gets a name that another one had before it came or went', () => {
  fc.assert(
    fc.property(items, item, (given, added) => {
      const [before, after] = [uniqueNames(given, nameAt), uniqueNames([...given, added], nameAt)];
      for (const one of given) {
        for (const other of [...given, added]) {
          if (one === other) continue;
          expect(after.get(other)?.name).not.toBe(before.get(one)?.name);
          expect(before.get(other)?.name ?? '').not.toBe(after.get(one)?.name);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('ten thousand items of one name need three names each', () => {
  let asked = 0;
  const many = Array.from({ length: 10_000 }, (_, own) => ({ own: String(own), ways: ['a', 'b'] }));
  uniqueNames(many, (each, level) => {
    asked += 1;
    return nameAt(each, level);
  });
  expect(asked).toBeLessThan(31_000);
});
