import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choose,
  FACET_IDS,
  inOrder,
  isOrder,
  narrow,
  readChoice,
  readFacets,
  writeChoice,
  type Choice,
  type Facets,
} from '../../../src/facets/narrow.ts';

describe('narrow', () => {
  test('keeps the agents that have all chosen options, or any option of a facet of alternatives', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets, choice]) => {
        const { has, count } = narrow(facets, choice);
        const left = numbersOf(facets).filter((number) => matches(facets, choice, number));
        expect(numbersOf(facets).filter(has)).toEqual(left);
        expect(count).toBe(left.length);
      }),
    );
  });

  test('counts how many agents an option would leave', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets, choice]) => {
        const { counts } = narrow(facets, choice);
        for (const facet of facets.facets) {
          for (const option of facet.options) {
            // Each alternative is counted without the others, so that they can be compared.
            const tried = facet.all
              ? choose(choice, facet.id, option.id, true)
              : new Map(choice).set(facet.id, [option.id]);
            const left = numbersOf(facets).filter((number) => matches(facets, tried, number));
            expect(counts.get(facet.id)?.get(option.id)).toBe(left.length);
          }
        }
      }),
    );
  });

  test('counts exactly what ticking a box leaves', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets, choice]) => {
        const { counts } = narrow(facets, choice);
        for (const facet of facets.facets.filter(({ id, all }) => all || !choice.has(id))) {
          for (const { id } of facet.options) {
            const after = narrow(facets, choose(choice, facet.id, id, true));
            expect(counts.get(facet.id)?.get(id)).toBe(after.count);
          }
        }
      }),
    );
  });

  test('does not depend on the order of choosing', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets, choice]) => {
        const turned = new Map([...choice].reverse().map(([id, options]) => [id, [...options].reverse()] as const));
        const [one, other] = [narrow(facets, choice), narrow(facets, turned)];
        expect(numbersOf(facets).filter(other.has)).toEqual(numbersOf(facets).filter(one.has));
        expect(other.counts).toEqual(one.counts);
      }),
    );
  });

  test('keeps every agent if every choice is removed', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets, choice]) => {
        let cleared: Choice = choice;
        for (const [id, options] of choice) for (const option of options) cleared = choose(cleared, id, option, false);
        expect(cleared.size).toBe(0);
        const { count, counts } = narrow(facets, cleared);
        expect(count).toBe(facets.total);
        for (const { id, options } of facets.facets) {
          for (const option of options) expect(counts.get(id)?.get(option.id)).toBe(option.agents.length);
        }
      }),
    );
  });

  test('narrows some of the agents as it narrows all of them', () => {
    fc.assert(
      fc.property(facetsAndChoice(), fc.array(fc.nat(11)), ([facets, choice], wanted) => {
        const among = [...new Set(wanted)].filter((number) => number < facets.total);
        const { has, count } = narrow(facets, choice, among);
        const left = among.filter((number) => matches(facets, choice, number));
        expect(among.filter(has)).toEqual(left);
        expect(count).toBe(left.length);
      }),
    );
  });

  test('keeps no agent for an unknown option', () => {
    const facets = facetsWith([{ id: 'model', all: false, options: { opus: [0], haiku: [1] } }], 2);
    expect(narrow(facets, new Map([['model', ['gpt-9']]])).count).toBe(0);
    expect(narrow(facets, new Map([['model', ['gpt-9', 'opus']]])).count).toBe(1);
  });

  test('ignores an unknown facet', () => {
    expect(narrow(facetsWith([], 3), new Map([['shoe-size', ['44']]])).count).toBe(3);
  });
});

describe('readFacets', () => {
  test('expands ascending numbers', () => {
    fc.assert(
      fc.property(facetsAndChoice(), ([facets]) => {
        const served = facets.facets.map((facet) => ({
          ...facet,
          options: facet.options.map((option) => ({
            ...option,
            agents: option.agents.map((number, index) => number - (option.agents[index - 1] ?? 0)),
          })),
        }));
        expect(readFacets({ ...facets, facets: served })).toEqual(facets);
      }),
    );
  });
});

