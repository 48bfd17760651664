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
])('%s is almost %s', (key, near) => {
  expect(findingOf(readWith(`${key}: x`), 'field-near-miss').fix).toBe(`Rename it to "${near}".`);
});

test('a near miss is a warning', () => {
  expect(findingOf(readFixture('agents/near-miss-field.md'), 'field-near-miss').severity).toBe('warning');
});

test('a near miss of the tools says that the agent gets every tool', () => {
  expect(findingOf(readFixture('agents/near-miss-field.md'), 'field-near-miss').message).toContain('every tool');
});

test('the line proposed for a near miss leaves nothing to correct', () => {
  const file = readFixture('agents/near-miss-field.md');
  expect(codesOf(read(correctedText(file, findingOf(file, 'field-near-miss'))))).toEqual([]);
});

test('the line proposed for a near miss in quotes leaves nothing to correct', () => {
  const file = readWith('"allowed-tools": Read');
  expect(codesOf(read(correctedText(file, findingOf(file, 'field-near-miss'))))).toEqual([]);
});

test('a near miss beside the field itself is only unknown', () => {
  expect(codesOf(readWith('tools: Read\nallowed-tools: Write'))).toEqual(['field-unknown']);
});

test.each(['version', 'author', 'tags', 'category', 'license', 'constructor'])('%s is only unknown', (key) => {
  expect(codesOf(readWith(`${key}: x`))).toEqual(['field-unknown']);
});

test('an unknown field is a note', () => {
  expect(findingOf(readWith('version: 1'), 'field-unknown').severity).toBe('note');
});

test('an unknown field is pointed at', () => {
  expect(placeOf(findingOf(readWith('color: red\nversion: 1'), 'field-unknown'))).toBe('5:1');
});
