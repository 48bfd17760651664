import { expect, test } from 'vitest';
import { codesOf, correctedText, findingOf, placeOf } from '../../findings.ts';
import { read, readWith } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

test.each([
  ['allowed_tools', 'tools'],
  ['allowed-tools', 'tools'],
  ['allowedTools', 'tools'],
  ['Tools', 'tools'],
  ['tool', 'tools'],
  ['disallowed-tools', 'disallowedTools'],
  ['disallowed_tools', 'disallowedTools'],
  ['colour', 'color'],
  ['Model', 'model'],
  ['max_turns', 'maxTurns'],
  ['permission-mode', 'permissionMode'],
  ['mcp-servers', 'mcpServers'],
  ['efort', 'effort'],
  ['isolatoin', 'isolation'],
])('%s is a near miss of %s', (key, near) => {
  expect(findingOf(readWith(`${key}: x`), 'field-near-miss').fix).toBe(`Rename it to "${near}".`);
});

test('a near miss gives a warning', () => {
  expect(findingOf(readFixture('agents/near-miss-field.md'), 'field-near-miss').severity).toBe('warning');
});

test('the finding about a near miss of "tools" says that the agent gets every tool', () => {
  expect(findingOf(readFixture('agents/near-miss-field.md'), 'field-near-miss').message).toContain('every tool');
});

test('the corrected line for a near miss has no finding', () => {
  const file = readFixture('agents/near-miss-field.md');
  expect(codesOf(read(correctedText(file, findingOf(file, 'field-near-miss'))))).toEqual([]);
});

test('the corrected line for a quoted near miss has no finding', () => {
  const file = readWith('"allowed-tools": Read');
  expect(codesOf(read(correctedText(file, findingOf(file, 'field-near-miss'))))).toEqual([]);
});

test('a near miss in a file that has the field too is only reported as unknown', () => {
  expect(codesOf(readWith('tools: Read\nallowed-tools: Write'))).toEqual(['field-unknown']);
});

test.each(['version', 'author', 'tags', 'category', 'license', 'constructor'])('%s is reported as unknown', (key) => {
  expect(codesOf(readWith(`${key}: x`))).toEqual(['field-unknown']);
});

test('an unknown field gives a note', () => {
  expect(findingOf(readWith('version: 1'), 'field-unknown').severity).toBe('note');
});

test('the finding is at the unknown field', () => {
  expect(placeOf(findingOf(readWith('color: red\nversion: 1'), 'field-unknown'))).toBe('5:1');
});

test.each([
  ['\u3000tools: Read', 'begins with an ideographic space (U+3000)'],
  ['\u00A0tools: Read', 'begins with a no-break space (U+00A0)'],
  ['tools\u00A0: Read', 'has a no-break space (U+00A0) before its colon'],
  ['\u200Btools: Read', 'begins with a zero-width space (U+200B)'],
])('names the character that YAML takes for a part of the key: %j', (line, cause) => {
  const found = findingOf(readWith(line), 'field-near-miss');
  expect(found).toMatchObject({ line: 4, corrected: 'tools: Read' });
  expect(found.message).toContain(cause);
});

test('suggests commas between tools that only spaces separate', () => {
  const found = findingOf(readWith('allowed-tools: Read Grep Bash(git add *)'), 'field-near-miss');
  expect(found.corrected).toBe('tools: Read, Grep, Bash(git add *)');
});
