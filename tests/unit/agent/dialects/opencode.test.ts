import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';
import { codesOf } from '../../findings.ts';

const PLACE = '/project/.opencode/agents/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `description: Reviews.\n${lines}`);

test.each([
  ['mode: subagent', ALL],
  ['tools: {}', ALL],
  ['tools: { read: true }', ALL],
  ['tools: { bash: false }', 'read write network spawn mcp'],
  ['tools: { write: false }', 'read run network spawn mcp'],
  ['tools: { write: false, edit: true }', ALL],
  ['tools: { edit: true, write: false }', 'read run network spawn mcp'],
  ['tools: { write: false, edit: false, bash: false }', 'read network spawn mcp'],
  ['tools: { webfetch: false, websearch: false }', 'read write run spawn mcp'],
  ['tools: { task: false }', 'read write run network mcp'],
  ['tools: { "*_*": false }', 'read write run network spawn'],
  ['tools: { "*": false, read: true, grep: true }', 'read'],
  ['tools: { read: true, "*": false }', ''],
  ['permission: deny', ''],
  ['permission: ask', ALL],
  ['permission: { edit: deny, bash: deny }', 'read network spawn mcp'],
  ['permission: { write: deny }', ALL],
  ['permission: { edit: ask }', ALL],
  ['permission: { bash: { "*": deny } }', 'read write network spawn mcp'],
  ['permission: { bash: { "*": deny, "git *": allow } }', ALL],
  ['permission: { bash: { "git *": allow, "*": deny } }', 'read write network spawn mcp'],
  ['permission: { bash: { "rm *": deny } }', ALL],
  ['permission: { "*": deny, read: allow, bash: { "git *": allow } }', 'read run'],
  ['permission: { "*": deny, bash: { "rm *": deny } }', ''],
  ['tools: { bash: false }\npermission: { bash: allow }', ALL],
  ['permissions:\n  - { action: shell, effect: deny }', 'read write network spawn mcp'],
  ['permissions:\n  - { action: "*", effect: deny }\n  - { action: read, effect: allow }', 'read'],
  ['permissions:\n  - { action: shell, resource: "rm *", effect: deny }', ALL],
  ['permissions: { bash: deny }', ALL],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['{ "*": deny, bash: { "git *": allow } }', ['Bash(git *)', 'PowerShell(git *)']],
  [
    '{ "*": deny, bash: { "*": deny, "git log": allow, "git diff": ask } }',
    [...['Bash(git log)', 'Bash(git diff)', 'PowerShell(git log)', 'PowerShell(git diff)']],
  ],
  ['{ "*": deny, bash: { "*": ask, "git *": allow } }', ['Bash', 'PowerShell']],
  ['{ "*": deny, read: allow, bash: { "$(x)": allow } }', ['Read']],
])('permission: %s means the tools %j', (permission, tools) => {
  expect(agent(`permission: ${permission}`).values.tools).toEqual(tools);
});

test('uses that two actions allow add up', () => {
  const lines = `permissions:
  - { action: "*", effect: deny }
  - { action: shell, resource: "git *", effect: allow }
  - { action: shell, resource: "ls", effect: allow }`;
  expect(agent(lines).access.tools).toEqual(['bash (git *, ls)']);
});

test('a permission that differs by use is a field that is not kept whole', () => {
  expect(agent('permission: { bash: { "*": ask, "git *": allow } }').ownFields).toEqual(['permission']);
  expect(agent('permission: { bash: { "*": deny } }').ownFields).toEqual([]);
});

test.each([
  ['model: anthropic/claude-sonnet-4-5', { model: 'claude-sonnet-4-5' }],
  ['model: openrouter/anthropic/claude-opus', { model: 'anthropic/claude-opus' }],
  ['steps: 5', { maxTurns: 5 }],
  ['maxSteps: 7', { maxTurns: 7 }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('a name in the header wins over that of the file', () => {
  expect(agent('mode: all').name).toBe('reviewer');
  expect(agent('mode: all\nname: other').name).toBe('other');
});

test.each([
  '/p/.opencode/agents/deep/notes.md',
  '/p/.opencode/agent/notes.md',
  '/home/me/.config/opencode/agents/notes.md',
])('a file at %s needs no header', (place) => {
  expect(readAt(place, 'Reviews code.\n').agent).toMatchObject({ dialect: 'opencode', name: 'notes' });
});

test('a file without a header next to the folder is documentation', () => {
  expect(codesOf(readAt('/p/.opencode/notes.md', 'Reviews code.\n'))).toEqual(['header-missing']);
});

test.each([
  ['tools: Read, Grep', 'Write a map, or leave the field out.'],
  ['steps: 0', 'Write a whole number above 0, or leave the field out.'],
  ['mode: main', 'Write "primary" or "subagent" or "all", or leave the field out.'],
  ['hidden: "no"', 'Write true or false, or leave the field out.'],
])('%s is reported with the fix "%s"', (lines, fix) => {
  const found = readAt(PLACE, `---\ndescription: A.\n${lines}\n---\nWork.\n`).findings;
  expect(found.filter(({ code }) => code === 'field-value').map((each) => [each.line, each.fix])).toEqual([[3, fix]]);
});

test('a colour that keeps OpenCode from starting is reported', () => {
  expect(problemsOf(readAt(PLACE, '---\ndescription: A.\ncolor: blue\n---\nWork.\n'))).toEqual(['field-value 3:8']);
  expect(problemsOf(readAt(PLACE, '---\ndescription: A.\ncolor: "#ff8800"\n---\nWork.\n'))).toEqual([]);
});
