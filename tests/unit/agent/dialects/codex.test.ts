import { expect, test } from 'vitest';
import type { Agent } from '../../../../src/agent/agent-file.ts';
import { agentOf } from '../../make/agent-file.ts';
import { abilitiesOf, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.codex/agents/reviewer.toml';
const agent = (lines: string): Agent =>
  agentOf(
    readAt(PLACE, `name = "Code Reviewer"\ndescription = "Reviews."\ndeveloper_instructions = "Work."\n${lines}\n`),
  );

test.each(['', 'sandbox_mode = "read-only"', 'sandbox_mode = "danger-full-access"'])(
  'the sandbox is a default, so an agent may do everything with: %s',
  (lines) => {
    expect(abilitiesOf(agent(lines))).toBe(ALL);
  },
);

test.each([
  ['model = "gpt-5-codex"', { model: 'gpt-5-codex' }],
  ['model_reasoning_effort = "high"', { effort: 'high' }],
  ['[mcp_servers.docs]\ncommand = "docs"', { mcpServers: { docs: { command: 'docs' } } }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('its other fields are its own', () => {
  expect(
    agent('sandbox_mode = "read-only"\nnickname_candidates = ["Rae"]\napproval_policy = "never"').ownFields,
  ).toEqual(['sandbox_mode', 'nickname_candidates', 'approval_policy']);
});

test('the prompt is one of the fields', () => {
  expect(agent('')).toMatchObject({ format: 'toml', promptField: 'developer_instructions', name: 'Code Reviewer' });
});

test('a file that the configuration names needs no name', () => {
  const file = readAt(PLACE, 'description = "A."\ndeveloper_instructions = "Work."\n');
  expect(agentOf(file).name).toBe('reviewer');
  expect(problemsOf(file)).toEqual([]);
});

test('a file without a prompt is reported', () => {
  expect(problemsOf(readAt(PLACE, 'name = "a"\ndescription = "A."\n'))).toEqual(['body-empty 1:1']);
});

test('a sandbox that Codex does not have is reported', () => {
  const text = 'name = "a"\ndescription = "A."\nsandbox_mode = "readonly"\ndeveloper_instructions = "Work."\n';
  expect(problemsOf(readAt(PLACE, text))).toEqual(['field-value 3:16']);
});
