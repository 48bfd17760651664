import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.devin/agents/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `description: Reviews.\n${lines}`);

test.each([
  ['model: sonnet', ALL],
  ['allowed-tools: [read, grep, glob]', 'read'],
  ['allowed-tools: [edit, write]', 'write'],
  ['allowed-tools: [exec]', 'run'],
  ['tools: [exec]', 'run'],
  ['allowed-tools: [read]\ntools: [exec]', 'read'],
  ['allowed-tools: [webfetch]', 'network'],
  ['allowed-tools: [run_subagent]', 'spawn'],
  ['allowed-tools: [mcp__docs__search]', 'mcp'],
  ['allowed-tools: ["mcp__*"]', 'mcp'],
  ['allowed-tools: []', ''],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['/p/.devin/agents/security/AGENT.md', 'security'],
  ['/p/.devin/agents/security/agents.md', 'security'],
  ['/p/.devin/agents/security.md', 'security'],
  ['/p/.devin/agents/agent.md', 'agent'],
])('without a name, the agent at %s is called %s', (place, name) => {
  expect(agentAt(place, 'description: A.').name).toBe(name);
});

test('an unknown tool is reported where it is written', () => {
  const text = '---\ndescription: A.\nallowed-tools:\n  - read\n  - search\n---\nWork.\n';
  expect(problemsOf(readAt(PLACE, text))).toEqual(['tool-unknown 5:5']);
});

test('names of Claude Code are not reported', () => {
  expect(problemsOf(readAt(PLACE, '---\ndescription: A.\ntools: [Read, Bash]\n---\nWork.\n'))).toEqual([]);
});

test('how deep it may start others is its own', () => {
  expect(agent('max-nesting: 2').ownFields).toEqual(['max-nesting']);
});
