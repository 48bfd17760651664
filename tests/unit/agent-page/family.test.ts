import { expect, test } from 'vitest';
import { shownFamily, type ShownFamily } from '../../../src/agent-page/family.ts';
import type { FamilyMember } from '../../../src/catalogue/likeness/family.ts';
import { readWith } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';

const entry = entryOf(readWith('model: haiku'), 'helper');

function shown(...family: FamilyMember[]): ShownFamily | undefined {
  return shownFamily({ ...entry, family });
}

function member(dialect: FamilyMember['dialect'], ...differs: FamilyMember['differs']): FamilyMember {
  return { slug: `helper-${dialect}`, name: 'helper', dialect, differs };
}

function differences(...family: FamilyMember[]): (string | undefined)[] {
  return shown(...family)?.groups.map(({ difference }) => difference) ?? [];
}

test('an agent in one file has no family', () => {
  expect(shown()).toBeUndefined();
});

test('files that differ in the same things are named together', () => {
  const family = shown(member('copilot', 'tools', 'model'), member('codex', 'tools', 'model'), member('opencode'));
  expect(family?.groups.map(({ members }) => members.map(({ label }) => label))).toEqual([
    ['GitHub Copilot', 'Codex'],
    ['OpenCode'],
  ]);
});

test('the difference of one file is in words', () => {
  expect(differences(member('copilot', 'tools', 'model'))).toEqual(['which differs in tools and model']);
});

test('the difference of several files is in words', () => {
  expect(differences(member('copilot', 'prompt'), member('codex', 'prompt'))).toEqual(['which differ in prompt']);
});

test('a file in which nothing differs is named as such', () => {
  expect(differences(member('copilot'))).toEqual(['with nothing different but the form']);
});

test('a name is shown only if it is another one than the agent’s, however it is spelt', () => {
  const names = ['Helper', 'checker'].map((name) => ({ ...member('copilot'), name }));
  expect(shown(...names)?.groups[0]?.members.map(({ name }) => name)).toEqual([undefined, 'checker']);
});

test('the comparison has the agent first, and no more agents than can be compared', () => {
  const family = [member('copilot'), member('opencode'), member('codex'), member('kiro')];
  expect(shown(...family)?.compare).toBe('compare/?agents=helper,helper-copilot,helper-opencode,helper-codex');
});
