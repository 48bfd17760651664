import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.pi/agents/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `description: Reviews.\n${lines}`);

test.each([
  ['thinking: low', ALL],
  ['tools: []', ALL],
  ['tools: all', ALL],
  ['tools: read, grep, find, ls', 'read'],
  ['tools: read, edit, write', 'read write'],
  ['tools: [bash]', 'run'],
  ['tools: [codemode]', 'run'],
  ['tools: read, mcp:docs', 'read mcp'],
  ['tools: read, mcp:docs/search', 'read mcp'],
  ['tools: read, mcp__docs__search', 'read mcp'],
  ['tools: [web_search]', ''],
  ['tools: [Read, Bash]', ''],
  ['disallowed_tools: bash, powershell', 'read write network spawn mcp'],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['thinking: high', { effort: 'high' }],
  ['model: anthropic/claude-sonnet-4', { model: 'claude-sonnet-4' }],
  ['max_turns: 9', { maxTurns: 9 }],
  ['run_in_background: true', { background: true }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('the name in the header wins over that of the file', () => {
  expect(agent('thinking: low').name).toBe('reviewer');
  expect(agent('name: other').name).toBe('other');
});

test.each(['Read', 'Glob', 'Bash(git *)'])('the unknown tool %s is reported', (tool) => {
  expect(problemsOf(readAt(PLACE, `---\ndescription: A.\ntools: read, ${tool}\n---\nWork.\n`))).toEqual([
    'tool-unknown 3:14',
  ]);
});
