import { expect, test } from 'vitest';
import { DIALECTS } from '../../../../src/agent/dialects/dialects.ts';
import { FIELD_NAMES } from '../../../../src/agent/fields/schema.ts';
import { fieldsByTool } from '../../../../src/guides/elements/fields-by-tool.ts';

const tools = new Map(fieldsByTool().map((tool) => [tool.label, tool]));

test('has every tool but Claude Code, in the order of the dialects', () => {
  expect([...tools.keys()]).toEqual(DIALECTS.slice(1).map(({ label }) => label));
});

test.each([
  ['Gemini CLI', 'maxTurns', ['max_turns']],
  ['OpenCode', 'tools', ['tools', 'permission']],
  ['OpenCode', 'disallowedTools', ['tools', 'permission', 'permissions']],
  ['Cursor', 'disallowedTools', ['readonly']],
  ['Cursor', 'tools', []],
  ['Codex', 'effort', ['model_reasoning_effort']],
  ['Qwen Code', 'permissionMode', ['approvalMode', 'permissionMode']],
  ['GitHub Copilot', 'mcpServers', ['mcp-servers']],
  ['Devin', 'tools', ['allowed-tools', 'tools']],
])('%s says "%s" in %j', (tool, field, fields) => {
  expect(tools.get(tool)?.fields.get(field)).toEqual(fields);
});

test.each(fieldsByTool())('$label has each of its fields in the table or in the list, except the prompt', (tool) => {
  const dialect = DIALECTS.find(({ id }) => id === tool.id);
  const named = [...[...tool.fields.values()].flat(), ...tool.own, dialect?.prompt];
  expect(Object.keys(dialect?.fields.shape ?? {}).filter((field) => !named.includes(field))).toEqual([]);
});

test.each(fieldsByTool())('$label translates the fields of the table, and no others', ({ id, fields }) => {
  const dialect = DIALECTS.find((each) => each.id === id);
  const inTable = new Set([...fields.values()].flat());
  const translated = dialect?.translated.filter((field) => field !== dialect.prompt);
  expect(['name', 'description', ...(translated ?? [])].sort()).toEqual([...inTable].sort());
});

test.each(fieldsByTool())('$label has rows for fields of Claude Code alone', ({ fields }) => {
  expect([...fields.keys()]).toEqual(FIELD_NAMES);
});
