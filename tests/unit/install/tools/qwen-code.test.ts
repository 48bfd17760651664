import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { qwenCode } from '../../../../src/install/tools/qwen-code.ts';
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

const KEYS = [
  ...['name', 'description', 'tools', 'disallowedTools', 'permissionMode', 'maxTurns', 'color', 'mcpServers', 'hooks'],
  'background',
];
const ABILITIES: Record<string, Ability> = {
  ...{ read_file: 'read', grep_search: 'read', glob: 'read', list_directory: 'read' },
  ...{ write_file: 'write', edit: 'write', run_shell_command: 'run', web_fetch: 'network', agent: 'spawn' },
  notebook_edit: 'write',
};

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(qwenCode, lines).text).header;
}

test('tools have the names that Qwen Code gives them', () => {
  expect(headerWith('tools: Read, Write, Edit, Bash, Grep, Glob, Skill').tools).toEqual([
    ...['read_file', 'write_file', 'edit', 'run_shell_command', 'grep_search', 'glob', 'skill'],
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
  ['background: true', { background: true }],
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

test.each(['hooks: { pre: run }', 'hooks: [a]'])('%s is not kept, since Qwen Code would drop it', (lines) => {
  expect(headerWith(lines)).toEqual({ name: 'helper', description: 'Helps.' });
  expect(givenWith(qwenCode, lines).losses).toEqual([
    'Qwen Code does not run this agent’s hooks: what they prevent could happen there.',
  ]);
});

test('an agent without any of its tools has none, and not every tool', () => {
  expect(headerWith('tools: LSP').tools).toEqual(['none']);
  expect(givenWith(qwenCode, 'tools: LSP').losses).toEqual([
    'Qwen Code has no equivalent of LSP: this agent goes without.',
    'Qwen Code has none of this agent’s tools: it has no tools there.',
  ]);
});

test('an agent that has no tools in Claude Code loses nothing', () => {
  expect(givenWith(qwenCode, 'tools: []').losses).toEqual([]);
});

describe('a name', () => {
  test.each(['代码审查员', 'UPPER', 'a_b-c', '12'])('%s is kept', (name) => {
    expect(named(name)).toMatchObject({ name, losses: [] });
  });

  test.each([
    ['Frontend Developer', 'Frontend-Developer'],
    ['🚀 Rocket', 'Rocket'],
    ['audit/scope', 'audit-scope'],
    ['v1.2-helper', 'v1-2-helper'],
    ['_under_', 'under'],
    ['default', 'default-agent'],
    ['Main', 'Main-agent'],
    ['a', 'a-agent'],
  ])('%s becomes %s, which is a loss', (name, there) => {
    expect(named(name)).toMatchObject({
      name: there,
      losses: [`Qwen Code accepts only plain names: this agent is called ${there} there.`],
    });
  });

  test('of more than 50 characters is cut, and stays different from its like', () => {
    const [one, other] = ['a', 'b'].map((end) => named(`${'x'.repeat(60)}${end}`).name);
    expect(one).toMatch(/^x{43}-[0-9a-f]{6}$/);
    expect(one).not.toBe(other);
  });

  test('without a letter or digit is replaced', () => {
    expect(named('🚀').name).toMatch(/^agent-[0-9a-f]{6}$/);
  });
});

test('a prompt of under ten characters is followed by the description, which is a loss', () => {
  const { text, losses } = given(qwenCode, read('---\nname: helper\ndescription: Helps.\n---\nGo.\n'));
  expect(markdownOf(text).body).toBe('\nGo.\n\nYour task: Helps.\n');
  expect(losses).toEqual(['Qwen Code accepts no prompt of under 10 characters: the description is added to it there.']);
});

test('names in braces that would be replaced get blanks', () => {
  const { text, losses } = given(qwenCode, read('---\nname: helper\ndescription: Helps.\n---\nRun in ${HOME}.\n'));
  expect(markdownOf(text).body).toBe('Run in ${ HOME }.\n');
  expect(losses).toEqual([
    'Qwen Code would replace names such as ${HOME} in the prompt: they have blanks in their braces there.',
  ]);
});

describe('a file as it is', () => {
  test.each(['', 'tools: Grep, Glob, Edit, WebFetch', 'color: red\nmaxTurns: 3\nbackground: true', "tools: '*'"])(
    'with "%s" is loaded whole',
    (lines) => {
      expect(asItIsWith(qwenCode, lines)).toEqual({ kind: 'whole' });
    },
  );

  test.each([
    ['tools: Read, Grep', 'Qwen Code does not know the tools Read by these names: this agent goes without.'],
    ['tools: []', 'An empty tool list means every tool in Qwen Code: this agent could use any there.'],
    [
      'disallowedTools: Bash, Edit',
      'Qwen Code does not know what this agent is denied by these names: it could use Bash there.',
    ],
    ['model: opus', 'Qwen Code would ask its service for a model called opus there.'],
    ['color: teal', 'Not kept in Qwen Code: color.'],
    ['mcpServers: [github]', 'Not kept in Qwen Code: mcpServers.'],
  ])('with %s is loaded in part', (lines, why) => {
    expect(asItIsWith(qwenCode, lines)).toEqual({ kind: 'part', why: [why] });
  });

  test('with a header that is not strict is read by its own rules', () => {
    expect(asItIsWith(qwenCode, 'note: a: b')).toEqual({
      kind: 'part',
      why: ['The header is not strict YAML: Qwen Code may read some of it otherwise than Claude Code.'],
    });
  });

  test.each([
    ['Code Reviewer', 'Do the work.', 'Qwen Code does not accept the name Code Reviewer.'],
    ['helper', 'Go.', 'Qwen Code accepts no prompt of under 10 characters.'],
    [
      'helper',
      'Work in ${HOME}.',
      'Qwen Code does not start this agent: its prompt has a name in braces that it would replace.',
    ],
  ])('of %s with the prompt "%s" does not work', (name, body, why) => {
    const text = `---\nname: ${name}\ndescription: Helps.\n---\n${body}\n`;
    expect(asItIs(qwenCode, text)).toEqual({ kind: 'no', why: [why] });
  });
});

function named(name: string): { name: unknown; losses: readonly string[] } {
  const file = read(`---\nname: ${JSON.stringify(name)}\ndescription: Helps.\n---\nDo the work.\n`);
  const { text, losses } = given(qwenCode, file);
  return { name: markdownOf(text).header.name, losses };
}

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(qwenCode, ({ agent, body, text }) => {
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ description: agent.description });
      const prompt = there.body.replace(/\$\{ (\w+) \}/g, '${$1}');
      if (body.trim().length >= 10) expect(prompt).toBe(body);
      else expect(prompt).toContain(agent.description.trim());
    });
  });

  test('has a name and a prompt that Qwen Code accepts', () => {
    forOddAgents(qwenCode, ({ text }) => {
      const { header, body } = markdownOf(text);
      expect(header.name).toMatch(/^(?![_-])[\p{L}\p{N}_-]+(?<![_-])$/u);
      expect(String(header.name).length).toSatisfy((length: number) => length >= 2 && length <= 50);
      expect(body.trim().length).toBeGreaterThanOrEqual(10);
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
          expect(tool).toSatisfy(
            (name: string) => name in ABILITIES || ['skill', 'none'].includes(name) || name.startsWith('mcp__'),
          );
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
