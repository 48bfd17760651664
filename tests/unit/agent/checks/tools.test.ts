import { expect, test } from 'vitest';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { readWith } from '../../make/agent-file.ts';

test('an unknown tool is pointed at', () => {
  expect(placeOf(findingOf(readWith('tools: Read, Reed, Write'), 'tool-unknown'))).toBe('4:14');
});

test('an unknown tool in a list is pointed at', () => {
  expect(placeOf(findingOf(readWith('tools:\n  - Read\n  - Reed'), 'tool-unknown'))).toBe('6:5');
});

test('a tool whose name is part of another is pointed at where it stands alone', () => {
  expect(placeOf(findingOf(readWith('tools: TodoWrite, Todo'), 'tool-unknown'))).toBe('4:19');
});

test('the fix for an unknown tool names the likely one', () => {
  expect(findingOf(readWith('tools: read_file'), 'tool-unknown').fix).toContain('"Read"');
});

test('denying an unknown tool denies nothing', () => {
  expect(findingOf(readWith('disallowedTools: Reed'), 'tool-unknown').message).toContain('denies nothing');
});

test('an old name that still works is a note', () => {
  expect(findingOf(readWith('tools: Task'), 'tool-renamed').severity).toBe('note');
});

test('a tool that no subagent is given is found', () => {
  expect(codesOf(readWith('tools: Read, AskUserQuestion'))).toEqual(['tool-never-granted']);
});

test('denying a tool that no subagent is given is fine', () => {
  expect(codesOf(readWith('disallowedTools: AskUserQuestion'))).toEqual([]);
});

test('leaving plan mode is fine in plan mode', () => {
  expect(codesOf(readWith('tools: Read, ExitPlanMode\npermissionMode: plan'))).toEqual([]);
});

test('a tool that is listed twice is pointed at where it stands again', () => {
  expect(placeOf(findingOf(readWith('tools: Read, Write, Read'), 'tool-duplicate'))).toBe('4:21');
});

test('one tool with two specifiers is not listed twice', () => {
  expect(codesOf(readWith('tools: Bash(git log *), Bash(git diff *)'))).toEqual([]);
});

test.each(['tools: []', 'tools: ""', 'tools: ","', 'tools: 7'])('"%s" grants nothing', (line) => {
  expect(codesOf(readWith(line))).toContain('tools-empty');
});

test('a field without a value is told of', () => {
  expect(codesOf(readWith('tools:'))).toEqual(['tools-empty']);
});

test('denying nothing is fine', () => {
  expect(codesOf(readWith('disallowedTools: []'))).toEqual([]);
});

test('a quoted star is fine', () => {
  expect(codesOf(readWith('tools: "*"'))).toEqual([]);
});

test('denying every MCP server is fine', () => {
  expect(codesOf(readWith('disallowedTools: mcp__*'))).toEqual([]);
});

test('a specifier with a comma is fine', () => {
  expect(codesOf(readWith('tools: Bash(git add, git commit), Read'))).toEqual([]);
});

test('a list of nothing but unknown tools is told of', () => {
  expect(codesOf(readWith('tools: Reed, Rite'))).toContain('tools-empty');
});

test('all MCP tools at once can only be denied', () => {
  expect(codesOf(readWith('tools: Read, mcp__*'))).toEqual(['tool-unknown']);
});

test('points at a tool itself when its name is part of another before it', () => {
  const { findings } = readWith('tools: find (all), find');
  expect(findings.filter(({ code }) => code === 'tool-unknown').map(({ column }) => column)).toEqual([8, 20]);
});

test('points at the field when a tool is written with escapes', () => {
  expect(placeOf(findingOf(readWith('tools: "Read, \\x46ind"'), 'tool-unknown'))).toBe('4:8');
});
