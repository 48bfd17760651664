import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { geminiCli } from '../../../../src/install/tools/gemini-cli.ts';
import { read } from '../../make/agent-file.ts';
import {
  abilitiesOf,
  asItIs,
  asItIsWith,
  expectNoSilentGain,
  given,
  givenWith,
  markdownOf,
  stringsOf,
} from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const KEYS = ['name', 'display_name', 'description', 'tools', 'max_turns'];
const ABILITIES: Record<string, Ability> = {
  ...{ read_file: 'read', grep_search: 'read', glob: 'read', list_directory: 'read' },
  ...{ write_file: 'write', replace: 'write', run_shell_command: 'run' },
  ...{ web_fetch: 'network', google_web_search: 'network' },
};
const MCP = /^mcp_(?:\*|[a-z0-9.:-]+_(?:\*|[a-z0-9_.:-]+))$/i;

function toolsWith(lines: string): unknown {
  return markdownOf(givenWith(geminiCli, lines).text).header.tools;
}

test.each([
  [
    'Read, Write, Edit, Bash, Grep, Glob',
    ['read_file', 'write_file', 'replace', 'run_shell_command', 'grep_search', 'glob'],
  ],
  ['WebFetch, WebSearch, TodoWrite, LS', ['web_fetch', 'google_web_search', 'write_todos', 'list_directory']],
  ['MultiEdit, NotebookRead', ['replace', 'read_file']],
  ['mcp__github', ['mcp_github_*']],
  ['mcp__github__get_issue', ['mcp_github_get_issue']],
])('%s have the names that Gemini CLI gives them', (tools, there) => {
  expect(toolsWith(`tools: ${tools}`)).toEqual(there);
});

test.each(['', "tools: '*'", "disallowedTools: '*'"])('an agent with every tool has no list: %s', (lines) => {
  expect(givenWith(geminiCli, lines)).toMatchObject({ losses: [] });
  expect(toolsWith(lines)).toBeUndefined();
});

test('tools without a counterpart are reported as a loss', () => {
  expect(givenWith(geminiCli, 'tools: Read, LSP, mcp__my_server').losses).toEqual([
    'Gemini CLI has no equivalent of LSP and mcp__my_server: this agent goes without.',
  ]);
});

test('a tool with a limit is left out and reported as a loss', () => {
  expect(toolsWith('tools: Read, Bash(git *)')).toEqual(['read_file']);
  expect(givenWith(geminiCli, 'tools: Read, Bash(git *)').losses).toEqual([
    'Gemini CLI cannot enforce the limit of Bash(git *): this agent goes without.',
  ]);
});

test.each(['tools:', 'tools: []', 'tools: LSP', 'tools: Nonsense'])('%s does not become every tool', (lines) => {
  expect(toolsWith(lines)).toEqual(['write_todos']);
  expect(givenWith(geminiCli, lines).losses.at(-1)).toMatch(/ has only write_todos/);
});

test('a server with a denied tool is left out', () => {
  expect(toolsWith('tools: Read, mcp__github\ndisallowedTools: mcp__github__delete')).toEqual(['read_file']);
});

test.each([
  ['Code Reviewer', /^code-reviewer$/],
  ['größe', /^gro-e-[0-9a-f]{6}$/],
  ['世界', /^agent-[0-9a-f]{6}$/],
])('the name %s is made plain, kept for display and reported as a loss', (name, there) => {
  const { text, losses } = given(geminiCli, read(`---\nname: ${name}\ndescription: Helps.\n---\nGo.\n`));
  const { header } = markdownOf(text);
  expect(header.name).toMatch(there);
  expect(header.display_name).toBe(name);
  expect(losses).toEqual([expect.stringMatching(/^Gemini CLI accepts only plain names: this agent is called /)]);
});

test('turns are kept', () => {
  expect(markdownOf(givenWith(geminiCli, 'maxTurns: 7').text).header.max_turns).toBe(7);
});

test('the name of a file never starts with an underscore, which would hide it', () => {
  expect(geminiCli.fileName('_helper')).toBe('agent-helper.md');
});

test('an agent without a prompt has its description as the prompt', () => {
  const { text, losses } = given(geminiCli, read('---\nname: helper\ndescription: Helps.\n---\n'));
  expect(markdownOf(text).body).toBe('\nHelps.\n');
  expect(losses).toEqual(['Gemini CLI accepts no agent without a prompt: the description is the prompt there.']);
});

