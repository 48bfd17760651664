import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../src/search/format/entries.ts';
import { planQuery } from '../../../../src/search/query/plan.ts';
import { intentCapabilities, rankAgents, type Entries } from '../../../../src/search/query/rank.ts';

const NOTHING_ASKED = { capabilities: [], groups: [] };

describe('rankAgents', () => {
  test('a rare word weighs more than a common one', () => {
    const entries = entriesOf({ common: [0, 50, 1, 50, 2, 50, 3, 50], rare: [4, 50] });
    expect(ranked('common rare', entries)[0]).toBe(4);
  });

  test('among a handful of agents, a word that the whole vocabulary uses is not rare', () => {
    const entries: Entries = new Map([
      [
        'load',
        entry(
          [0, 50],
          Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? at / 2 : 50)),
        ),
      ],
      ['invoic', entry([1, 50], [7, 50])],
    ]);
    expect(ranked('load invoices', entries)[0]).toBe(1);
  });

  test('a capability in the query finds agents that share no word with it', () => {
    const intent = {
      capabilities: [{ relevance: 1, agents: [{ number: 3, strength: 99, covers: true }] }],
      groups: [],
    };
    expect(rankAgents(planQuery('pods'), new Map(), intent, SIZE).map(({ id }) => id)).toEqual([3]);
  });

  test('equal scores stay in the order of the catalogue', () => {
    expect(ranked('gizmo', entriesOf({ gizmo: [1, 40, 2, 40, 4, 40] }))).toEqual([1, 2, 4]);
  });
});

describe('intentCapabilities', () => {
  test('relevance falls faster than the share of words found', () => {
    const entries: Entries = new Map([
      ['helm', entry([], [0, 99])],
      ['chart', entry([], [0, 99, 1, 99])],
    ]);
    const [all, some] = intentCapabilities(planQuery('helm chart'), entries, SIZE);
    expect(all).toEqual({ id: 0, share: 1, relevance: 1 });
    expect(some?.relevance).toBeLessThan(0.25);
  });
});

const SIZE = { agents: 5, capabilities: 100 };

function ranked(query: string, entries: Entries): number[] {
  return rankAgents(planQuery(query), entries, NOTHING_ASKED, SIZE).map(({ id }) => id);
}

function entriesOf(agents: Readonly<Record<string, number[]>>): Entries {
  return new Map(Object.entries(agents).map(([key, postings]) => [key, entry(postings, [])]));
}

function entry(agents: number[], capabilities: number[]): Entry {
  return { agents, capabilities, pairs: new Map() };
}
