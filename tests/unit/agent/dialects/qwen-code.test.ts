import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.qwen/agents/reviewer.md';
const HEADER = 'name: reviewer\ndescription: Reviews.';
const agent = (lines: string) => agentAt(PLACE, `${HEADER}\n${lines}`);

test.each([
  ['model: inherit', ALL],
  ['tools: []', ALL],
  ['tools: ["*"]', ALL],
  ['tools: [read_file, grep_search, glob, list_directory]', 'read'],
  ['tools: ReadFile, Grep, FindFiles', 'read'],
  ['tools: [write_file]', 'write'],
  ['tools: [Edit]', 'write'],
  ['tools: [run_shell_command]', 'run'],
  ['tools: [Shell]', 'run'],
  ['tools: [web_fetch, WebSearch]', 'network'],
  ['tools: [agent]', 'spawn'],
  ['tools: [mcp__docs__search]', 'mcp'],
  // These names of Claude Code resolve to nothing.
  ['tools: [Read, Write, Bash]', ''],
  ['tools: [todo_write, save_memory]', ''],
  ['disallowedTools: [run_shell_command]', 'read write network spawn mcp'],
  ['disallowedTools: [write_file, edit, notebook_edit]', 'read run network spawn mcp'],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['approvalMode: plan', { permissionMode: 'plan' }],
  ['approvalMode: yolo', { permissionMode: 'bypassPermissions' }],
  ['permissionMode: acceptEdits', { permissionMode: 'acceptEdits' }],
  ['maxTurns: 4', { maxTurns: 4 }],
  ["maxTurns: '4'", { maxTurns: 4 }],
  ['runConfig: { max_turns: 6 }', { maxTurns: 6 }],
  ['background: true', { background: true }],
  ["background: 'true'", { background: true }],
  ['color: green', { color: 'green' }],
  ['hooks: { Stop: [] }', { hooks: { Stop: [] } }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('the model "fast" is none of Claude Code', () => {
  expect(agent('model: fast').values).not.toHaveProperty('model');
});

test.each(['approvalMode: auto', 'approvalMode: bubble', "maxTurns: '4'", "background: 'false'"])(
  '%s is no problem',
  (lines) => {
    expect(problemsOf(readAt(PLACE, `---\n${HEADER}\n${lines}\n---\nWork.\n`))).toEqual([]);
  },
);

test.each(['read_many_files', 'SearchText', 'Bash', 'LS'])('the unknown tool %s is reported', (tool) => {
  expect(problemsOf(readAt(PLACE, `---\n${HEADER}\ntools: [read_file, ${tool}]\n---\nWork.\n`))).toEqual([
    'tool-unknown 4:20',
  ]);
});

test.each(['cron_create', 'task_stop', 'team_create', 'send_message'])('%s is known and gives nothing', (tool) => {
  expect(problemsOf(readAt(PLACE, `---\n${HEADER}\ntools: [${tool}]\n---\nWork.\n`))).toEqual([]);
});
