import { expect, test } from 'vitest';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { readWith } from '../../make/agent-file.ts';

test('the finding is at the unknown tool', () => {
  expect(placeOf(findingOf(readWith('tools: Read, Reed, Write'), 'tool-unknown'))).toBe('4:14');
});

test('the finding is at the unknown tool in a list', () => {
  expect(placeOf(findingOf(readWith('tools:\n  - Read\n  - Reed'), 'tool-unknown'))).toBe('6:5');
});

test('the finding is at the tool itself, not at a longer name that contains it', () => {
  expect(placeOf(findingOf(readWith('tools: TodoWrite, Todo'), 'tool-unknown'))).toBe('4:19');
});

test('the fix for an unknown tool names the tool that was probably meant', () => {
  expect(findingOf(readWith('tools: read_file'), 'tool-unknown').fix).toContain('"Read"');
});

test('denying an unknown tool denies nothing', () => {
  expect(findingOf(readWith('disallowedTools: Reed'), 'tool-unknown').message).toContain('denies nothing');
});

test('an old name that still works gives a note', () => {
  expect(findingOf(readWith('tools: Task'), 'tool-renamed').severity).toBe('note');
});

test('a tool that is never given to subagents is reported', () => {
  expect(codesOf(readWith('tools: Read, AskUserQuestion'))).toEqual(['tool-never-granted']);
});

test('denying a tool that is never given to subagents is fine', () => {
  expect(codesOf(readWith('disallowedTools: AskUserQuestion'))).toEqual([]);
});

test('the tool that leaves plan mode is fine in plan mode', () => {
  expect(codesOf(readWith('tools: Read, ExitPlanMode\npermissionMode: plan'))).toEqual([]);
});

test('the finding about a duplicate tool is at its second occurrence', () => {
  expect(placeOf(findingOf(readWith('tools: Read, Write, Read'), 'tool-duplicate'))).toBe('4:21');
});

test('one tool with two specifiers is not a duplicate', () => {
  expect(codesOf(readWith('tools: Bash(git log *), Bash(git diff *)'))).toEqual([]);
});

test.each(['tools: []', 'tools: ""', 'tools: ","', 'tools: 7'])('"%s" grants nothing', (line) => {
  expect(codesOf(readWith(line))).toContain('tools-empty');
});

test('a field without a value is reported', () => {
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

test('a list of unknown tools only is reported as empty', () => {
  expect(codesOf(readWith('tools: Reed, Rite'))).toContain('tools-empty');
});

test('all MCP tools at once can be denied but not granted', () => {
  expect(codesOf(readWith('tools: Read, mcp__*'))).toEqual(['tool-unknown']);
});

test('the finding is at the tool itself when an earlier entry contains its name', () => {
  const { findings } = readWith('tools: find (all), find');
  expect(findings.filter(({ code }) => code === 'tool-unknown').map(({ column }) => column)).toEqual([8, 13, 20]);
});

test('the finding is at the field when the tool is written with escapes', () => {
  expect(placeOf(findingOf(readWith('tools: "Read, \\x46ind"'), 'tool-unknown'))).toBe('4:8');
});

test.each([
  ['，', 'U+FF0C'],
  ['、', 'U+3001'],
])('names a sign that is taken for a comma, and gives the list with commas: %s', (sign, code) => {
  const found = findingOf(readWith(`tools: Read${sign}Grep${sign}Bash`), 'tool-unknown');
  expect(found.fix).toContain(code);
  expect(found.corrected).toBe('tools: Read, Grep, Bash');
});
