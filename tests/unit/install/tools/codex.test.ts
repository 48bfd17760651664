import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { codex } from '../../../../src/install/tools/codex.ts';
import { read } from '../../make/agent-file.ts';
import { expectNoSilentGain, given, givenWith } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ALL = ['read', 'write', 'run', 'network', 'spawn', 'mcp'] as const;

test('files are TOML and named after the slug', () => {
  expect(codex.fileName('helper')).toBe('helper.toml');
});

describe('an agent', () => {
  test('keeps its name, description and body', () => {
    expect(parse(givenWith(codex, '').text)).toEqual({
      name: 'helper',
      description: 'Helps.',
      developer_instructions: '\nDo the work.\n',
    });
  });

  test('keeps its name, description and body, whatever they contain', () => {
    forOddAgents(codex, ({ agent, body, text }) => {
      expect(parse(text)).toMatchObject({
        name: agent.name.toWellFormed(),
        description: agent.description.toWellFormed(),
        developer_instructions: body,
      });
    });
  });

  test('has only keys that Codex knows', () => {
    forOddAgents(codex, ({ text }) => {
      const { name, description, developer_instructions, sandbox_mode, model_reasoning_effort, ...rest } = parse(text);
      expect([typeof name, typeof description, typeof developer_instructions]).toEqual(['string', 'string', 'string']);
      expect([undefined, 'read-only']).toContain(sandbox_mode);
      expect([undefined, 'low', 'medium', 'high', 'xhigh']).toContain(model_reasoning_effort);
      expect(rest).toEqual({});
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(codex, ({ agent, losses, text }) => {
      const readOnly = parse(text).sandbox_mode === 'read-only';
      expectNoSilentGain(
        agent,
        losses,
        ALL.filter((ability) => !readOnly || ability !== 'write'),
      );
    });
  });

  test.each([
    ['carriage returns', 'one\r\ntwo\r\n', 'one\ntwo\n'],
    ['three quotes of each kind', `a '''b''' """c""" d`, `a '''b''' """c""" d`],
    ['quotes at the end', `a\nb'`, `a\nb'`],
    ['double quotes at the end', `'''\n""""""`, `'''\n""""""`],
    ['backslashes', "'''\n\\ \\n \\\\", "'''\n\\ \\n \\\\"],
    ['control characters', '\n\0\x07\x1B[0m\x7F', '\n\0\x07\x1B[0m\x7F'],
    ['a lone carriage return', 'a\rb\n', 'a\rb\n'],
    ['no line break', 'One line.', 'One line.'],
    ['nothing', '', ''],
  ])('keeps a body with %s', (_, body, there) => {
    const file = read(`---\nname: helper\ndescription: Helps.\n---\n${body}`);
    expect(parse(given(codex, file).text).developer_instructions).toBe(there);
  });
});

test('an agent that can only read runs in a sandbox', () => {
  expect(givenWith(codex, 'tools: Read, Grep').text).toContain('sandbox_mode = "read-only"');
});

test('an agent that can run commands does not run in a sandbox', () => {
  expect(givenWith(codex, 'tools: Read, Bash').text).not.toContain('sandbox_mode');
});

test('an agent in plan mode runs in a sandbox', () => {
  expect(givenWith(codex, 'permissionMode: plan').text).toContain('sandbox_mode = "read-only"');
});

test('the first loss is what an agent could do beyond its tool list', () => {
  const [first] = givenWith(codex, 'model: opus\ntools: Read, Bash').losses;
  expect(first).toBe(
    'Codex has no tool lists: this agent could write files, fetch web pages, search the web, start other agents and use any MCP server there.',
  );
});

test('a loss names the denied tools that an agent could use', () => {
  expect(givenWith(codex, 'disallowedTools: Write').losses).toEqual([
    'Codex has no deny lists: this agent could use Write there.',
  ]);
});

test('an effort that Codex has is kept', () => {
  expect(givenWith(codex, 'effort: high')).toMatchObject({ losses: [] });
  expect(givenWith(codex, 'effort: high').text).toContain('model_reasoning_effort = "high"');
});

test('an effort that Codex does not have is a loss', () => {
  expect(givenWith(codex, 'effort: max').losses).toEqual(['Not kept in Codex: effort.']);
});

test('fields without a counterpart are named in one loss', () => {
  expect(givenWith(codex, 'model: opus\ncolor: red\nmaxTurns: 3\nmemory: user').losses).toEqual([
    'Not kept in Codex: model, maxTurns, memory and color.',
  ]);
});

test('an agent that inherits everything and has no other fields loses nothing', () => {
  expect(givenWith(codex, 'model: inherit').losses).toEqual([]);
});

test('hooks that do not run are the first loss', () => {
  const [first] = givenWith(codex, 'color: red\nhooks: { Stop: [] }').losses;
  expect(first).toBe('Codex does not run this agent’s hooks: what they prevent could happen there.');
});
