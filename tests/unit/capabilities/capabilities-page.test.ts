import { expect, test } from 'vitest';
import { capabilitiesPage } from '../../../src/capabilities/capabilities-page.ts';
import { coveredBy } from '../../../src/capabilities/covering.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const vocabulary = [capability('sql', 'data'), capability('redis', 'data'), capability('tests', 'testing')];
const { count, groups } = capabilitiesPage(coveredBy([agent(['sql']), agent(['sql'])], vocabulary), 2);

test('a group lists covered and uncovered capabilities separately', () => {
  const slugs = groups.map(({ used, unused }) =>
    [used, unused].map((part) => part.map(({ capability: { slug } }) => slug)),
  );
  expect(slugs).toEqual([
    [['sql'], ['redis']],
    [[], ['tests']],
  ]);
});

test('an agent counts once in a group', () => {
  expect(groups.map(({ agents }) => agents)).toEqual([2, 0]);
});

test('capabilities and groups are counted', () => {
  expect(count).toBe('3 capabilities in 2 groups, 1 of them covered by 2 agents.');
});

function agent(covers: readonly string[]): AgentEntry {
  return { ...helper, claims: covers.map((slug) => ({ capability: slug, strength: 1, line: 1, lines: 1 })) };
}

function capability(slug: string, group: Capability['group']): Capability {
  return { slug, title: slug, group, aliases: [slug], needs: [], shared: {}, covers: '' };
}
