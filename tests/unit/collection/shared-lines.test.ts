import { describe, expect, test } from 'vitest';
import { agentDeriver } from '../../../src/build/agents/derive.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { withoutSharedLines } from '../../../src/collection/shared-lines.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { groupsOf } from '../../../src/vocabulary/coverage.ts';
import { agentOf, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const VOCABULARY: Capability[] = [
  {
    slug: 'caching',
    title: 'Caching',
    group: 'performance',
    aliases: ['cache', 'redis'],
    needs: [],
    shared: {},
    covers: '',
  },
  { slug: 'sql', title: 'SQL', group: 'data', aliases: ['sql'], needs: [], shared: {}, covers: '' },
];
const TEMPLATE = '## Cache rules\n- Mind Redis\n- Mind the cache\n';

function entry(name: string, description: string, body: string, collection?: string): AgentEntry {
  const file = read(`---\nname: ${name}\ndescription: ${description}\n---\n\n${body}`);
  const { bytes, sha256 } = file;
  const derived = agentDeriver(VOCABULARY)({ agent: agentOf(file), bytes, sha256 });
  return { ...entryOf(file), ...derived, provenance: collection === undefined ? {} : { collection } };
}

/** Agents that have nothing in common but the template. */
function others(count: number, collection?: string): AgentEntry[] {
  return Array.from({ length: count }, (_, index) => entry(`other-${index}`, 'Helps.', TEMPLATE, collection));
}

function shown(...entries: AgentEntry[]): AgentEntry[] {
  return withoutSharedLines(entries, groupsOf(VOCABULARY)).filter((file) => file.status === 'agent');
}

function claimed({ claims }: AgentEntry): string[] {
  return claims.map(({ capability }) => capability);
}

describe('lines that many agents share', () => {
  test('prove nothing', () => {
    expect(claimed(entry('other', 'Helps.', TEMPLATE))).toEqual(['caching']);
    expect(shown(...others(9)).flatMap(claimed)).toEqual([]);
  });

  test('prove something while few share them', () => {
    expect(shown(...others(7)).flatMap(claimed)).toHaveLength(7);
  });

  test('are shared whatever their numbers and marks', () => {
    const numbered = others(9).map(({ agent: { name } }, index) =>
      entry(name, 'Helps.', `### ${index}. Cache rules:\n1. Mind *Redis*\n2. Mind the Cache!\n`),
    );
    expect(shown(...numbered).flatMap(claimed)).toEqual([]);
  });

  test('leave a claim that other lines prove, with one of those lines to show', () => {
    const [keeper] = shown(entry('keeper', 'Tends the cache.', `${TEMPLATE}\n## Redis cache\n`), ...others(9));
    expect(keeper?.claims).toMatchObject([{ capability: 'caching', line: 10, lines: 2 }]);
    expect(keeper?.evidence.map(({ line }) => line)).toEqual([10]);
  });

  test('leave a claim of the description, however many better lines are shared', () => {
    const [keeper] = shown(entry('keeper', 'Tends the cache.', TEMPLATE), ...others(9));
    expect(keeper?.claims).toMatchObject([{ capability: 'caching', line: 3, lines: 1 }]);
  });

  test('leave claims about other things', () => {
    const [tuner] = shown(entry('tuner', 'Tunes SQL.', TEMPLATE), ...others(9));
    expect(tuner?.claims.map(({ capability }) => capability)).toEqual(['sql']);
    expect(tuner?.mentions.map(({ capability }) => capability)).toEqual(['sql']);
    expect(tuner?.shares.filter((share) => share > 0)).toEqual([1]);
  });

  test('count one agent once, however many files it has', () => {
    const files = Array.from({ length: 20 }, () => entry('same', 'Helps.', TEMPLATE));
    expect(shown(...files).flatMap(claimed)).toHaveLength(20);
  });

  test('are counted in each collection apart', () => {
    const rest = shown(entry('mine', 'Helps.', TEMPLATE, 'mine'), ...others(9, 'theirs'));
    expect(rest.flatMap(claimed)).toEqual(['caching']);
  });
});

test('an agent without shared lines stays the same object', () => {
  const [keeper] = [entry('keeper', 'Tends the cache.', 'Warm the cache.\n')];
  expect(shown(keeper, ...others(9))[0]).toBe(keeper);
});

test('the order of the agents does not matter', () => {
  const agents = [entry('keeper', 'Tends the cache.', TEMPLATE), ...others(9)];
  const forwards = shown(...agents);
  const backwards = shown(...[...agents].reverse()).reverse();
  expect(backwards).toEqual(forwards);
});
