import { expect, test } from 'vitest';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { forOddAgents } from './random-agents.ts';

test('tools are in the order in which they are offered', () => {
  expect(TARGETS.map(({ id }) => id)).toEqual([
    ...['claude-code', 'copilot', 'cursor', 'opencode', 'codex', 'gemini-cli', 'antigravity', 'qwen-code', 'factory'],
    ...['kiro', 'devin', 'pi', 'goose'],
  ]);
});

test('the converted files of an agent have different addresses', () => {
  expect(new Set(TARGETS.map(({ servedAs }) => servedAs)).size).toBe(TARGETS.length);
});

test.each(TARGETS)('the facts about $label have a source', ({ source }) => {
  expect(source).toMatch(/^https:\/\//);
});

test.each(TARGETS)('losses in $label are at most ten sentences on one line each', (target) => {
  forOddAgents(target, ({ losses }) => {
    for (const loss of losses) expect(loss).toMatch(/^[A-Z][^\p{C}\p{Zl}\p{Zp}]*\.$/u);
    expect(losses.length).toBeLessThanOrEqual(10);
  });
});

test.each(TARGETS)('losses in $label begin with those that widen access', (target) => {
  forOddAgents(target, ({ losses }) => {
    const wide = losses.map((loss) => loss.includes(' could '));
    expect(wide).toEqual([...wide].sort((a, b) => Number(b) - Number(a)));
  });
});
