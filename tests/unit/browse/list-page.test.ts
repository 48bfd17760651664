import { expect, test } from 'vitest';
import { listPage, listPageKey } from '../../../src/browse/list-page.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const helper = entryOf(read(fileWith('description: Helps.')), 'helper');
const agents = Array.from({ length: 100 }, (_, index): AgentEntry => ({ ...helper, slug: `helper-${index}` }));

test('the first page has the first agents and the plain address', () => {
  const { title, path, shown, first } = listPage(agents, 1);
  expect([title, path, shown.length, shown[0]?.slug, first]).toEqual(['All agents', 'agents/', 48, 'helper-0', 1]);
});

test('the last page has the rest and its number', () => {
  const { title, path, lead, shown, first, pages } = listPage(agents, 3);
  expect([title, path, shown.length, first, pages]).toEqual(['All agents, page 3', 'agents/page/3/', 4, 97, 3]);
  expect(lead).toBe('100 agents, by name; page 3 of 3.');
});

test('a list of one page does not mention pages', () => {
  expect(listPage(agents.slice(0, 1), 1)).toMatchObject({ lead: '1 agent, by name.', pages: 1 });
});

test('an empty list has one page', () => {
  expect(listPage([], 1)).toMatchObject({ shown: [], pages: 1 });
});

test('a page has another key when an agent on it has changed, and not when an agent on another page has', () => {
  const renamed = (at: number): AgentEntry[] =>
    agents.map((entry, index) => (index === at ? { ...entry, agent: { ...entry.agent, name: 'other' } } : entry));
  expect(listPageKey(renamed(60), 2)).not.toBe(listPageKey(agents, 2));
  expect(listPageKey(renamed(0), 2)).toBe(listPageKey(agents, 2));
});
