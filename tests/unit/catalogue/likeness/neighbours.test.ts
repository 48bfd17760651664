import { describe, expect, test } from 'vitest';
import type { DialectId } from '../../../../src/agent/dialects/dialect.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { GROUPS } from '../../../../src/vocabulary/groups.ts';
import { neighbourFinder, type Neighbour } from '../../../../src/catalogue/likeness/neighbours.ts';
import { minhash } from '../../../../src/catalogue/likeness/minhash.ts';
import { readWith } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

function agent(slug: string, covered: Record<string, number>, shares: Record<string, number> = {}): AgentEntry {
  const claims = Object.entries(covered).map(([capability, strength]) => ({ capability, strength, line: 1, lines: 1 }));
  const all = GROUPS.map(({ id }) => shares[id] ?? 0);
  return { ...entryOf(readWith('model: haiku')), slug, claims, shares: all };
}

function neighbours(me: AgentEntry, ...others: AgentEntry[]): Neighbour[] {
  return neighbourFinder([me, ...others])(me, 3);
}

function slugs(found: readonly Neighbour[]): string[] {
  return found.map(({ entry }) => entry.slug);
}

const me = agent('me', { sql: 0.9, testing: 0.5 }, { data: 1, testing: 0.5 });

test('an agent is not its own neighbour', () => {
  expect(neighbours(me)).toEqual([]);
});

test('the most similar agent comes first', () => {
  const found = neighbours(me, agent('cousin', { sql: 0.9, writing: 0.9 }), agent('twin', { sql: 0.9, testing: 0.5 }));
  expect(slugs(found)).toEqual(['twin', 'cousin']);
});

test('an agent from another field is not a neighbour', () => {
  expect(neighbours(me, agent('other', { writing: 0.9 }))).toEqual([]);
});

test('sharing a rare capability counts for more than sharing a common one', () => {
  const mine = agent('mine', { common: 0.9, rare: 0.9 });
  const rare = agent('rare', { rare: 0.9, other: 0.9 });
  const common = agent('common', { common: 0.9, another: 0.9 });
  const crowd = ['a', 'b', 'c', 'd'].map((slug) => agent(slug, { common: 0.2, [slug]: 0.9 }));
  expect(slugs(neighbours(mine, common, rare, ...crowd))[0]).toBe('rare');
});

test('equally similar agents keep the order of the catalogue', () => {
  expect(slugs(neighbours(me, agent('b', { sql: 0.9 }), agent('a', { sql: 0.9 })))).toEqual(['b', 'a']);
});

test('the difference says what a neighbour has more and less of', () => {
  const [neighbour] = neighbours(me, agent('other', { sql: 0.9 }, { data: 1, security: 0.6 }));
  expect(neighbour?.difference).toBe('More on security; less on testing.');
});

test('a near-duplicate is described as one', () => {
  const [neighbour] = neighbours(me, agent('twin', { sql: 0.9 }, { data: 1, testing: 0.5 }));
  expect(neighbour?.difference).toBe('Much the same ground, data first.');
});

describe('of the same agent in files for several tools', () => {
  const forTool = (slug: string, dialect: DialectId, relatives: readonly string[] = []): AgentEntry => {
    const entry = agent(slug, { sql: 0.9 });
    const family = relatives.map((slug) => ({ slug, name: 'helper', dialect: 'copilot' as const, differs: [] }));
    return { ...entry, agent: { ...entry.agent, dialect }, family };
  };

  test('its own files are no neighbours', () => {
    const own = forTool('own', 'claude-code', ['own-copilot']);
    expect(slugs(neighbours(own, forTool('own-copilot', 'copilot', ['own']), forTool('other', 'copilot')))).toEqual([
      'other',
    ]);
  });

  test('a neighbour for the same tool is taken', () => {
    const copilot = forTool('b-copilot', 'copilot', ['b']);
    const claude = forTool('b', 'claude-code', ['b-copilot']);
    expect(slugs(neighbours(forTool('own', 'claude-code'), copilot, claude))).toEqual(['b']);
  });

  test('one neighbour is taken, if none is for the same tool', () => {
    const copilot = forTool('b-copilot', 'copilot', ['b-codex']);
    const codex = forTool('b-codex', 'codex', ['b-copilot']);
    expect(slugs(neighbours(forTool('own', 'claude-code'), copilot, codex))).toEqual(['b-copilot']);
  });
});

describe('near-duplicates', () => {
  const prompt = Array.from({ length: 120 }, (_, index) => `word${index}`);
  const withPrompt = (slug: string, words: readonly string[]): AgentEntry => ({
    ...agent(slug, { sql: 0.9 }),
    minhash: minhash(words.join(' ')),
  });

  test('have nearly the same words in their prompts', () => {
    const [copy] = neighbours(withPrompt('a', prompt), withPrompt('b', prompt.with(60, 'another')));
    expect(copy?.copy).toBe(true);
  });

  test('are not agents that only cover the same capabilities', () => {
    const [other] = neighbours(withPrompt('a', prompt), withPrompt('b', prompt.toReversed()));
    expect(other?.copy).toBe(false);
  });

  test('are not two agents without a prompt', () => {
    expect(neighbours(withPrompt('a', []), withPrompt('b', []))[0]?.copy).toBe(false);
  });
});
