import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { factory } from '../../../../src/install/tools/factory.ts';
import { read } from '../../make/agent-file.ts';
import { abilitiesOf, expectNoSilentGain, given, givenWith, markdownOf, stringsOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ABILITIES: Record<string, Ability> = {
  ...{ Read: 'read', LS: 'read', Grep: 'read', Glob: 'read', Create: 'write', Edit: 'write', ApplyPatch: 'write' },
  ...{ Execute: 'run', WebSearch: 'network', FetchUrl: 'network' },
};
const ALL: Ability[] = ['read', 'write', 'run', 'network', 'spawn', 'mcp'];

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(factory, lines).text).header;
}

function described(description: string): ReturnType<typeof given> {
  return given(factory, read(`---\nname: helper\ndescription: ${JSON.stringify(description)}\n---\nGo.\n`));
}

test('an agent inherits the model', () => {
  expect(headerWith('model: opus')).toEqual({ name: 'helper', description: 'Helps.', model: 'inherit' });
});

test('tools have the names that Factory gives them', () => {
  expect(headerWith('tools: Read, Write, Edit, Bash, WebFetch, WebSearch, LS').tools).toEqual([
    ...['Read', 'Create', 'Edit', 'Execute', 'FetchUrl', 'WebSearch', 'LS'],
  ]);
});

test('tools without a counterpart are left out and reported as a loss', () => {
  expect(headerWith('tools: Read, TodoWrite, Task').tools).toEqual(['Read']);
  expect(givenWith(factory, 'tools: Read, TodoWrite, Task').losses).toEqual([
    'Factory has no equivalent of TodoWrite and Agent: this agent goes without.',
  ]);
});

test('tools that do the work of a denied tool are left out of a list of all tools', () => {
  expect(headerWith('disallowedTools: Write').tools).toEqual([
    ...['Read', 'Grep', 'Glob', 'LS', 'Edit', 'Execute', 'WebSearch', 'FetchUrl'],
  ]);
});

describe('a description', () => {
  test('of 500 characters is kept', () => {
    expect(described('x'.repeat(500))).toMatchObject({ losses: [] });
  });

  test('that is longer loses its examples first', () => {
    const { text, losses } = described(`Helps. <example>user: "${'help '.repeat(120)}"</example>`);
    expect(markdownOf(text).header.description).toBe('Helps.');
    expect(losses).toEqual(['Factory accepts descriptions of up to 500 characters: this agent’s is shortened there.']);
  });

  test('that is still longer ends with a sentence', () => {
    const { description } = markdownOf(described('One sentence of some length. '.repeat(40)).text).header;
    expect(description).toMatch(/^(?:One sentence of some length\. ?){17}$/);
  });

  test('without sentences ends with a word', () => {
    expect(markdownOf(described('word '.repeat(200)).text).header.description).toMatch(/ word…$/);
  });
});

test('an agent without a prompt gets its description as prompt', () => {
  const { text, losses } = given(factory, read('---\nname: helper\ndescription: Helps.\n---\n\n'));
  expect(markdownOf(text).body).toBe('\nHelps.\n');
  expect(losses).toEqual(['Factory accepts no agent without a prompt: the description is the prompt there.']);
});

describe('any agent', () => {
  test('keeps its name, description and body as far as Factory allows', () => {
    forOddAgents(factory, ({ agent, body, text }) => {
      const { header, body: there } = markdownOf(text);
      if (/^[a-z0-9-_]+$/.test(agent.name) && !/^-|-$/.test(agent.name)) expect(header.name).toBe(agent.name);
      if (agent.description.length <= 500) expect(header.description).toBe(agent.description);
      if (body.trim() !== '') expect(there).toBe(body);
    });
  });

  test('has only what Factory accepts', () => {
    forOddAgents(factory, ({ text }) => {
      const { header, body } = markdownOf(text);
      expect(['name', 'description', 'model', 'tools']).toEqual(expect.arrayContaining(Object.keys(header)));
      expect(header.name).toMatch(/^[a-z0-9-_]+$/);
      expect(header.description).toSatisfy(
        (description: string) => description.length <= 500 && description.trim() !== '',
      );
      expect(body.trim()).not.toBe('');
      if (header.tools === undefined) return;
      expect(Object.keys(ABILITIES)).toEqual(expect.arrayContaining(stringsOf(header.tools)));
      expect(header.tools).not.toEqual([]);
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(factory, ({ agent, losses, text }) => {
      const { tools } = markdownOf(text).header;
      expectNoSilentGain(agent, losses, tools === undefined ? ALL : abilitiesOf(ABILITIES, stringsOf(tools)));
    });
  });
});
