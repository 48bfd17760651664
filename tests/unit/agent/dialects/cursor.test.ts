import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.cursor/agents/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `description: Reviews.\n${lines}`);

test.each([
  ['model: inherit', ALL],
  ['tools: [Read]', ALL],
  ['readonly: false', ALL],
  // Commands that only read still run.
  ['readonly: true', 'read run network spawn mcp'],
  ["readonly: 'true'", 'read run network spawn mcp'],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['is_background: true', { background: true }],
  ['model: claude-opus-5[effort=high]', { model: 'claude-opus-5[effort=high]' }],
  ['readonly: true', { disallowedTools: ['Write', 'Edit', 'NotebookEdit'] }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('a list of tools is noted as one that limits nothing', () => {
  const { findings } = readAt(PLACE, '---\ndescription: A.\ntools: Read, Shell\n---\nWork.\n');
  expect(findings.find(({ code }) => code === 'field-unknown')).toMatchObject({
    message: 'Cursor has no lists of tools, so "tools" limits nothing.',
    severity: 'note',
    line: 3,
    column: 1,
  });
});

test('Markdown in the folder of Codex is for Cursor, unless it is plainly for Claude Code', () => {
  expect(agentAt('/p/.codex/agents/a.md', 'name: a\ndescription: A.').dialect).toBe('cursor');
  expect(agentAt('/p/.codex/agents/a.md', 'name: a\ndescription: A.\ntools: Read, Bash').dialect).toBe('claude-code');
});

test('readonly as text is reported', () => {
  expect(problemsOf(readAt(PLACE, "---\ndescription: A.\nreadonly: 'yes'\n---\nWork.\n"))).toEqual([
    'field-value 3:11',
  ]);
});
