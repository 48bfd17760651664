import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { opencode } from '../../../../src/install/tools/opencode.ts';
import { read } from '../../make/agent-file.ts';
import { abilitiesOf, expectNoSilentGain, given, givenWith, isRecord, markdownOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const KEYS = ['description', 'mode', 'model', 'color', 'steps', 'permission'];
const PERMISSIONS = [
  ...['*', 'read', 'edit', 'glob', 'grep', 'list', 'bash', 'task', 'external_directory', 'todowrite', 'webfetch'],
  ...['websearch', 'lsp', 'skill', 'question', 'doom_loop'],
];
const ABILITIES: Record<string, Ability> = {
  ...{ read: 'read', grep: 'read', glob: 'read', list: 'read', lsp: 'read', edit: 'write', bash: 'run' },
  ...{ webfetch: 'network', websearch: 'network', task: 'spawn' },
};

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(opencode, lines).text).header;
}

test('an agent becomes a subagent with a description and nothing else', () => {
  expect(headerWith('model: opus')).toEqual({ description: 'Helps.', mode: 'subagent' });
});

test('a tool list becomes a list of allowed tools', () => {
  expect(headerWith('tools: Read, Write, Edit, WebFetch').permission).toEqual({
    '*': 'deny',
    read: 'allow',
    edit: 'allow',
    webfetch: 'allow',
  });
});

test('denials come first, since the last rule counts', () => {
  const { permission } = headerWith('tools: Read, Bash(git *), Bash(1)');
  expect(isRecord(permission) && Object.keys(permission)[0]).toBe('*');
  expect(givenWith(opencode, 'tools: Bash(git *)').text).toContain('"bash": { "*": "deny", "git *": "allow" }');
});

test.each([
  ['Bash(git *)', 'git *'],
  ['Bash(git:*)', 'git *'],
  ['Bash(npm run test)', 'npm run test'],
])('%s allows nothing else', (tool, pattern) => {
  expect(headerWith(`tools: Read, ${tool}`).permission).toEqual({
    '*': 'deny',
    read: 'allow',
    bash: { '*': 'deny', [pattern]: 'allow' },
  });
});

test.each(['Bash(*)', 'Bash(git *), Bash'])('%s allows every command', (tools) => {
  expect(headerWith(`tools: ${tools}`).permission).toEqual({ '*': 'deny', bash: 'allow' });
});

test.each(['Bash(what?)', 'Read(src/**)', 'WebFetch(domain:example.com)'])(
  '%s is left out and reported as a loss',
  (tool) => {
    const { text, losses } = givenWith(opencode, `tools: Grep, ${tool}`);
    expect(markdownOf(text).header.permission).toEqual({ '*': 'deny', grep: 'allow' });
    expect(losses).toEqual([`OpenCode cannot enforce the limit of ${tool}: this agent goes without.`]);
  },
);

test('denied tools are denied', () => {
  expect(headerWith('disallowedTools: Write, Edit, Bash').permission).toEqual({ edit: 'deny', bash: 'deny' });
});

test('a tool that is denied along with another is reported as a loss', () => {
  expect(givenWith(opencode, 'disallowedTools: Edit').losses).toEqual([
    'OpenCode denies Write along with Edit: this agent goes without.',
  ]);
});

test('denied tools that OpenCode has no name for are the first loss', () => {
  expect(givenWith(opencode, 'color: mauve\ndisallowedTools: mcp__github').losses).toEqual([
    'OpenCode cannot deny mcp__github: this agent could do the same there.',
    'Not kept in OpenCode: color.',
  ]);
});

test.each([
  ['red', /^#[\da-f]{6}$/],
  ['"#ABCDEF"', /^#abcdef$/],
])('the colour %s is kept', (color, there) => {
  expect(headerWith(`color: ${color}`).color).toMatch(there);
  expect(givenWith(opencode, `color: ${color}`).losses).toEqual([]);
});

test.each(['mauve', 'constructor'])('the colour %s is a loss', (color) => {
  expect(headerWith(`color: ${color}`).color).toBeUndefined();
  expect(givenWith(opencode, `color: ${color}`).losses).toEqual(['Not kept in OpenCode: color.']);
});

test('turns become steps', () => {
  expect(headerWith('maxTurns: 7').steps).toBe(7);
});

test('a full model ID gets its provider', () => {
  expect(headerWith('model: claude-opus-5').model).toBe('anthropic/claude-opus-5');
});

test('a name that is not the name of the file is reported as a loss', () => {
  const file = read('---\nname: Code Reviewer\ndescription: Helps.\n---\nGo.\n');
  expect(given(opencode, file).losses).toEqual([
    'OpenCode calls an agent by its file’s name, not by the name in the file.',
  ]);
});

test('an agent without further fields loses nothing', () => {
  expect(givenWith(opencode, '').losses).toEqual([]);
});

describe('any agent', () => {
  test('keeps its description and body', () => {
    forOddAgents(opencode, ({ agent, body, text }) => {
      const there = markdownOf(text);
      expect(there.header.description).toBe(agent.description);
      expect(there.body).toBe(body);
    });
  });

  test('has only keys and permissions that OpenCode knows', () => {
    forOddAgents(opencode, ({ text }) => {
      const { header } = markdownOf(text);
      expect(KEYS).toEqual(expect.arrayContaining(Object.keys(header)));
      expect(header.mode).toBe('subagent');
      if (header.permission === undefined) return;
      if (!isRecord(header.permission)) throw new Error('not permissions');
      expect(PERMISSIONS).toEqual(expect.arrayContaining(Object.keys(header.permission)));
      for (const rule of Object.values(header.permission)) {
        const effects = isRecord(rule) ? Object.values(rule) : [rule];
        for (const effect of effects) expect(['allow', 'deny']).toContain(effect);
      }
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(opencode, ({ agent, losses, text }) => {
      const { permission = {} } = markdownOf(text).header;
      if (!isRecord(permission)) throw new Error('not permissions');
      const isClosed = permission['*'] === 'deny';
      const names = Object.keys(ABILITIES).filter(
        (name) => permission[name] === 'allow' || !(isClosed || name in permission),
      );
      expectNoSilentGain(agent, losses, [...abilitiesOf(ABILITIES, names), ...(isClosed ? [] : ['mcp' as const])]);
    });
  });
});
