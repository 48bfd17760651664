import { describe, expect, test } from 'vitest';
import { codesOf, correctedText, findingOf, placeOf } from '../../findings.ts';
import { fileWith, read, readWith } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

describe('required fields', () => {
  test('a missing name is an error', () => {
    expect(codesOf(read('---\ndescription: Helps.\n---\nBody.\n'))).toEqual(['name-missing']);
  });

  test('a missing description is an error', () => {
    expect(codesOf(read('---\nname: helper\n---\nBody.\n'))).toEqual(['description-missing']);
  });

  test('an empty name is pointed at', () => {
    expect(placeOf(findingOf(read('---\ndescription: Helps.\nname: ""\n---\n'), 'name-missing'))).toBe('3:7');
  });

  test('a description of white space is empty', () => {
    expect(codesOf(read(fileWith('description: "  \\n "')))).toEqual(['description-missing']);
  });

  test('a name in another case is pointed at', () => {
    expect(placeOf(findingOf(read('---\ndescription: Helps.\nName: helper\n---\n'), 'name-missing'))).toBe('3:1');
  });

  test('the fix for a name in another case says how to rename it', () => {
    const found = findingOf(read('---\ndescription: Helps.\nName: helper\n---\n'), 'name-missing');
    expect(found.fix).toBe('Rename "Name" to "name".');
  });
});

describe('names', () => {
  test.each(['helper', 'helper-2', 'a', '2fa-helper'])('"%s" is fine', (name) => {
    expect(codesOf(read(`---\nname: ${name}\ndescription: Helps.\n---\nBody.\n`))).toEqual([]);
  });

  test.each(['team:helper', '"-helper"', '"a: b"'])('%s cannot be used', (name) => {
    expect(codesOf(read(`---\nname: ${name}\ndescription: Helps.\n---\nBody.\n`))).toEqual(['name-unusable']);
  });

  test.each(['Helper', 'my helper', 'my_helper', 'Helfer für Tests', 'a--b', '"a\\nb"'])('%s is unusual', (name) => {
    expect(codesOf(read(`---\nname: ${name}\ndescription: Helps.\n---\nBody.\n`))).toEqual(['name-unusual']);
  });

  test('a name that YAML takes for a number is told of', () => {
    expect(codesOf(read('---\nname: 2024\ndescription: Helps.\n---\nBody.\n'))).toEqual(['field-value']);
  });

  test('an unusual name is only noted', () => {
    expect(findingOf(readFixture('agents/hostile-name.md'), 'name-unusual').severity).toBe('note');
  });

  test('the line proposed for an unusual name is a usual one', () => {
    const file = read('---\nname: My Helper\ndescription: Helps.\n---\nBody.\n');
    expect(codesOf(read(correctedText(file, findingOf(file, 'name-unusual'))))).toEqual([]);
  });

  test('nothing is proposed for a name without letters', () => {
    const found = findingOf(read('---\nname: "???"\ndescription: Helps.\n---\nBody.\n'), 'name-unusual');
    expect(found.corrected).toBeUndefined();
  });
});

describe('descriptions', () => {
  test('1,024 characters are fine', () => {
    expect(codesOf(read(fileWith(`description: ${'x'.repeat(1024)}`)))).toEqual([]);
  });

  test('1,025 characters are long', () => {
    expect(codesOf(read(fileWith(`description: ${'x'.repeat(1025)}`)))).toEqual(['description-long']);
  });

  test('an emoji counts as one character', () => {
    expect(codesOf(read(fileWith(`description: ${'👋'.repeat(1024)}`)))).toEqual([]);
  });

  test('the length is counted after unescaping', () => {
    const text = `${'x'.repeat(1000)}${'\\\\n'.repeat(24)}`;
    expect(codesOf(read(fileWith(`description: "${text}"`)))).not.toContain('description-long');
  });
});

describe('values', () => {
  test.each([
    'model: sonnet',
    'model: fable',
    'model: inherit',
    'model: claude-sonnet-5',
    'model: opus[1m]',
    'permissionMode: acceptEdits',
    'permissionMode: manual',
    'maxTurns: 5',
    'skills: [a, b]',
    'skills: a, b',
    'mcpServers: [github, { local: { type: http, url: "https://docs.invalid" } }]',
    'hooks: { PreToolUse: [] }',
    'memory: project',
    'background: true',
    'background: yes',
    'background: off',
    'background: 1',
    'omitClaudeMd: false',
    'effort: xhigh',
    'isolation: worktree',
    'color: cyan',
    'initialPrompt: Begin.',
    'experimental: { cacheTtl: 1h }',
    'color:',
  ])('"%s" is fine', (line) => {
    expect(codesOf(readWith(line))).toEqual([]);
  });

  test.each([
    'model: gigantic',
    'model: 5',
    'permissionMode: yolo',
    'maxTurns: many',
    'maxTurns: 0',
    'maxTurns: 2.5',
    'skills: 5',
    'mcpServers: github',
    'hooks: []',
    'memory: everywhere',
    'background: sometimes',
    'background: 2',
    'omitClaudeMd: maybe',
    'effort: extreme',
    'isolation: island',
    'color: teal',
    'initialPrompt: 5',
    'experimental: { cacheTtl: 2h }',
  ])('"%s" is a warning', (line) => {
    expect(findingOf(readWith(line), 'field-value').severity).toBe('warning');
  });

  test('an odd value is pointed at', () => {
    expect(placeOf(findingOf(readWith('color:   teal'), 'field-value'))).toBe('4:10');
  });

  test('a value inside a list is reported once for its field', () => {
    expect(codesOf(readWith('skills: [1, 2, 3]'))).toEqual(['field-value']);
  });

  test.each([
    ['color: Red', 'color: red'],
    ['model: Sonnet', 'model: sonnet'],
    ['effort: " HIGH "', 'effort: high'],
  ])('"%s" is corrected to "%s"', (line, corrected) => {
    expect(findingOf(readWith(line), 'field-value').corrected).toBe(corrected);
  });

  test('nothing is proposed for a value like no other', () => {
    expect(findingOf(readWith('color: teal'), 'field-value').corrected).toBeUndefined();
  });

  test('every odd value of a file is reported', () => {
    const { findings } = readFixture('agents/odd-values.md');
    expect(findings.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('the fix names the values that are known', () => {
    expect(findingOf(readWith('memory: everywhere'), 'field-value').fix).toContain('user, project or local');
  });

  test.each(['.', 'a.', 'claude-', '.claude-', '-'])('tells at once that a model of many "%s" is none', (part) => {
    expect(codesOf(readWith(`model: "x${part.repeat(60)} !"`))).toEqual(['field-value']);
  });
});