test('names in braces that would be replaced get blanks', () => {
  const file = read('---\nname: helper\ndescription: Helps.\n---\nRun ${HOME}/a and ${1}, not ${a-b}.\n');
  const { text, losses } = given(geminiCli, file);
  expect(markdownOf(text).body).toBe('Run ${ HOME }/a and ${ 1 }, not ${a-b}.\n');
  expect(losses).toEqual([
    'Gemini CLI would replace names such as ${HOME} in the prompt: they have blanks in their braces there.',
  ]);
});

describe('a file as it is', () => {
  test('is loaded whole when it has only fields that Gemini CLI knows', () => {
    expect(asItIsWith(geminiCli, 'model: inherit')).toEqual({ kind: 'whole' });
  });

  test.each([
    ['color: red\nmaxTurns: 3', 'Gemini CLI refuses files with fields that it does not know: color and maxTurns.'],
    ['tools: Read', 'Gemini CLI refuses this file’s tools: it accepts only a list of its own names.'],
    ['tools: [Read]', 'Gemini CLI refuses this file’s tools: it accepts only a list of its own names.'],
    ['tools:', 'Gemini CLI refuses this file’s tools: it accepts only a list of its own names.'],
    ['model: [a]', 'Gemini CLI refuses this file: model must be text there.'],
    ['note: a: b', 'Gemini CLI does not load this file: its header is not strict YAML.'],
  ])('with %s is refused', (lines, why) => {
    expect(asItIsWith(geminiCli, lines)).toEqual({ kind: 'no', why: [why] });
  });

  test.each(['tools: [read_file, mcp_github_*]', 'tools: []'])('with %s is loaded', (lines) => {
    expect(asItIsWith(geminiCli, lines)).toEqual({ kind: 'whole' });
  });

  test('asks for a model by Claude Code’s name', () => {
    expect(asItIsWith(geminiCli, 'model: opus')).toEqual({
      kind: 'part',
      why: ['Gemini CLI would ask its service for a model called opus there.'],
    });
  });

  test.each([
    ['Code Reviewer', 'Go.', 'Gemini CLI refuses the name Code Reviewer: it accepts only plain names.'],
    ['helper', '', 'Gemini CLI does not start an agent without a prompt.'],
    [
      'helper',
      'Use ${HOME}.',
      'Gemini CLI does not start this agent: its prompt has a name in braces that it would replace.',
    ],
  ])('of %s with the prompt "%s" does not work', (name, body, why) => {
    const text = `---\nname: ${name}\ndescription: Helps.\n---\n${body}\n`;
    expect(asItIs(geminiCli, text)).toEqual({ kind: 'no', why: [why] });
  });
});

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(geminiCli, ({ agent, body, text }) => {
      const prompt = body.trim() === '' ? `\n${agent.description.trim()}\n` : body;
      const { header, body: there } = markdownOf(text);
      expect(header).toMatchObject({ description: agent.description });
      expect(header.display_name ?? header.name).toBe(agent.name);
      expect(there.replace(/\$\{ (\w+) \}/g, '${$1}')).toBe(prompt);
    });
  });

  test('has only keys, names and tools that Gemini CLI accepts', () => {
    forOddAgents(geminiCli, ({ text }) => {
      const { header } = markdownOf(text);
      expect(KEYS).toEqual(expect.arrayContaining(Object.keys(header)));
      expect(header.name).toMatch(/^[a-z0-9-_]+$/);
      expect(header.max_turns ?? 1).toSatisfy(Number.isSafeInteger);
      if (header.tools === undefined) return;
      const tools = stringsOf(header.tools);
      expect(tools).not.toEqual([]);
      for (const tool of tools) {
        expect(tool).toSatisfy((name: string) => name in ABILITIES || name === 'write_todos' || MCP.test(name));
      }
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(geminiCli, ({ agent, losses, text }) => {
      const { tools } = markdownOf(text).header;
      const names = tools === undefined ? Object.keys(ABILITIES) : stringsOf(tools);
      const hasMcp = tools === undefined || names.some((name) => MCP.test(name));
      const spawns: Ability[] = tools === undefined ? ['spawn'] : [];
      expectNoSilentGain(agent, losses, [
        ...abilitiesOf(ABILITIES, names),
        ...spawns,
        ...(hasMcp ? ['mcp' as const] : []),
      ]);
    });
  });
});
