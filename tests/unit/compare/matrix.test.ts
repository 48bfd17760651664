import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { coverageMatrix } from '../../../src/compare/matrix.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const vocabulary = [capability('sql', 'data'), capability('redis', 'data'), capability('tests', 'testing')];

test('a row has the claims in the order of the agents, with a gap for an agent that does not cover it', () => {
  const [group] = coverageMatrix([agent(['sql']), agent([]), agent(['sql'])], vocabulary);
  expect(group?.rows.map(({ slug, claims }) => [slug, claims.map((claim) => claim?.strength)])).toEqual([
    ['sql', [1, undefined, 1]],
  ]);
});

test('groups and rows that no agent covers are left out', () => {
  const groups = coverageMatrix([agent(['tests'])], vocabulary);
  expect(groups.map(({ id, rows }) => [id, rows.map(({ slug }) => slug)])).toEqual([['testing', ['tests']]]);
});

function agent(covers: readonly string[]): AgentEntry {
  return { ...helper, claims: covers.map((slug) => ({ capability: slug, strength: 1, line: 1, lines: 1 })) };
}

function capability(slug: string, group: Capability['group']): Capability {
  return { slug, title: slug, group, aliases: [slug], needs: [], shared: {}, covers: '' };
}
