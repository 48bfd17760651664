import { describe, expect, test } from 'vitest';
import { homePage } from '../../../src/browse/home-page.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const capabilities = ['a', 'b', 'c', 'd', 'e'].map((slug) => capability(slug, 'data'));
const vocabulary = [...capabilities, capability('tests', 'testing')];

test('a small catalogue shows all its agents', () => {
  const { agents, isLarge } = homePage(entries(12), vocabulary);
  expect([agents.length, isLarge]).toEqual([12, false]);
});

test('a larger one shows one agent of each of its largest groups', () => {
  const leaning = (slug: string, group: number, share: number): AgentEntry => ({
    ...helper,
    slug,
    shares: Array.from({ length: 12 }, (_, index) => (index === group ? share : 0)),
    claims: [{ capability: 'a', strength: 1, line: 1, lines: 1 }],
  });
  const twelve = Array.from({ length: 12 }, (_, group) => leaning(`little-${group}`, group, 0.2));
  const { agents } = homePage([...twelve, leaning('much', 3, 0.9), leaning('more', 5, 0.9)], vocabulary);
  expect(agents).toHaveLength(6);
  const slugs = agents.map(({ slug }) => slug);
  expect(slugs).toContain('much');
  expect(slugs).toContain('more');
});

test('a larger one of which nothing is known shows its first agents', () => {
  expect(homePage(entries(13), vocabulary).agents.map(({ slug }) => slug)).toEqual(entries(6).map(({ slug }) => slug));
});

test('tools lead to their agents where there are several, most agents first', () => {
  const [one, ...others] = entries(3);
  const copilot = others.map((entry) => ({ ...entry, agent: { ...entry.agent, dialect: 'copilot' as const } }));
  expect(homePage([...(one === undefined ? [] : [one]), ...copilot], vocabulary).tools).toEqual([
    { id: 'copilot', label: 'GitHub Copilot', agents: 2 },
    { id: 'claude-code', label: 'Claude Code', agents: 1 },
  ]);
  expect(homePage(entries(3), vocabulary).tools).toEqual([]);
});

test('the groups are those that agents cover, each with its four most covered capabilities', () => {
  const all = entries(1, ['a', 'b', 'c', 'd', 'e']).concat(entries(1, ['e']));
  const { ways } = homePage(all, vocabulary);
  expect(ways.map(({ id }) => id)).toEqual(['data']);
  expect(ways[0]?.capabilities.map(({ slug, agents }) => [slug, agents])).toEqual([
    ['e', 2],
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ]);
});

function entries(count: number, covers: readonly string[] = []): AgentEntry[] {
  const claims = covers.map((slug) => ({ capability: slug, strength: 1, line: 1, lines: 1 }));
  return Array.from({ length: count }, (_, index) => ({ ...helper, slug: `helper-${index}`, claims }));
}

function capability(slug: string, group: Capability['group']): Capability {
  return { slug, title: slug, group, aliases: [slug], needs: [], shared: {}, covers: '' };
}

describe('what is new', () => {
  const dated = (slug: string, changed: string, isNew = false): AgentEntry => ({ ...helper, slug, changed, isNew });

  test('is shown in a large catalogue, newest first, a few only', () => {
    const many = entries(13).concat(
      Array.from({ length: 8 }, (_, index) => dated(`dated-${index}`, `2024-01-0${index + 1}T00:00:00Z`, index === 7)),
    );
    const { news } = homePage(many, vocabulary);
    expect(news.map(({ page, isNew }) => [page, isNew])).toEqual([
      ['agents/dated-7/', true],
      ...[6, 5, 4, 3, 2].map((index) => [`agents/dated-${index}/`, false]),
    ]);
  });

  test('is on the rows of a small one', () => {
    expect(homePage([dated('one', '2024-01-01T00:00:00Z')], vocabulary).news).toEqual([]);
  });
});
