import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { kiro } from '../../../../src/install/tools/kiro.ts';
import { abilitiesOf, expectNoSilentGain, givenWith, markdownOf, stringsOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ABILITIES: Record<string, Ability> = {
  ...{ read: 'read', write: 'write', shell: 'run', web: 'network', subagent: 'spawn' },
};
const TAG = /^(?:read|write|shell|web|subagent|todo_list|\*|@[^\s/]+(?:\/[^\s/]+)?)$/;

function headerWith(lines: string): Readonly<Record<string, unknown>> {
  return markdownOf(givenWith(kiro, lines).text).header;
}

test('an agent with every tool has every tool', () => {
  expect(headerWith('')).toEqual({ name: 'helper', description: 'Helps.', tools: ['*'] });
});

test('tools become tags', () => {
  expect(headerWith('tools: Read, Grep, Write, Bash, WebFetch, WebSearch, mcp__a, mcp__a__b').tools).toEqual([
    ...['read', 'write', 'shell', 'web', '@a', '@a/b'],
  ]);
});

test('tools that a tag adds are the first loss', () => {
  expect(givenWith(kiro, 'model: opus\ntools: Read, Write, WebSearch').losses).toEqual([
    'Kiro has no narrower tools for this agent: it could delete files and fetch web pages there.',
    'Not kept in Kiro: model.',
  ]);
});

test('an agent that runs commands may delete files', () => {
  expect(givenWith(kiro, 'tools: Write, Bash').losses).toEqual([]);
});

test('denied tools are excluded', () => {
  expect(headerWith('disallowedTools: Write, Edit, mcp__a, mcp__*')).toMatchObject({
    tools: ['*'],
    excludedTools: ['write', '@a', '@mcp'],
  });
});

test('an agent without tools only gets the to-do list', () => {
  expect(headerWith('tools: []').tools).toEqual(['todo_list']);
});

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(kiro, ({ agent, body, text }) => {
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ name: agent.name, description: agent.description });
      expect(there.body).toBe(body);
    });
  });

  test('has only keys and tags that Kiro knows', () => {
    forOddAgents(kiro, ({ text }) => {
      const { header } = markdownOf(text);
      expect(['name', 'description', 'tools', 'excludedTools']).toEqual(expect.arrayContaining(Object.keys(header)));
      for (const tag of [...stringsOf(header.tools), ...stringsOf(header.excludedTools ?? [])]) {
        expect(tag).toMatch(TAG);
      }
      expect(header.tools).not.toEqual([]);
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(kiro, ({ agent, losses, text }) => {
      const { tools, excludedTools = [] } = markdownOf(text).header;
      const excluded = stringsOf(excludedTools);
      const tags = stringsOf(tools);
      const names = (tags.includes('*') ? Object.keys(ABILITIES) : tags).filter((tag) => !excluded.includes(tag));
      const hasMcp = tags.includes('*') ? !excluded.includes('@mcp') : tags.some((tag) => tag.startsWith('@'));
      expectNoSilentGain(agent, losses, [...abilitiesOf(ABILITIES, names), ...(hasMcp ? ['mcp' as const] : [])]);
    });
  });
});
