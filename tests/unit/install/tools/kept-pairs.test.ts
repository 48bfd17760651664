import { expect, test } from 'vitest';
import { DIALECTS } from '../../../../src/agent/dialects/dialects.ts';
import { FEATURES, keptPairs } from '../../../../src/install/tools/kept-pairs.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';

const pairs = keptPairs();

function kept(from: string, to: string): readonly string[] | undefined {
  return pairs.find(({ id }) => id === from)?.to.find(({ target }) => target.id === to)?.kept;
}

test('there is a row for every tool that has a form of its own, and a column for every tool', () => {
  expect(pairs.map(({ id }) => id)).toEqual(DIALECTS.map(({ id }) => id));
  for (const { to } of pairs) expect(to).toHaveLength(TARGETS.length);
});

test('a tool keeps all of its own files', () => {
  for (const { features, to } of pairs) {
    for (const { isOwn, kept: there } of to) if (isOwn) expect(there).toEqual(features);
  }
});

test.each([
  ['gemini-cli', 'opencode', ['tools', 'model', 'limit of turns']],
  ['cursor', 'qwen-code', ['denied tools', 'background']],
  ['opencode', 'pi', ['tools', 'model']],
  ['codex', 'claude-code', ['effort', 'servers']],
])('%s to %s keeps %j', (from, to, expected) => {
  expect(kept(from, to)).toEqual(expected);
});

test('features differ in their first letters, which stand for them in the table', () => {
  expect(new Set(FEATURES.map((feature) => feature.charAt(0)))).toHaveLength(FEATURES.length);
});
