import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { codex } from '../../../../src/install/tools/codex.ts';
import { read } from '../../make/agent-file.ts';
import { asItIsWith, expectNoSilentGain, given, givenWith } from './conversions.ts';
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
        developer_instructions: body.trim() === '' ? `\n${agent.description.toWellFormed().trim()}\n` : body,
      });
    });
  });

  test('has only keys that Codex knows', () => {
    forOddAgents(codex, ({ text }) => {
      const { name, description, developer_instructions, ...others } = parse(text);
      const { model, sandbox_mode, model_reasoning_effort, ...rest } = others;
      expect([typeof name, typeof description, typeof developer_instructions]).toEqual(['string', 'string', 'string']);
      expect([undefined, 'read-only']).toContain(sandbox_mode);
      expect([undefined, 'low', 'medium', 'high', 'xhigh']).toContain(model_reasoning_effort);
      expect([undefined, 'gpt-5']).toContain(model);
      expect(rest).toEqual({});
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(codex, ({ agent, losses }) => {
      expectNoSilentGain(agent, losses, ALL);
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
  ])('keeps a body with %s', (_, body, there) => {
    const file = read(`---\nname: helper\ndescription: Helps.\n---\n${body}`);
    expect(parse(given(codex, file).text).developer_instructions).toBe(there);
  });
});

test('an agent without a prompt has its description as the prompt', () => {
  const { text, losses } = given(codex, read('---\nname: helper\ndescription: Helps.\n---\n \n'));
  expect(parse(text).developer_instructions).toBe('\nHelps.\n');
  expect(losses).toEqual(['Codex accepts no agent without a prompt: the description is the prompt there.']);
});

test('an agent that can only read asks for a sandbox', () => {
  expect(givenWith(codex, 'tools: Read, Grep').text).toContain('sandbox_mode = "read-only"');
});

test('an agent that can run commands asks for no sandbox', () => {
  expect(givenWith(codex, 'tools: Read, Bash').text).not.toContain('sandbox_mode');
});

test('no loss counts on the sandbox, which Codex does not apply', () => {
  expect(givenWith(codex, 'tools: Read, Grep').losses).toEqual([
    'Codex has no tool lists: this agent could write files, run commands, fetch web pages, search the web, start other agents and use any MCP server there.',
  ]);
});

test('plan mode is a loss, since Codex does not apply the sandbox', () => {
  expect(givenWith(codex, 'permissionMode: plan').losses).toEqual([
    'Codex does not keep this agent in plan mode: it could make changes there right away.',
  ]);
});

test('a Markdown file is ignored as it is', () => {
  expect(asItIsWith(codex, '')).toEqual({
    kind: 'no',
    why: ['Codex reads only TOML files: it ignores this one.'],
  });
});

test('an agent in plan mode asks for a sandbox', () => {
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
