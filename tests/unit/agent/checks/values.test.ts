import { describe, expect, test } from 'vitest';
import { codesOf, correctedText, findingOf, placeOf } from '../../findings.ts';
import { fileWith, read, readWith } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

describe('required fields', () => {
  test.each([
    'tools: Read',
    'model: opus',
    'color: red',
    'permissionMode: plan',
    'disallowedTools: Bash',
    'Name: helper',
  ])('a missing name is a warning, and no agent, next to a field of an agent: %s', (line) => {
    const file = read(`---\ndescription: Helps.\n${line}\n---\nBody.\n`);
    expect(file.agent).toBeUndefined();
    expect(findingOf(file, 'name-missing').severity).toBe('warning');
  });

  test.each([
    'title: A page',
    'description: Helps.',
    'description: Helps.\nargument-hint: what\nallowed-tools: Read',
    'a: b: c',
  ])('a header without a name and fields of an agent is documentation: %j', (lines) => {
    const file = read(`---\n${lines}\n---\nBody.\n`);
    expect(file.agent).toBeUndefined();
    expect(file.findings).toMatchObject([{ code: 'header-nameless', severity: 'note' }]);
  });

  test('a missing description is an error', () => {
    expect(codesOf(read('---\nname: helper\n---\nBody.\n'))).toEqual(['description-missing']);
  });

  test('the finding is at the empty name', () => {
    expect(placeOf(findingOf(read('---\ndescription: Helps.\nname: ""\n---\n'), 'name-missing'))).toBe('3:7');
  });

  test('a description of white space counts as empty', () => {
    expect(codesOf(read(fileWith('description: "  \\n "')))).toEqual(['description-missing']);
  });

  test('a key "Name" is reported as a missing name, at the key', () => {
    expect(placeOf(findingOf(read('---\ndescription: Helps.\nName: helper\n---\n'), 'name-missing'))).toBe('3:1');
  });

  test('the fix for a key "Name" says how to rename it', () => {
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

  test('a name that YAML reads as a number is reported', () => {
    expect(codesOf(read('---\nname: 2024\ndescription: Helps.\n---\nBody.\n'))).toEqual(['not-loaded']);
  });

  test('an unusual name gives a note', () => {
    expect(findingOf(readFixture('agents/hostile-name.md'), 'name-unusual').severity).toBe('note');
  });

  test('the corrected line for an unusual name has no finding', () => {
    const file = read('---\nname: My Helper\ndescription: Helps.\n---\nBody.\n');
    expect(codesOf(read(correctedText(file, findingOf(file, 'name-unusual'))))).toEqual([]);
  });

  test.each(['C++', 'C#', 'F#', '.NET', 'True!', '1.5', '2024/01/02', '0x1F', '1E5', 'No!', 'CI/CD'])(
    'the corrected line for "%s" has no finding',
    (name) => {
      const file = read(`---\nname: ${JSON.stringify(name)}\ndescription: Helps.\n---\nBody.\n`);
      expect(codesOf(read(correctedText(file, findingOf(file, 'name-unusual'))))).toEqual([]);
    },
  );

  test('the name of an agent that Claude Code has is not suggested', () => {
    const file = read('---\nname: General Purpose\ndescription: Helps.\n---\nBody.\n');
    expect(findingOf(file, 'name-unusual').corrected).toBeUndefined();
  });

  test('a name without letters has no corrected line', () => {
    const found = findingOf(read('---\nname: "???"\ndescription: Helps.\n---\nBody.\n'), 'name-unusual');
    expect(found.corrected).toBeUndefined();
  });
});

describe('descriptions', () => {
  test('1,024 characters are fine', () => {
    expect(codesOf(read(fileWith(`description: ${'x'.repeat(1024)}`)))).toEqual([]);
  });

  test('1,025 characters are too long', () => {
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
    'hooks: { Stop: x }',
    'background: yes',
    'background: 1',
    'memory: everywhere',
    'background: sometimes',
    'background: 2',
    'omitClaudeMd: maybe',
    'effort: extreme',
    'isolation: island',
    'color: teal',
    'initialPrompt: 5',
    'experimental: { cacheTtl: 2h }',
  ])('"%s" gives a warning', (line) => {
    expect(findingOf(readWith(line), 'field-value').severity).toBe('warning');
  });

  test.each([
    ['hooks:\n  pre: echo a', 'knows no hook event "pre", so these never run'],
    ['hooks:\n  pre: echo a\n  post: echo b', 'knows no hook event "pre" or "post"'],
    ['hooks:\n  a: []\n  Stop: []\n  b: []\n  c: []', 'knows no hook event "a" and 2 others'],
    ['hooks:\n  Stop:\n    - hooks:\n        - { type: shell, command: echo }', 'Stop › 0 › hooks › 0 › type'],
  ])('hooks that never run are reported with the cause: %j', (header, cause) => {
    expect(findingOf(readWith(header), 'field-value').message).toContain(cause);
  });

  test('the finding is at the invalid value', () => {
    expect(placeOf(findingOf(readWith('color:   teal'), 'field-value'))).toBe('4:10');
  });

  test('a field with several invalid values is reported once', () => {
    expect(codesOf(readWith('skills: [1, 2, 3]'))).toEqual(['field-value']);
  });

  test.each([
    ['color: Red', 'color: red'],
    ['model: Sonnet', 'model: sonnet'],
    ['effort: " HIGH "', 'effort: high'],
  ])('"%s" is corrected to "%s"', (line, corrected) => {
    expect(findingOf(readWith(line), 'field-value').corrected).toBe(corrected);
  });

  test('a value unlike any valid one has no corrected line', () => {
    expect(findingOf(readWith('color: teal'), 'field-value').corrected).toBeUndefined();
  });

  test('every invalid value of a file is reported', () => {
    const { findings } = readFixture('agents/odd-values.md');
    expect(findings.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('the fix names the valid values', () => {
    expect(findingOf(readWith('memory: everywhere'), 'field-value').fix).toContain('user, project or local');
  });

  test.each(['.', 'a.', 'claude-', '.claude-', '-_'])('a model of many "%s" is rejected', (part) => {
    expect(codesOf(readWith(`model: "x${part.repeat(60)} !"`))).toEqual(['field-value']);
  });
});

describe('models', () => {
  test.each([
    'claude-2.1',
    'claude-instant-1.2',
    'claude-3-opus-20240229',
    'claude-3-5-sonnet-latest',
    'claude-3-7-sonnet-20250219',
    'claude-3-haiku-20240307',
    'claude-sonnet-4-20250514',
    'claude-opus-4-0',
    'anthropic/claude-3-5-haiku-20241022',
    'us.anthropic.claude-3-5-sonnet-20241022-v2:0',
  ])('that are retired are reported at their line: %s', (model) => {
    expect(placeOf(findingOf(readWith(`model: ${model}`), 'model-retired'))).toBe('4:8');
  });

  test.each([
    'claude-sonnet-4-5',
    'claude-opus-4-1-20250805',
    'claude-haiku-4-5-20251001',
    'claude-opus-5',
    'sonnet',
    'claude-sonnet-4-6',
  ])('that are not retired are not: %s', (model) => {
    expect(codesOf(readWith(`model: ${model}`))).toEqual([]);
  });

  test.each([
    ['gpt-4o', 'OpenAI'],
    ['openai/gpt-5.5', 'OpenAI'],
    ['o3-mini', 'OpenAI'],
    ['gemini-2.5-pro', 'Google'],
    ['google/gemini-3-flash', 'Google'],
    ['deepseek-chat', 'DeepSeek'],
    ['qwen-plus', 'Alibaba'],
  ])('of another vendor are named: %s', (model, vendor) => {
    const found = findingOf(readWith(`model: ${model}`), 'field-value');
    expect(placeOf(found)).toBe('4:8');
    expect(found.message).toContain(vendor);
  });
});
