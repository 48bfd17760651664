import { describe, expect, test } from 'vitest';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { readCapability } from '../../../../src/search/format/entries.ts';
import { indexLines } from '../../../../src/search/index/index-lines.ts';
import { byGroup, type Capability } from '../../../../src/vocabulary/capability.ts';
import { GROUPS } from '../../../../src/vocabulary/groups.ts';
import { read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const VOCABULARY = [capability('docker', 'infrastructure'), capability('postgres', 'data')].sort(byGroup);

test('the lines are sorted by key, each key once', () => {
  const keys = indexLines([entry('a', '40 docker\n30 imag\n20 docker imag')], VOCABULARY).lines.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)].sort());
});

test('a pair is with the first of its terms', () => {
  const { lines } = indexLines([entry('a', '40 docker\n20 docker imag')], []);
  expect(lines.find(({ key }) => key === 'docker')?.value).toBe('[[0,40],[],{"imag":[[0,20]]}]');
  expect(lines.some(({ key }) => key.includes(' '))).toBe(false);
});

test('a longer word leads to its term; of words that begin each other, the longest does', () => {
  const { lines } = indexLines(
    [
      entry('a', '40 authent\tauthenticate'),
      entry('b', '9 authent\tauthentication'),
      entry('c', '9 authent\tauthenticates'),
    ],
    [],
  );
  const words = lines.filter(({ value }) => value === '"authent"').map(({ key }) => key);
  expect(words).toEqual(['authenticates', 'authentication']);
});

test('capabilities are counted by group', () => {
  const { groups } = indexLines([], VOCABULARY);
  expect(groups).toHaveLength(GROUPS.length);
  expect(groups.reduce((sum, each) => sum + each, 0)).toBe(2);
});

describe('of a capability that very many agents mention', () => {
  const agents = (covering: number, mentioning: number): AgentEntry[] =>
    Array.from({ length: covering + mentioning }, (_, at) => ({
      ...entry(`agent-${at}`, ''),
      claims: at < covering ? [{ capability: 'docker', strength: 0.5, line: 1, lines: 2 }] : [],
      mentions: [{ capability: 'docker', strength: 0.5 + (at % 40) / 100 }],
    }));
  const listed = (all: readonly AgentEntry[]): number => {
    const { lines } = indexLines(all, VOCABULARY);
    const values = lines.map(({ value }) => readCapability(JSON.parse(value)));
    return values.find((value) => value?.slug === 'docker')?.agents.length ?? 0;
  };

  test('those that cover it are enough', () => {
    expect(listed(agents(30, 5))).toBe(30);
    expect(listed(agents(3, 5))).toBe(8);
  });

  test('the list does not grow with the collection', () => {
    expect(listed(agents(300, 0))).toBe(listed(agents(900, 0)));
  });
});

function entry(name: string, terms: string): AgentEntry {
  return { ...entryOf(read(`---\nname: ${name}\ndescription: Helps.\n---\n`), name), terms };
}

function capability(slug: string, group: Capability['group']): Capability {
  return { slug, title: slug, group, aliases: [slug], needs: [], shared: {}, covers: '' };
}
