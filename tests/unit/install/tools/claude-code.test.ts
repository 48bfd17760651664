import { expect, test } from 'vitest';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';

test('agents of a project are in its .claude folder', () => {
  expect(claudeCode.projectFolder).toBe('.claude/agents');
});

test('agents of a user are in the .claude folder of the home folder', () => {
  expect(claudeCode.userFolder).toBe('.claude/agents');
});

test('a file is named after the slug', () => {
  expect(claudeCode.fileName('helper')).toBe('helper.md');
});
