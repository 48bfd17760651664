import { expect, test } from 'vitest';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';

test('agents of a project stand in its .claude folder', () => {
  expect(claudeCode.projectFolder).toBe('.claude/agents');
});

test('agents of a user stand in the .claude folder of the home', () => {
  expect(claudeCode.userFolder).toBe('.claude/agents');
});

test('a file is called by the slug', () => {
  expect(claudeCode.fileName('helper')).toBe('helper.md');
});
