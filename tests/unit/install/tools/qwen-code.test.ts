import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { qwenCode } from '../../../../src/install/tools/qwen-code.ts';
import { abilitiesOf, expectNoSilentGain, givenWith, markdownOf, stringsOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const KEYS = [
  ...['name', 'description', 'tools', 'disallowedTools', 'permissionMode', 'maxTurns', 'color', 'mcpServers', 'hooks'],
];
const ABILITIES: Record<string, Ability> = {
  ...{ read_file: 'read', grep_search: 'read', glob: 'read', list_directory: 'read' },
  ...{ write_file: 'write', edit: 'write', run_shell_command: 'run', web_fetch: 'network', agent: 'spawn' },
};

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(qwenCode, lines).text).header;
}

test('tools have the names that Qwen Code gives them', () => {
  expect(headerWith('tools: Read, Write, Edit, Bash, Grep, Glob, LS').tools).toEqual([
    ...['read_file', 'write_file', 'edit', 'run_shell_command', 'grep_search', 'glob', 'list_directory'],
  ]);
});

test('tools of servers keep their names; a whole server can only be denied', () => {
  expect(headerWith('tools: mcp__github__get, mcp__gitlab').tools).toEqual(['mcp__github__get']);
  expect(headerWith('disallowedTools: mcp__gitlab, mcp__a__b').disallowedTools).toEqual(['mcp__gitlab', 'mcp__a__b']);
});

test('denied tools are denied', () => {
  expect(headerWith('disallowedTools: Bash, Write').disallowedTools).toEqual(['run_shell_command', 'write_file']);
});

test('denied tools that Qwen Code has no name for are reported as a loss', () => {
  expect(givenWith(qwenCode, 'disallowedTools: WebSearch').losses).toEqual([
    'Qwen Code cannot deny WebSearch: this agent could do the same there.',
  ]);
});

test.each([
  ['permissionMode: plan', { permissionMode: 'plan' }],
  ['maxTurns: 7', { maxTurns: 7 }],
  ['color: pink', { color: 'pink' }],
  ['hooks: { Stop: [{ matcher: Bash }] }', { hooks: { Stop: [{ matcher: 'Bash' }] } }],
  ['mcpServers: [{ a: { url: b } }]', { mcpServers: { a: { url: 'b' } } }],
])('%s is kept', (lines, there) => {
  expect(headerWith(lines)).toEqual({ name: 'helper', description: 'Helps.', ...there });
  expect(givenWith(qwenCode, lines).losses).toEqual([]);
});

test.each(['model: opus', 'effort: low', 'mcpServers: [github]', 'color: mauve', 'memory: user'])(
  '%s is a loss',
  (lines) => {
    expect(headerWith(lines)).toEqual({ name: 'helper', description: 'Helps.' });
    expect(givenWith(qwenCode, lines).losses).toEqual([`Not kept in Qwen Code: ${lines.split(':')[0] ?? ''}.`]);
  },
);

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(qwenCode, ({ agent, body, text }) => {
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ name: agent.name, description: agent.description });
      expect(there.body).toBe(body);
    });
  });

  test('has only keys and tools that Qwen Code knows', () => {
    forOddAgents(qwenCode, ({ text }) => {
      const { header } = markdownOf(text);
      expect(KEYS).toEqual(expect.arrayContaining(Object.keys(header)));
      for (const list of [header.tools, header.disallowedTools]) {
        if (list === undefined) continue;
        expect(list).not.toEqual([]);
        for (const tool of stringsOf(list)) {
          expect(tool).toSatisfy((name: string) => name in ABILITIES || name.startsWith('mcp__'));
        }
      }
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(qwenCode, ({ agent, losses, text }) => {
      const { tools, disallowedTools = [] } = markdownOf(text).header;
      const denied = stringsOf(disallowedTools);
      const names = (tools === undefined ? Object.keys(ABILITIES) : stringsOf(tools)).filter(
        (name) => !denied.includes(name),
      );
      const hasMcp = tools === undefined ? !denied.includes('mcp__*') : names.some((name) => name.startsWith('mcp__'));
      expectNoSilentGain(agent, losses, [...abilitiesOf(ABILITIES, names), ...(hasMcp ? ['mcp' as const] : [])]);
    });
  });
});
