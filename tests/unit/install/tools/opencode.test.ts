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

/** What a list of allowed tools leaves as OpenCode has it. */
const GUARDS = { external_directory: 'ask', doom_loop: 'ask' };
/** What OpenCode withholds from a subagent that has no rule for it. */
const WITHHELD = { task: 'allow', todowrite: 'allow' };

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(opencode, lines).text).header;
}

test('an agent becomes a subagent with a description, and with the tools that subagents only get by a rule', () => {
  expect(headerWith('model: opus')).toEqual({ description: 'Helps.', mode: 'subagent', permission: WITHHELD });
});

test('a tool list becomes a list of allowed tools', () => {
  expect(headerWith('tools: Read, Write, Edit, WebFetch').permission).toEqual({
    '*': 'deny',
    read: 'allow',
    edit: 'allow',
    webfetch: 'allow',
    ...GUARDS,
  });
});

test('without any tool, nothing is asked for', () => {
  expect(headerWith('tools: []').permission).toEqual({ '*': 'deny' });
});

test('denials come first, since the last rule counts', () => {
  const { permission } = headerWith('tools: Read, Bash(git *)');
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
    ...GUARDS,
  });
});

test.each(['Bash(*)', 'Bash(git *), Bash'])('%s allows every command', (tools) => {
  expect(headerWith(`tools: ${tools}`).permission).toEqual({ '*': 'deny', bash: 'allow', ...GUARDS });
});

test.each(['Bash(what?)', 'Bash(~/run *)', 'Bash(1)', 'Read(src/**)', 'WebFetch(domain:example.com)'])(
  '%s is left out and reported as a loss',
  (tool) => {
    const { text, losses } = givenWith(opencode, `tools: Grep, ${tool}`);
    expect(markdownOf(text).header.permission).toEqual({ '*': 'deny', grep: 'allow', ...GUARDS });
    expect(losses).toEqual([`OpenCode cannot enforce the limit of ${tool}: this agent goes without.`]);
  },
);

test('denied tools are denied', () => {
  expect(headerWith('disallowedTools: Write, Edit, Bash').permission).toEqual({
    ...WITHHELD,
    edit: 'deny',
    bash: 'deny',
  });
});

test('a tool that is denied along with another is reported as a loss', () => {
  expect(givenWith(opencode, 'disallowedTools: Edit').losses).toEqual([
    'OpenCode denies Write along with Edit: this agent goes without.',
  ]);
});

test.each([
  ['mcp__github', 'github_*'],
  ['mcp__github__*', 'github_*'],
  ['mcp__jira__delete_issue', 'jira_delete_issue'],
  ['mcp__my_server__get_*', 'my_server_get_*'],
  ['mcp__claude.ai__send', 'claude_ai_send'],
])('the MCP tools of %s are denied as %s', (tool, pattern) => {
  const { text, losses } = givenWith(opencode, `disallowedTools: ${tool}`);
  expect(markdownOf(text).header.permission).toEqual({ ...WITHHELD, [pattern]: 'deny' });
  expect(losses).toEqual([]);
});

test('the tools of all MCP servers are denied, and nothing else of a name like theirs', () => {
  const { text, losses } = givenWith(opencode, 'disallowedTools: mcp__*');
  expect(markdownOf(text).header.permission).toEqual({ ...WITHHELD, '*_*': 'deny', ...GUARDS });
  expect(text).toMatch(/"\*_\*": "deny".*"external_directory": "ask"/);
  expect(losses).toEqual([]);
});

test.each([
  ['mcp__context7__*', 'context7_*'],
  ['mcp__chrome-devtools__click', 'chrome-devtools_click'],
])('the MCP tools of %s are allowed as %s', (tool, pattern) => {
  const { text, losses } = givenWith(opencode, `tools: Read, ${tool}`);
  expect(markdownOf(text).header.permission).toEqual({ '*': 'deny', read: 'allow', [pattern]: 'allow', ...GUARDS });
  expect(losses).toEqual([]);
});

test('an MCP server is allowed without its denied tools', () => {
  const { text, losses } = givenWith(opencode, 'tools: mcp__jira\ndisallowedTools: mcp__jira__delete_issue');
  expect(text).toContain('{ "*": "deny", "jira_*": "allow", "jira_delete_issue": "deny", "external_directory"');
  expect(losses).toEqual([]);
});

test('a denied tool stays denied, though subagents get it only by a rule', () => {
  expect(headerWith('disallowedTools: Task').permission).toEqual({ task: 'deny', todowrite: 'allow' });
});

test('denied tools that OpenCode has no name for are the first loss', () => {
  expect(givenWith(opencode, 'color: mauve\ndisallowedTools: Monitor').losses).toEqual([
    'OpenCode cannot deny Monitor: this agent could do the same there.',
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

test('an agent with the name of a built-in one leaves that as it is', () => {
  expect(opencode.fileName('explore')).toBe('explore-subagent.md');
  expect(opencode.fileName('explorer')).toBe('explorer.md');
  const file = read('---\nname: Explore\ndescription: Helps.\n---\nGo.\n');
  expect(given(opencode, file).losses).toEqual([
    'OpenCode has its own agent called Explore: this one has another name there.',
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
      const builtIn = Object.keys(header.permission).filter((name) => !/^[\w*-]+_/.test(name) || name in GUARDS);
      expect(PERMISSIONS).toEqual(expect.arrayContaining(builtIn));
      for (const rule of Object.values(header.permission)) {
        const effects = isRecord(rule) ? Object.values(rule) : [rule];
        for (const effect of effects) expect(['allow', 'ask', 'deny']).toContain(effect);
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
      expectNoSilentGain(agent, losses, [
        ...abilitiesOf(ABILITIES, names),
        ...(isClosed || permission['*_*'] === 'deny' ? [] : ['mcp' as const]),
      ]);
    });
  });
});
