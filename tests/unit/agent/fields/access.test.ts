import { describe, expect, test } from 'vitest';
import { accessOf, type Granted } from '../../../../src/agent/fields/access.ts';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { agentOf } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

function ability(name: Ability, values: Record<string, unknown>): Granted {
  const granted = accessOf(values).abilities.find((each) => each.ability === name);
  if (granted === undefined) throw new Error(`no entry for ${name}`);
  return granted;
}

function allowed(values: Record<string, unknown>): Ability[] {
  return accessOf(values).abilities.flatMap((each) => (each.allowed ? [each.ability] : []));
}

test('there is one entry for each ability', () => {
  expect(accessOf({}).abilities.map((each) => each.ability)).toEqual([
    'read',
    'write',
    'run',
    'network',
    'spawn',
    'mcp',
  ]);
});

describe('without a list of tools', () => {
  test('everything is inherited', () => {
    expect(accessOf({}).everything).toBe(true);
  });

  test('every ability is whole', () => {
    expect(accessOf({}).abilities.every(({ all }) => all)).toBe(true);
  });

  test('an empty field inherits everything', () => {
    expect(accessOf({ tools: null }).everything).toBe(true);
  });

  test.each([['*'], [['*']], ['Read, *']])('%j inherits everything', (tools) => {
    expect(accessOf({ tools }).everything).toBe(true);
  });

  test('a fixture without tools inherits everything', () => {
    expect(agentOf(readFixture('agents/no-tools.md')).access.everything).toBe(true);
  });

  test('a fixture with an unquoted star inherits everything', () => {
    expect(agentOf(readFixture('agents/star-tools.md')).access.everything).toBe(true);
  });

  test('no tool is listed', () => {
    expect(accessOf({ tools: '*' }).tools).toEqual([]);
  });
});

describe('with a list of tools', () => {
  test('nothing is inherited', () => {
    expect(accessOf({ tools: 'Read' }).everything).toBe(false);
  });

  test.each([
    ['Read', ['read']],
    ['Grep, Glob', ['read']],
    ['Write', ['write']],
    ['NotebookEdit', ['write']],
    ['Bash', ['run']],
    ['WebFetch', ['network']],
    ['Agent', ['spawn']],
    ['Task', ['spawn']],
    ['mcp__github', ['mcp']],
    ['MultiEdit', ['write']],
    ['TodoWrite', []],
    ['Reed', []],
  ])('%s allows %j', (tools, abilities) => {
    expect(allowed({ tools })).toEqual(abilities);
  });

  test('an empty list allows nothing', () => {
    expect(allowed({ tools: [] })).toEqual([]);
  });

  test('a value that is no list allows nothing', () => {
    expect(allowed({ tools: 7 })).toEqual([]);
  });

  test('a tool with a specifier is named with it', () => {
    expect(ability('run', { tools: 'Bash(git log *)' }).tools).toEqual(['Bash(git log *)']);
  });

  test('the tools of one server are named once', () => {
    expect(ability('mcp', { tools: 'mcp__github__list, mcp__github__read' }).tools).toEqual(['github']);
  });

  test('a tool that no subagent is given is left out', () => {
    expect(accessOf({ tools: 'Read, AskUserQuestion' }).tools).toEqual(['Read']);
  });

  test('leaving plan mode is left out', () => {
    expect(accessOf({ tools: 'ExitPlanMode' }).tools).toEqual([]);
  });

  test('leaving plan mode is given in plan mode', () => {
    expect(accessOf({ tools: 'ExitPlanMode', permissionMode: 'plan' }).tools).toEqual(['ExitPlanMode']);
  });
});

describe('with tools that are denied', () => {
  test('a denied tool is taken out of the list', () => {
    expect(accessOf({ tools: 'Read, Bash', disallowedTools: 'Bash' }).tools).toEqual(['Read']);
  });

  test('a specifier does not narrow what is denied', () => {
    expect(accessOf({ tools: 'Read, Bash', disallowedTools: 'Bash(git push *)' }).tools).toEqual(['Read']);
  });

  test('a denied tool is taken from what is inherited', () => {
    expect(ability('network', { disallowedTools: 'WebFetch' }).tools).toEqual(['WebSearch']);
  });

  test('an ability without any of its tools is gone', () => {
    expect(allowed({ disallowedTools: 'Write, Edit, NotebookEdit' })).not.toContain('write');
  });

  test('an ability with some of its tools is not whole', () => {
    expect(ability('write', { disallowedTools: 'Write' }).all).toBe(false);
  });

  test('what was taken away is named', () => {
    expect(ability('write', { disallowedTools: 'Write' }).without).toEqual(['Write']);
  });

  test('the old name of a tool denies it', () => {
    expect(allowed({ disallowedTools: 'Task' })).not.toContain('spawn');
  });

  test('the old name of a tool takes it out of the list', () => {
    expect(accessOf({ tools: 'Read, Agent', disallowedTools: 'Task' }).tools).toEqual(['Read']);
  });

  test('the new name of a tool takes its old name out of the list', () => {
    expect(accessOf({ tools: 'Read, Task', disallowedTools: 'Agent' }).tools).toEqual(['Read']);
  });

  test('a star denies everything that is inherited', () => {
    expect(allowed({ disallowedTools: '*' })).toEqual([]);
  });

  test('a denied server takes its tools out of the list', () => {
    expect(accessOf({ tools: 'mcp__github__read, Read', disallowedTools: 'mcp__github' }).tools).toEqual(['Read']);
  });

  test('a denied server with a star takes its tools out of the list', () => {
    expect(accessOf({ tools: 'mcp__github__read, Read', disallowedTools: 'mcp__github__*' }).tools).toEqual(['Read']);
  });

  test('a denied server leaves the others', () => {
    const tools = accessOf({ tools: 'mcp__github__read, mcp__linear', disallowedTools: 'mcp__github' }).tools;
    expect(tools).toEqual(['mcp__linear']);
  });

  test('every server can be denied at once', () => {
    expect(allowed({ disallowedTools: 'mcp__*' })).not.toContain('mcp');
  });

  test('one denied server leaves MCP allowed', () => {
    expect(allowed({ disallowedTools: 'mcp__github' })).toContain('mcp');
  });

  test('the denied tools are listed as written', () => {
    expect(accessOf({ disallowedTools: ['Bash(git push *)', 'Write'] }).disallowed).toEqual([
      'Bash(git push *)',
      'Write',
    ]);
  });
});

describe('the folder of a memory', () => {
  function inMemory(values: Record<string, unknown>): Ability[] {
    return accessOf(values).abilities.flatMap((each) => (each.inMemory ? [each.ability] : []));
  }

  test('may be read and written without a tool for it', () => {
    expect(inMemory({ tools: 'Bash', memory: 'project' })).toEqual(['read', 'write']);
    expect(allowed({ tools: 'Bash', memory: 'project' })).toEqual(['run']);
  });

  test('is nothing of its own where all files may be written', () => {
    expect(inMemory({ memory: 'user' })).toEqual([]);
  });

  test('may not be written with tools that are denied', () => {
    expect(inMemory({ tools: 'Read', disallowedTools: 'Write, Edit', memory: 'user' })).toEqual([]);
  });

  test('is not there for a value that Claude Code does not know', () => {
    expect(inMemory({ tools: 'Read', memory: 'everywhere' })).toEqual([]);
  });
});
