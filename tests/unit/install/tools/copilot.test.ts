import { describe, expect, test } from 'vitest';
import { valueOf } from '../../../../src/agent/agent-file.ts';
import { parseTools, type Ability } from '../../../../src/agent/fields/tools.ts';
import { grantsOf } from '../../../../src/install/conversion/grants.ts';
import { copilot } from '../../../../src/install/tools/copilot.ts';
import { read } from '../../make/agent-file.ts';
import { abilitiesOf, asItIs, asItIsWith, expectNoSilentGain, given, givenWith, markdownOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

test('files are named after the slug', () => {
  expect(copilot.fileName('helper')).toBe('helper.agent.md');
});

test.each(['größe', '世界', 'a b', '👋'])('the file for "%s" has a plain name', (slug) => {
  expect(copilot.fileName(slug)).toMatch(/^[.\-_a-zA-Z0-9]+\.agent\.md$/);
});

test('files for slugs that differ only beyond ASCII have different names', () => {
  expect(copilot.fileName('größe')).not.toBe(copilot.fileName('große'));
});

test('a strict file is not changed', () => {
  expect(givenWith(copilot, 'tools: Read, Write').kind).toBe('original');
});

test('a file that is not strict is replaced by its portable copy', () => {
  expect(givenWith(copilot, 'color: red: blue').kind).toBe('portable');
});

test.each([
  ...['tools:', 'model: 4', 'model:', 'tools: Read Grep', 'skills: a', 'hooks: { pre: [] }', 'hooks: a'],
  'hooks: { Stop: [{ hooks: [{ type: prompt, prompt: a }] }] }',
])('a file with %s, which Copilot would refuse or split otherwise, is converted', (lines) => {
  expect(givenWith(copilot, lines).kind).toBe('converted');
});

test.each(['skills: [a]', 'hooks: { Stop: [{ hooks: [{ type: command, command: a }] }] }'])(
  'a file with %s is not changed',
  (lines) => {
    expect(givenWith(copilot, lines).kind).toBe('original');
  },
);

test('a converted file has the tools as they are written, in a list', () => {
  expect(markdownOf(givenWith(copilot, 'tools: Read Grep').text).header.tools).toEqual(['Read', 'Grep']);
});

test('a file whose tools are empty has an empty list when it is converted, since Claude Code starts it with none', () => {
  expect(markdownOf(givenWith(copilot, 'tools:').text).header.tools).toEqual([]);
});

test.each(['12', '[a, b]'])('a file whose description is %s is converted to one with text', (description) => {
  const { text, agent } = given(copilot, read(`---\nname: helper\ndescription: ${description}\n---\nGo.\n`));
  expect(markdownOf(text).header.description).toBe(agent.description);
});

test('an agent with the name of one of Copilot’s own gets another, which is a loss', () => {
  const { text, losses } = given(copilot, read('---\nname: code-review\ndescription: Helps.\n---\nGo.\n'));
  expect(markdownOf(text).header.name).toBe('code-review-agent');
  expect(losses).toEqual([
    'GitHub Copilot has an agent of its own called code-review: this one is called code-review-agent there.',
  ]);
});

describe('a file as it is', () => {
  test.each(['', 'tools: Read, Bash, Skill', 'tools: [Grep]', 'model: inherit'])(
    'with "%s" is loaded whole',
    (lines) => {
      expect(asItIsWith(copilot, lines)).toEqual({ kind: 'whole' });
    },
  );

  test.each([
    ['color: red', 'Not kept in GitHub Copilot: color.'],
    ['tools: Read, LS', 'GitHub Copilot has no equivalent of LS: this agent goes without.'],
    ['disallowedTools: Bash', 'GitHub Copilot has no deny lists: this agent could use Bash there.'],
    [
      'tools: Read Grep',
      'GitHub Copilot splits tool lists only at commas: this agent goes without some of its tools there.',
    ],
  ])('with %s is loaded in part', (lines, why) => {
    expect(asItIsWith(copilot, lines)).toEqual({ kind: 'part', why: [why] });
  });

  test.each([
    ['tools:', 'GitHub Copilot refuses this file: it expects another kind of value for tools.'],
    ['skills: a', 'GitHub Copilot refuses this file: it expects another kind of value for skills.'],
    ['model: 4', 'GitHub Copilot refuses this file: it expects another kind of value for model.'],
    ['note: a: b', 'GitHub Copilot does not load this file: its header is not strict YAML.'],
  ])('with %s is not loaded', (lines, why) => {
    expect(asItIsWith(copilot, lines)).toEqual({ kind: 'no', why: [why] });
  });

  test('with the name of one of Copilot’s own agents is ignored', () => {
    expect(asItIs(copilot, '---\nname: task\ndescription: Helps.\n---\nGo.\n')).toEqual({
      kind: 'no',
      why: ['GitHub Copilot ignores this file: it has an agent of its own called task.'],
    });
  });
});

describe('losses', () => {
  test('do not include tools that Copilot knows', () => {
    expect(givenWith(copilot, 'tools: Read, Grep, Glob, Edit, Write, Bash, WebFetch, WebSearch').losses).toEqual([]);
  });

  test('include denied tools', () => {
    expect(givenWith(copilot, 'disallowedTools: Write, Bash').losses).toEqual([
      'GitHub Copilot has no deny lists: this agent could use Write and Bash there.',
    ]);
  });

  test('include tools that are listed and denied', () => {
    expect(givenWith(copilot, 'tools: Read, Write\ndisallowedTools: Write').losses[0]).toMatch(/could write files/);
  });

  test('include tools that come with the listed ones', () => {
    expect(givenWith(copilot, 'tools: WebSearch').losses[0]).toMatch(/could fetch web pages there/);
  });

  test('include tools that Copilot alone knows by the listed names', () => {
    expect(givenWith(copilot, 'tools: read, shell').losses[0]).toMatch(/could read files and run commands there/);
  });

  test('include tools that Copilot does not know', () => {
    expect(givenWith(copilot, 'tools: Read, LSP, mcp__github').losses).toEqual([
      'GitHub Copilot has no equivalent of LSP and mcp__github: this agent goes without.',
    ]);
  });

  test('include limits', () => {
    expect(givenWith(copilot, 'tools: Read, Bash(git *)').losses).toEqual([
      'GitHub Copilot has no limits such as Bash(git *): this agent could get the whole tool there, or go without.',
    ]);
  });

  test('include prompts that are too long', () => {
    const file = read(`---\nname: helper\ndescription: Helps.\n---\n${'x'.repeat(30_001)}`);
    expect(given(copilot, file).losses).toEqual([
      'GitHub Copilot is documented to accept prompts of up to 30,000 characters; this one has 30,001.',
    ]);
  });
});

test('no agent gains anything that is not reported', () => {
  const table: Record<string, Ability> = {
    ...{ execute: 'run', shell: 'run', bash: 'run', powershell: 'run', read: 'read', notebookread: 'read' },
    ...{ edit: 'write', multiedit: 'write', write: 'write', notebookedit: 'write', search: 'read', grep: 'read' },
    ...{ glob: 'read', agent: 'spawn', 'custom-agent': 'spawn', task: 'spawn', web: 'network', websearch: 'network' },
    webfetch: 'network',
  };
  const all: Ability[] = ['read', 'write', 'run', 'network', 'spawn', 'mcp'];
  forOddAgents(copilot, ({ agent, losses }) => {
    const names = parseTools(valueOf(agent, 'tools')).map(({ name }) => name.toLowerCase());
    expectNoSilentGain(agent, losses, grantsOf(agent).everything ? all : abilitiesOf(table, names));
  });
});
