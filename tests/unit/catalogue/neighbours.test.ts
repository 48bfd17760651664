import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/file.ts';
import { GROUPS } from '../../../src/catalogue/groups.ts';
import { neighboursOf } from '../../../src/catalogue/neighbours.ts';
import { entryOf, readWith } from '../support.ts';

function agent(slug: string, shares: Record<string, number>): AgentEntry {
  const all = GROUPS.map(({ id }) => shares[id] ?? 0);
  return { ...entryOf(readWith('model: haiku')), slug, shares: all };
}

const me = agent('me', { data: 1, testing: 0.5 });

test('an agent is not its own neighbour', () => {
  expect(neighboursOf(me, [me], 3)).toEqual([]);
});

test('the most similar agent comes first', () => {
  const twin = agent('twin', { data: 1, testing: 0.5 });
  const cousin = agent('cousin', { data: 1, writing: 0.9 });
  expect(neighboursOf(me, [cousin, twin], 3).map(({ entry }) => entry.slug)).toEqual(['twin', 'cousin']);
});

test('an agent of another field is no neighbour', () => {
  expect(neighboursOf(me, [agent('other', { writing: 1 })], 3)).toEqual([]);
});

test('equally similar agents stand in the order of their addresses', () => {
  const twins = [agent('b', { data: 1 }), agent('a', { data: 1 })];
  expect(neighboursOf(me, twins, 3).map(({ entry }) => entry.slug)).toEqual(['a', 'b']);
});

test('the difference says what there is more and less of', () => {
  const [neighbour] = neighboursOf(me, [agent('other', { data: 1, security: 0.6 })], 1);
  expect(neighbour?.difference).toBe('More on security; less on testing.');
});

test('a twin is said to be one', () => {
  const [neighbour] = neighboursOf(me, [agent('twin', { data: 1, testing: 0.5 })], 1);
  expect(neighbour?.difference).toBe('Much the same ground, data first.');
});
