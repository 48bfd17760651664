import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.factory/droids/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `name: reviewer\ndescription: Reviews.\n${lines}`);

test.each([
  ['model: inherit', ALL],
  ['tools: [Read, LS, Grep, Glob]', 'read'],
  ['tools: Read, Create', 'read write'],
  ['tools: [ApplyPatch]', 'write'],
  ['tools: [Execute]', 'run'],
  ['tools: [FetchUrl]', 'network'],
  ['tools: [TodoWrite, Skill]', ''],
  ['tools: edit', 'write'],
  ['tools: execute', 'run'],
  ['tools: web', 'network'],
  ['tools: mcp', 'mcp'],
  // The category has the web and commands of low risk.
  ['tools: read-only', 'read run network'],
  ['tools: [Bash]', ''],
  ['tools: []', ''],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['reasoningEffort: high', { effort: 'high' }],
  ['model: custom:mine', { model: 'custom:mine' }],
  ['mcpServers: [docs]', { mcpServers: ['docs'] }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test.each(['Bash', 'WebFetch', 'read', 'ExitSpecMode'])('the unknown tool %s is reported', (tool) => {
  const text = `---\nname: a\ndescription: A.\ntools: [Read, ${tool}]\n---\nWork.\n`;
  expect(problemsOf(readAt(PLACE, text))).toEqual(['tool-unknown 4:15']);
});

test('a file without a name is no agent', () => {
  expect(readAt(PLACE, '---\ndescription: A.\n---\nWork.\n').agent).toBeUndefined();
});

test('a description may be absent', () => {
  expect(agentAt(PLACE, 'name: a', 'Reviews code.\n').description).toBe('Reviews code.');
});