describe('inOrder', () => {
  const facets: Facets = {
    ...facetsWith([], 4),
    sizes: [30, 10, 30, 20],
    covered: [1, 5, 5, 0],
    recency: [1, 0, 2, 0],
  };

  test.each([
    ['name', [0, 1, 2, 3]],
    ['changed', [1, 3, 0, 2]],
    ['size', [1, 3, 0, 2]],
    ['capabilities', [1, 2, 0, 3]],
  ] as const)('orders by %s, then by name', (order, expected) => {
    expect(inOrder([3, 2, 1, 0], order, facets)).toEqual(expected);
  });

  test('a name has its own place, whatever the number', () => {
    const byName = [2, 0, 3, 1];
    const served = { ...facets, byName };
    expect(inOrder([0, 1, 2, 3], 'name', readFacets(served))).toEqual(byName);
    expect(inOrder([0, 1, 2, 3], 'size', readFacets(served))).toEqual([1, 3, 2, 0]);
  });

  test('does not change its input', () => {
    const numbers = [2, 1];
    inOrder(numbers, 'name', facets);
    expect(numbers).toEqual([2, 1]);
  });
});

describe('a choice in an address', () => {
  test('is read as it was written, whatever it contains', () => {
    fc.assert(
      fc.property(anyChoice(), (choice) => {
        const parameters = new URLSearchParams();
        writeChoice(choice, parameters);
        const read = readChoice(new URLSearchParams(parameters.toString()));
        expect(new Map([...read].sort())).toEqual(new Map([...choice].sort()));
      }),
    );
  });

  test('replaces the previous choice and keeps the rest', () => {
    const parameters = new URLSearchParams('q=slow&model=opus&model=haiku');
    writeChoice(new Map([['model', ['sonnet']]]), parameters);
    expect(parameters.toString()).toBe('q=slow&model=sonnet');
  });

  test('has every option once, no empty option and a limited number of options', () => {
    expect(readChoice(new URLSearchParams('model=opus&model=&model=opus&folder='))).toEqual(
      new Map([['model', ['opus']]]),
    );
    const many = Array.from({ length: 10_000 }, (_, index) => `folder=${index}`).join('&');
    expect(readChoice(new URLSearchParams(many)).get('folder')).toHaveLength(50);
  });

  test('has only known facets', () => {
    expect(readChoice(new URLSearchParams('__proto__=x&constructor=y&sort=size')).size).toBe(0);
  });
});

describe('isOrder', () => {
  test.each(['name', 'size', 'capabilities'])('knows %s', (order) => {
    expect(isOrder(order)).toBe(true);
  });

  test.each([null, '', 'Size', 'toString'])('does not know %j', (order) => {
    expect(isOrder(order)).toBe(false);
  });
});

function matches({ facets }: Facets, choice: Choice, number: number): boolean {
  return facets.every(({ id, all, options }) => {
    const chosen = choice.get(id) ?? [];
    const has = (wanted: string): boolean =>
      options.some((option) => option.id === wanted && option.agents.includes(number));
    return chosen.length === 0 || (all ? chosen.every(has) : chosen.some(has));
  });
}

function numbersOf({ total }: Facets): number[] {
  return Array.from({ length: total }, (_, number) => number);
}

function facetsWith(
  facets: readonly { id: string; all: boolean; options: Readonly<Record<string, number[]>> }[],
  total: number,
): Facets {
  const none = Array.from({ length: total }, () => 0);
  const numbers = Array.from({ length: total }, (_, number) => number);
  return {
    total,
    byName: numbers,
    positions: numbers,
    sizes: none,
    covered: none,
    recency: none,
    facets: facets.map(({ id, all, options }) => ({
      id,
      all,
      label: id,
      options: Object.entries(options).map(([option, agents]) => ({ id: option, label: option, agents })),
    })),
  };
}

/** Facets of up to a dozen agents, and a choice among their options that sometimes has an unknown one. */
function facetsAndChoice(): fc.Arbitrary<[Facets, Choice]> {
  return fc.integer({ min: 0, max: 12 }).chain((total) => {
    const agents =
      total === 0
        ? fc.constant<number[]>([])
        : fc.uniqueArray(fc.nat(total - 1)).map((numbers) => numbers.sort((a, b) => a - b));
    const options = fc.record({ a: agents, b: agents, c: agents });
    return fc.tuple(
      fc
        .tuple(...FACET_IDS.map((id) => fc.record({ id: fc.constant(id), all: fc.boolean(), options })))
        .map((facets) => facetsWith(facets, total)),
      choiceOf(fc.constantFrom('a', 'b', 'c', 'unknown')),
    );
  });
}

function anyChoice(): fc.Arbitrary<Choice> {
  return choiceOf(fc.string({ unit: 'grapheme', minLength: 1 }));
}

function choiceOf(option: fc.Arbitrary<string>): fc.Arbitrary<Choice> {
  const chosen = fc.tuple(fc.constantFrom(...FACET_IDS), fc.uniqueArray(option, { minLength: 1, maxLength: 4 }));
  return fc.uniqueArray(chosen, { selector: ([id]) => id, maxLength: 4 }).map((entries) => new Map(entries));
}
