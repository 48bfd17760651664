import { describe, expect, test } from 'vitest';
import { ownActions } from '../../../../src/agent/fields/own-actions.ts';

const shown = (values: Record<string, unknown>): string[] =>
  ownActions(values).map(({ words, text, also }) => [words, text, also].filter(Boolean).join(' | '));

describe('a hook is shown whole', () => {
  test.each([
    [{ type: 'command', command: 'a | b\nc' }, 'On Stop, runs | a | b\nc'],
    [{ type: 'command', command: 'a', timeout: 5, once: true }, 'On Stop, runs | a | timeout: 5, once: true'],
    [{ type: 'prompt', prompt: 'Done?' }, 'On Stop, asks a model | Done?'],
    [{ type: 'agent', prompt: 'Verify it.' }, 'On Stop, starts an agent with | Verify it.'],
    [
      { type: 'http', url: 'https://a.invalid', headers: { Token: '$TOKEN' } },
      'On Stop, sends what happened to | https://a.invalid | headers › Token: $TOKEN',
    ],
    [{ type: 'mcp_tool', server: 'docs', tool: 'find' }, 'On Stop, calls a tool of an MCP server | docs: find'],
  ])('%j', (hook, expected) => {
    expect(shown({ hooks: { Stop: [{ hooks: [hook] }] } })).toEqual([expected]);
  });

  test('with the tools that it is for', () => {
    const hooks = [{ type: 'command', command: 'a' }];
    expect(
      shown({
        hooks: {
          PreToolUse: [
            { matcher: 'Bash|Edit', hooks },
            { matcher: '*', hooks },
          ],
        },
      }),
    ).toEqual(['On PreToolUse (Bash|Edit), runs | a', 'On PreToolUse, runs | a']);
  });

  test('every hook of every event is one action', () => {
    const hooks = [
      { type: 'command', command: 'a' },
      { type: 'command', command: 'b' },
    ];
    expect(ownActions({ hooks: { Stop: [{ hooks }], PreToolUse: [{ hooks }, { hooks }] } })).toHaveLength(6);
  });

  test('also in a shape that Claude Code does not know', () => {
    expect(shown({ hooks: { pre: 'echo a', post: [{ run: 'echo b' }, 3] } })).toEqual([
      'Has hooks in a shape that Claude Code does not know | pre: echo a\npost › run: echo b\npost: 3',
    ]);
  });
});

describe('an MCP server is shown whole', () => {
  test.each([
    [['docs'], ['Uses the configured MCP server | docs']],
    [[{ docs: { command: 'npx', args: ['-y', 'docs'] } }], ['Starts the MCP server docs | npx -y docs']],
    [
      { docs: { command: 'docs', env: { KEY: 'v' } }, web: { type: 'http', url: 'https://a.invalid' } },
      [
        'Starts the MCP server docs | docs | env › KEY: v',
        'Connects to the MCP server web | https://a.invalid | type: http',
      ],
    ],
    [
      [{ docs: { socket: '/tmp/a' } }, { web: null }],
      ['Has the MCP server docs | socket: /tmp/a', 'Has the MCP server web | null'],
    ],
  ])('%j', (mcpServers, expected) => {
    expect(shown({ mcpServers })).toEqual(expected);
  });
});

test.each([
  [
    'initialPrompt',
    'Read the issues.\nThen wait.',
    'Starts with this message when it runs as the main thread | Read the issues.\nThen wait.',
  ],
  ['skills', 'a, b', 'Has the text of these skills in its context | a, b'],
  ['skills', ['a', 'b'], 'Has the text of these skills in its context | a, b'],
  ['permissionMode', 'bypassPermissions', 'Never asks for permission | bypassPermissions'],
  ['maxTurns', 5, 'Stops after this many turns | 5'],
  ['memory', 'project', 'Keeps notes in the project, and may read and write any file | project'],
  ['isolation', 'worktree', 'Works in a git worktree of its own | worktree'],
  ['background', true, 'Always runs in the background | true'],
  ['omitClaudeMd', 'true', 'Starts without the CLAUDE.md files | true'],
  ['experimental', { cacheTtl: '1h' }, 'Has settings that may change | cacheTtl: 1h'],
])('%s is shown', (field, value, expected) => {
  expect(shown({ [field]: value })).toEqual([expected]);
});

test.each(['permissionMode', 'memory', 'isolation', 'background', 'omitClaudeMd'])(
  'a value of %s that Claude Code does not know is shown as it is',
  (field) => {
    expect(shown({ [field]: 'constructor' })).toEqual(['Has a value that Claude Code does not know | constructor']);
    expect(shown({ [field]: [{ a: 'b' }] })).toEqual(['Has a value that Claude Code does not know | a: b']);
  },
);

test('fields that say nothing of this are left out, and so are empty ones', () => {
  expect(ownActions({ name: 'a', tools: 'Read', metadata: 'b', hooks: null, skills: '' })).toEqual([]);
});
