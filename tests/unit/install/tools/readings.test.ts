import { expect, test } from 'vitest';
import { toolReadings } from '../../../../src/install/tools/readings.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { bodyOf } from '../../../../src/agent/agent-file.ts';
import type { ToolReading } from '../../../../src/catalogue/tool-reading.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';

function readingOf(tool: string, header: string): ToolReading | undefined {
  const file = read(fileWith(header));
  const agent = agentOf(file);
  return toolReadings(TARGETS, agent, bodyOf(file.bytes, agent)).find((each) => each.tool === tool);
}

test('Claude Code loads its own files, and is given them', () => {
  expect(readingOf('claude-code', 'description: Helps.')).toMatchObject({ asIs: 'whole', file: 'original', why: [] });
});

test('Claude Code is given the portable copy of a file that it does not load', () => {
  expect(readingOf('claude-code', 'description: "Helps" you.')).toMatchObject({ asIs: 'no', file: 'portable' });
});

test('Claude Code loads a file in part when a value is cut', () => {
  expect(readingOf('claude-code', 'description: Helps with #1.')).toMatchObject({ asIs: 'part', file: 'original' });
});

test('a tool with a format of its own is given a converted file', () => {
  expect(readingOf('codex', 'description: Helps.')).toMatchObject({ asIs: 'no', file: 'converted' });
});

test('a tool that could not be asked has no version', () => {
  expect(readingOf('kiro', 'description: Helps.')).toMatchObject({ asIs: 'unknown', checkedWith: undefined });
});

test('every reason is a sentence', () => {
  const file = read(fileWith('description: Helps.\ntools: Read, Bash(git *)\nmodel: opus\nhooks:\n  Stop: []'));
  const agent = agentOf(file);
  const reasons = toolReadings(TARGETS, agent, bodyOf(file.bytes, agent)).flatMap(({ why }) => why);
  expect(reasons.filter((reason) => !/^[A-Z].*\.$/.test(reason))).toEqual([]);
});
