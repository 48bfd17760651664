import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.gemini/agents/reviewer.md';
const HEADER = 'name: reviewer\ndescription: Reviews.';
const agent = (lines: string) => agentAt(PLACE, `${HEADER}\n${lines}`);

test.each([
  ['kind: local', ALL],
  ['tools: []', ''],
  ['tools: ["*"]', ALL],
  ['tools: [read_file, glob, grep_search, list_directory]', 'read'],
  ['tools: [search_file_content]', 'read'],
  ['tools: [write_file]', 'write'],
  ['tools: [replace]', 'write'],
  ['tools: [run_shell_command]', 'run'],
  ['tools: [web_fetch]', 'network'],
  ['tools: [google_web_search]', 'network'],
  ['tools: [mcp_docs_search]', 'mcp'],
  ['tools: ["mcp_docs_*"]', 'mcp'],
  ['tools: ["mcp_*"]', 'mcp'],
  // It gives no agent the tool that starts others.
  ['tools: [invoke_agent, read_file]', 'read'],
  ['tools: [discovered_tool_x, tracker_create_task, ask_user]', ''],
  ['tools: [Read, Bash]', ''],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['model: gemini-3-pro', { model: 'gemini-3-pro' }],
  ['max_turns: 12', { maxTurns: 12 }],
  ['mcp_servers: { docs: { command: docs } }', { mcpServers: { docs: { command: 'docs' } } }],
  ['tools: [read_file, write_file]', { tools: ['Read', 'Write'] }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('a file without a name is reported and is no agent', () => {
  const file = readAt(PLACE, '---\ndescription: Reviews.\n---\nWork.\n');
  expect(file.agent).toBeUndefined();
  expect(problemsOf(file)).toEqual(['name-missing 1:1']);
});

test('a file without a description is an error', () => {
  expect(problemsOf(readAt(PLACE, '---\nname: reviewer\n---\nWork.\n'))).toEqual(['description-missing 1:1']);
});

test.each(['search_files', 'mcp__docs__search', 'Read', 'save_memory'])('the unknown tool %s is reported', (tool) => {
  const file = readAt(PLACE, `---\n${HEADER}\ntools:\n  - read_file\n  - ${tool}\n---\nWork.\n`);
  expect(problemsOf(file)).toEqual(['tool-unknown 6:5']);
});

test.each(['kind: TASK', 'max_turns: 0', 'tools: read_file', 'temperature: hot'])('%s is reported', (lines) => {
  const codes = problemsOf(readAt(PLACE, `---\n${HEADER}\n${lines}\n---\nWork.\n`));
  expect(codes).toEqual([`field-value 4:${lines.indexOf(' ') + 2}`]);
});

test.each(['display_name: A', 'timeout_mins: 3', 'temperature: 0.2', 'kind: local'])('%s is its own', (lines) => {
  expect(agent(lines).ownFields).toEqual([lines.split(':')[0]]);
});
