import { describe, expect, test } from 'vitest';
import type { Ability } from '../../../../src/agent/fields/tools.ts';
import { antigravity } from '../../../../src/install/tools/antigravity.ts';
import { abilitiesOf, expectNoSilentGain, givenWith, markdownOf, stringsOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ABILITIES: Record<string, Ability> = {
  ...{ view_file: 'read', replace_file_content: 'write', grep_search: 'read', run_command: 'run' },
};

function toolsWith(lines: string): unknown {
  return markdownOf(givenWith(antigravity, lines).text).header.tools;
}

test('the folders of projects and of users have different names', () => {
  expect([antigravity.projectFolder, antigravity.userFolder]).toEqual(['.agents/agents', '.gemini/config/agents']);
});

test('known tools are named', () => {
  expect(toolsWith('tools: Read, Edit, Grep, Bash')).toEqual([
    ...['view_file', 'replace_file_content', 'grep_search', 'run_command'],
  ]);
});

test('other tools, which may make Antigravity hang, are left out and reported as a loss', () => {
  expect(toolsWith('tools: Read, Write, WebFetch')).toEqual(['view_file']);
  expect(givenWith(antigravity, 'tools: Read, Write, WebFetch').losses).toEqual([
    'Antigravity has no equivalent of Write and WebFetch: this agent goes without.',
  ]);
});

test('an agent without a known tool can only search, which is the first loss', () => {
  expect(toolsWith('tools: WebFetch')).toEqual(['grep_search']);
  expect(givenWith(antigravity, 'tools: WebFetch').losses[0]).toBe(
    'Antigravity has no narrower tools for this agent: it could read files there.',
  );
});

test('an agent with every tool lists all that are known, since without a list it could only read', () => {
  expect(toolsWith('color: red')).toEqual(Object.keys(ABILITIES));
  expect(givenWith(antigravity, 'color: red').losses[0]).toBe(
    'Antigravity has no list of every tool: this agent has only view_file, replace_file_content, grep_search and run_command there.',
  );
});

test('denied tools are left out of the list of known tools', () => {
  expect(toolsWith('disallowedTools: Bash')).toEqual(['view_file', 'replace_file_content', 'grep_search']);
});

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(antigravity, ({ agent, body, text }) => {
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ name: agent.name, description: agent.description });
      expect(there.body).toBe(body);
    });
  });

  test('has only keys and tools that Antigravity knows', () => {
    forOddAgents(antigravity, ({ text }) => {
      const { header } = markdownOf(text);
      expect(['name', 'description', 'tools']).toEqual(expect.arrayContaining(Object.keys(header)));
      expect(Object.keys(ABILITIES)).toEqual(expect.arrayContaining(stringsOf(header.tools)));
      expect(header.tools).not.toEqual([]);
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(antigravity, ({ agent, losses, text }) => {
      const { tools } = markdownOf(text).header;
      expectNoSilentGain(agent, losses, abilitiesOf(ABILITIES, stringsOf(tools)));
    });
  });
});
