import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.agents/agents/reviewer.md';
const agent = (lines: string) => agentAt(PLACE, `name: reviewer\ndescription: Reviews.\n${lines}`);

test.each([
  // Without a list it has tools that read.
  ['model: inherit', 'read network'],
  ['tools: []', 'read network'],
  ['tools: [view_file, grep_search, find_by_name, list_dir]', 'read'],
  ['tools: [view_file, write_to_file]', 'read write'],
  ['tools: [view_file, multi_replace_file_content]', 'read write'],
  ['tools: [view_file, run_command]', 'read run'],
  ['tools: [view_file, search_web]', 'read network'],
  ['tools: [view_file, invoke_subagent]', 'read spawn'],
  ['mainAgent: true\ntools: [list_directory]', ''],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test('its folder is shared, so another tool is named as possible', () => {
  const { findings } = readAt(PLACE, '---\nname: a\ndescription: A.\n---\nWork.\n');
  expect(findings.find(({ code }) => code === 'other-tool')?.message).toContain('It could also be for Devin.');
});

test('a file for Claude Code in the shared folder is for Claude Code', () => {
  expect(agent('tools: Read, Glob, Grep, Bash').dialect).toBe('claude-code');
});

test('a file for Devin in the shared folder is for Devin', () => {
  expect(agent('allowed-tools: [read, exec]').dialect).toBe('devin');
});

test.each(['codebase_search', 'browser_subagent', 'glob'])('the unknown tool %s is reported', (tool) => {
  const text = `---\nname: a\ndescription: A.\nmainAgent: true\ntools: [view_file, ${tool}]\n---\nWork.\n`;
  expect(problemsOf(readAt(PLACE, text))).toEqual(['tool-unknown 5:20']);
});

test('a list as text is reported, because Antigravity drops the file', () => {
  const text = '---\nname: a\ndescription: A.\nmainAgent: true\ntools: view_file\n---\nWork.\n';
  expect(problemsOf(readAt(PLACE, text))).toEqual(['field-value 5:8']);
});
