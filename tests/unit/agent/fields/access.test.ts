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

test('every ability has one entry', () => {
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
  test('no tool is inherited', () => {
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

  test.each([[[]], [7], [''], [','], [{ read: true }], [[null]], [null]])(
    'tools that name nothing, as %j, count as every tool',
    (tools) => {
      expect(accessOf({ tools }).everything).toBe(true);
    },
  );

  test('a tool is named with its specifier', () => {
    expect(ability('run', { tools: 'Bash(git log *)' }).tools).toEqual(['Bash(git log *)']);
  });

  test('the tools of one server are named once', () => {
    expect(ability('mcp', { tools: 'mcp__github__list, mcp__github__read' }).tools).toEqual(['github']);
  });

  test('a tool that is never given to subagents is left out', () => {
    expect(accessOf({ tools: 'Read, AskUserQuestion' }).tools).toEqual(['Read']);
  });

  test('the tool that leaves plan mode is left out', () => {
    expect(accessOf({ tools: 'ExitPlanMode' }).tools).toEqual([]);
  });

  test('the tool that leaves plan mode is granted in plan mode', () => {
    expect(accessOf({ tools: 'ExitPlanMode', permissionMode: 'plan' }).tools).toEqual(['ExitPlanMode']);
  });
});

describe('with denied tools', () => {
  test('a denied tool is removed from the list', () => {
    expect(accessOf({ tools: 'Read, Bash', disallowedTools: 'Bash' }).tools).toEqual(['Read']);
  });

  test('a specifier does not narrow a denial', () => {
    expect(accessOf({ tools: 'Read, Bash', disallowedTools: 'Bash(git push *)' }).tools).toEqual(['Read']);
  });

  test('a denied tool is removed from the inherited tools', () => {
    expect(ability('network', { disallowedTools: 'WebFetch' }).tools).toEqual(['WebSearch']);
  });

  test('an ability whose tools are all denied is not allowed', () => {
    expect(allowed({ disallowedTools: 'Write, Edit, NotebookEdit' })).not.toContain('write');
  });

  test('an ability with some of its tools denied is not whole', () => {
    expect(ability('write', { disallowedTools: 'Write' }).all).toBe(false);
  });

  test('an ability names its denied tools', () => {
    expect(ability('write', { disallowedTools: 'Write' }).without).toEqual(['Write']);
  });

  test('the old name of a tool denies it', () => {
    expect(allowed({ disallowedTools: 'Task' })).not.toContain('spawn');
  });

  test('the old name of a tool removes it from the list', () => {
    expect(accessOf({ tools: 'Read, Agent', disallowedTools: 'Task' }).tools).toEqual(['Read']);
  });

  test('the new name of a tool removes its old name from the list', () => {
    expect(accessOf({ tools: 'Read, Task', disallowedTools: 'Agent' }).tools).toEqual(['Read']);
  });

  test('a star makes the whole list deny nothing', () => {
    expect(accessOf({ tools: 'Read, Grep', disallowedTools: 'Grep, *' }).tools).toEqual(['Read', 'Grep']);
    expect(accessOf({ disallowedTools: ['*', 'Bash'] }).disallowed).toEqual([]);
  });

  test('a star denies nothing', () => {
    expect(accessOf({ disallowedTools: '*' })).toMatchObject({ everything: true, disallowed: [] });
  });

  test('a denied server removes its tools from the list', () => {
    expect(accessOf({ tools: 'mcp__github__read, Read', disallowedTools: 'mcp__github' }).tools).toEqual(['Read']);
  });

  test('a denied server with a star removes its tools from the list', () => {
    expect(accessOf({ tools: 'mcp__github__read, Read', disallowedTools: 'mcp__github__*' }).tools).toEqual(['Read']);
  });

  test('a denied server leaves other servers allowed', () => {
    const tools = accessOf({ tools: 'mcp__github__read, mcp__linear', disallowedTools: 'mcp__github' }).tools;
    expect(tools).toEqual(['mcp__linear']);
  });

  test('a star denies every MCP server', () => {
    expect(allowed({ disallowedTools: 'mcp__*' })).not.toContain('mcp');
  });

  test('denying one server leaves MCP allowed', () => {
    expect(allowed({ disallowedTools: 'mcp__github' })).toContain('mcp');
  });

  test('denied tools are listed as written', () => {
    expect(accessOf({ disallowedTools: ['Bash(git push *)', 'Write'] }).disallowed).toEqual([
      'Bash(git push *)',
      'Write',
    ]);
  });
});

describe('memory', () => {
  test('adds the file tools to a list without them', () => {
    expect(accessOf({ tools: 'Bash', memory: 'project' }).tools).toEqual(['Bash', 'Read', 'Write', 'Edit']);
  });

  test('lets an agent write that lists only tools that read', () => {
    expect(allowed({ tools: 'Read', memory: 'project' })).toEqual(['read', 'write']);
  });

  test('says which tools it adds', () => {
    expect(accessOf({ tools: 'Read', memory: 'project' }).fromMemory).toEqual(['Write', 'Edit']);
  });

  test('adds nothing when every tool is there', () => {
    expect(accessOf({ memory: 'user' }).fromMemory).toEqual([]);
  });

  test('adds no tool that is denied', () => {
    expect(accessOf({ tools: 'Read', disallowedTools: 'Write, Edit', memory: 'user' }).tools).toEqual(['Read']);
  });

  test('is all that an agent has whose tools name nothing', () => {
    expect(accessOf({ tools: {}, memory: 'user' })).toMatchObject({
      everything: false,
      tools: ['Read', 'Write', 'Edit'],
    });
  });

  test('adds nothing for a value that Claude Code does not know', () => {
    expect(accessOf({ tools: 'Read', memory: 'everywhere' }).tools).toEqual(['Read']);
  });
});
