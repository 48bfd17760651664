import { expect, test } from 'vitest';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { forOddAgents } from './random-agents.ts';

test('tools stand in the order in which they are offered', () => {
  expect(TARGETS.map(({ id }) => id)).toEqual([
    ...['claude-code', 'copilot', 'cursor', 'opencode', 'codex', 'gemini-cli', 'antigravity', 'qwen-code', 'factory'],
    'kiro',
  ]);
});

test('converted files of one agent have different addresses', () => {
  expect(new Set(TARGETS.map(({ servedAs }) => servedAs)).size).toBe(TARGETS.length);
});

test.each(TARGETS)('$label has its facts from an address', ({ source }) => {
  expect(source).toMatch(/^https:\/\//);
});

test.each(TARGETS)('losses in $label are sentences on one line, and few', (target) => {
  forOddAgents(target, ({ losses }) => {
    for (const loss of losses) expect(loss).toMatch(/^[A-Z][^\p{C}\p{Zl}\p{Zp}]*\.$/u);
    expect(losses.length).toBeLessThanOrEqual(10);
  });
});

test.each(TARGETS)('losses in $label start with those that widen access', (target) => {
  forOddAgents(target, ({ losses }) => {
    const wide = losses.map((loss) => loss.includes(' could '));
    expect(wide).toEqual([...wide].sort((a, b) => Number(b) - Number(a)));
  });
});
