import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { coverageMatrix } from '../../../src/compare/matrix.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const vocabulary = [capability('sql', 'data'), capability('redis', 'data'), capability('tests', 'testing')];

test('a row has the claims in the order of the agents, with a gap for an agent that does not cover it', () => {
  const { some } = coverageMatrix([agent(['sql']), agent([]), agent(['sql'])], vocabulary);
  expect(some.map(({ slug, proofs }) => [slug, proofs.map((proof) => proof?.strength)])).toEqual([
    ['sql', [1, undefined, 1]],
  ]);
});

test('what all, some and single agents cover is apart, and what none covers is left out', () => {
  const { all, some, alone } = coverageMatrix([agent(['sql', 'tests']), agent(['sql'])], vocabulary);
  expect([all, some, ...alone].map((rows) => rows.map(({ slug }) => slug))).toEqual([['sql'], [], ['tests'], []]);
});

function agent(covers: readonly string[]): AgentEntry {
  return { ...helper, claims: covers.map((slug) => ({ capability: slug, strength: 1, line: 1, lines: 1 })) };
}

function capability(slug: string, group: Capability['group']): Capability {
  return { slug, title: slug, group, aliases: [slug], needs: [], shared: {}, covers: '' };
}
