import { describe, expect, test } from 'vitest';
import {
  abilityOf,
  isKnownTool,
  isMcpTool,
  isNeverGranted,
  likelyTool,
  mcpServerOf,
  parseTools,
  renamedTool,
} from '../../../../src/agent/fields/tools.ts';

function names(value: unknown): string[] {
  return parseTools(value).map(({ name }) => name);
}

describe('parsing', () => {
  test.each([
    ['a line with commas', 'Read, Write,Edit', ['Read', 'Write', 'Edit']],
    ['a list', ['Read', 'Write'], ['Read', 'Write']],
    ['a list with commas in an entry', ['Read, Write', 'Edit'], ['Read', 'Write', 'Edit']],
    ['a line with spaces', 'Read Write', ['Read', 'Write']],
    ['lines, which do not separate', 'Read\nWrite', ['Read\nWrite']],
    ['full-width commas, which do not separate', 'Read，Write、Edit', ['Read，Write、Edit']],
    ['a comma at the end', 'Read, Write,', ['Read', 'Write']],
    ['quotation marks, which are part of a name', '"Read", `Write`', ['"Read"', '`Write`']],
    ['entries that are not text', ['Read', 7, { Write: true }, ['Edit']], ['Read']],
    ['an empty text', '', []],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 7, []],
    ['a map', { Read: true }, []],
  ])('%s', (_, value, expected) => {
    expect(names(value)).toEqual(expected);
  });

  test('a comma inside parentheses does not separate', () => {
    expect(names('Bash(git add, git commit), Read')).toEqual(['Bash', 'Read']);
  });

  test('parentheses inside parentheses do not end the specifier', () => {
    expect(parseTools('Bash(echo (a, b)), Read')[0]?.specifier).toBe('echo (a, b)');
  });

  test('a tool without parentheses has no specifier', () => {
    expect(parseTools('Read')[0]?.specifier).toBeUndefined();
  });

  test('an entry is kept as it is written', () => {
    expect(parseTools(' Bash(npm run *) , Read')[0]?.written).toBe('Bash(npm run *)');
  });

  test('an unclosed parenthesis belongs to the name', () => {
    expect(names('Bash(git add')).toEqual(['Bash(git add']);
  });

  test('an extra closing parenthesis does not join entries', () => {
    expect(names('Read), Write')).toEqual(['Read)', 'Write']);
  });
});

describe('names', () => {
  test.each(['Read', 'Bash', 'Agent', 'Task', 'LSP', 'mcp__github', 'mcp__github__list', 'mcp__github__*'])(
    '%s is known',
    (name) => {
      expect(isKnownTool(name)).toBe(true);
    },
  );

  test.each(['read', 'MultiEdit', 'LS', 'Reed', '', 'toString', 'mcp__', 'mcp_github'])('"%s" is not known', (name) => {
    expect(isKnownTool(name)).toBe(false);
  });

  test('Task is the old name of Agent', () => {
    expect(renamedTool('Task')).toBe('Agent');
  });

  test('a current name has no new name', () => {
    expect(renamedTool('Agent')).toBeUndefined();
  });

  test.each([
    ['read', 'Read'],
    ['web_fetch', 'WebFetch'],
    ['MultiEdit', 'Edit'],
    ['LS', 'Glob'],
    ['shell', 'Bash'],
    ['read_file', 'Read'],
    ['str_replace', 'Edit'],
    ['google_web_search', 'WebSearch'],
  ])('"%s" most likely means %s', (name, likely) => {
    expect(likelyTool(name)).toBe(likely);
  });

  test('a name unlike any tool means nothing', () => {
    expect(likelyTool('Kestrel')).toBeUndefined();
  });

  test('a name with a space is not an MCP tool', () => {
    expect(isMcpTool('mcp__github list')).toBe(false);
  });

  test('the server of an MCP tool may contain an underscore', () => {
    expect(mcpServerOf('mcp__my_server__list')).toBe('my_server');
  });
});

describe('abilities', () => {
  test.each([
    ['Glob', 'read'],
    ['Edit', 'write'],
    ['PowerShell', 'run'],
    ['WebSearch', 'network'],
    ['Task', 'spawn'],
    ['mcp__github', 'mcp'],
    ['KillShell', undefined],
    ['TodoWrite', undefined],
    ['Kestrel', undefined],
  ])('%s gives the ability: %s', (name, ability) => {
    expect(abilityOf(name)).toBe(ability);
  });

  test.each(['AskUserQuestion', 'EnterPlanMode', 'Workflow', 'EndConversation'])('%s is never granted', (name) => {
    expect(isNeverGranted(name, undefined)).toBe(true);
  });

  test('an ordinary tool may be granted', () => {
    expect(isNeverGranted('Read', undefined)).toBe(false);
  });
});
