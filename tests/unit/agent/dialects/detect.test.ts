import { expect, test } from 'vitest';
import { detectDialect } from '../../../../src/agent/dialects/detect.ts';
import { DIALECT_IDS, formatOf, type Values } from '../../../../src/agent/dialects/dialect.ts';
import { DIALECTS, dialectLabel } from '../../../../src/agent/dialects/dialects.ts';
import { mayBeAgent } from '../../../../src/agent/dialects/may-be-agent.ts';

const detected = (place: string, values: Values = {}) => detectDialect(place, formatOf(place), values);

test('every dialect has one entry', () => {
  expect(DIALECTS.map(({ id }) => id).sort()).toEqual([...DIALECT_IDS].sort());
});

test.each([
  ['/p/.claude/agents/a.md', 'claude-code'],
  ['/p/.github/agents/a.md', 'copilot'],
  ['/p/.cursor/agents/a.md', 'cursor'],
  ['/p/.opencode/agent/a.md', 'opencode'],
  ['/home/me/.config/opencode/agents/a.md', 'opencode'],
  ['/p/.codex/agents/a.toml', 'codex'],
  ['/p/.gemini/agents/a.md', 'gemini-cli'],
  ['/p/.agents/agents/a.md', 'antigravity'],
  ['/home/me/.gemini/config/agents/a.md', 'antigravity'],
  ['/p/.qwen/agents/a.md', 'qwen-code'],
  ['/p/.factory/droids/a.md', 'factory'],
  ['/p/.kiro/agents/team/a.md', 'kiro'],
  ['/p/.kiro/agents/a.json', 'kiro'],
  ['/p/.devin/agents/a.md', 'devin'],
  ['/home/me/.config/devin/agents/a.md', 'devin'],
  ['/p/.pi/agents/a.md', 'pi'],
  ['/home/me/.pi/agent/agents/a.md', 'pi'],
  ['/p/agents/a.md', 'claude-code'],
  ['.gemini/agents/a.md', 'gemini-cli'],
  ['/p/gemini/agents/a.md', 'claude-code'],
  ['/p/.gemini/agents.md', 'claude-code'],
])('the path %s shows that a file is for %s', (place, dialect) => {
  expect(detected(place).dialect.id).toBe(dialect);
});

test.each<[Values, string]>([
  [{}, 'claude-code'],
  [{ tools: 'Read, Bash' }, 'claude-code'],
  [{ tools: 'Read, Search' }, 'claude-code'],
  [{ permissionMode: 'plan' }, 'claude-code'],
  [{ tools: ['search', 'edit'] }, 'copilot'],
  [{ tools: ['codebase', 'editFiles'] }, 'copilot'],
  [{ handoffs: [] }, 'copilot'],
  [{ target: 'vscode' }, 'copilot'],
  [{ readonly: true }, 'cursor'],
  [{ mode: 'subagent' }, 'opencode'],
  [{ tools: { write: false } }, 'opencode'],
  [{ permission: { edit: 'deny' } }, 'opencode'],
  [{ tools: ['read_file', 'replace'] }, 'gemini-cli'],
  [{ kind: 'local' }, 'gemini-cli'],
  [{ tools: ['read_file', 'grep_search', 'edit'] }, 'qwen-code'],
  [{ tools: 'ReadFile, Shell, Glob' }, 'qwen-code'],
  [{ approvalMode: 'plan' }, 'qwen-code'],
  [{ tools: ['Read', 'FetchUrl'] }, 'factory'],
  [{ tools: ['Read', 'Edit', 'Execute', 'Grep'] }, 'factory'],
  [{ tools: 'read-only' }, 'factory'],
  [{ tools: ['fs_read', 'execute_bash'] }, 'kiro'],
  [{ resources: ['file://README.md'] }, 'kiro'],
  [{ tools: ['view_file', 'run_command'] }, 'antigravity'],
  [{ 'max-nesting': 1 }, 'devin'],
  [{ thinking: 'low', tools: 'read, find, ls' }, 'pi'],
  [{ prompt_mode: 'append' }, 'pi'],
])('the fields %j show that a file is for %s', (values, dialect) => {
  expect(detected('reviewer.md', values).dialect.id).toBe(dialect);
});

test('a folder weighs more than fields and names of tools', () => {
  const values = { handoffs: [], target: 'vscode', tools: ['search', 'codebase', 'editFiles'] };
  expect(detected('/p/.gemini/agents/a.md', values).dialect.id).toBe('gemini-cli');
});

test('fields weigh more than names of tools', () => {
  expect(detected('a.md', { approvalMode: 'plan', tools: ['read_file', 'write_file'] }).dialect.id).toBe('qwen-code');
});

test('the ending of a name weighs more than fields', () => {
  expect(detected('a.agent.md', { readonly: true, is_background: true }).dialect.id).toBe('copilot');
});

test('one name of another tool among others proves nothing', () => {
  expect(detected('a.md', { tools: 'Read, Write, Grep, search_files, todo' }).dialect.id).toBe('claude-code');
});

test('the evidence is named', () => {
  const { evidence } = detected('/p/.github/agents/a.agent.md', { handoffs: [], tools: ['search', 'todo', 'edit'] });
  expect(evidence).toEqual([
    'its folder .github/agents',
    'its name, which ends in .agent.md',
    'the field handoffs',
    'the tools search, todo',
  ]);
});

test('a file without evidence has none', () => {
  expect(detected('a.md')).toMatchObject({ evidence: [], rival: undefined });
});

test.each<[string, Values, string | undefined]>([
  ['a.md', { tools: ['read_file', 'grep_search'] }, 'qwen-code'],
  ['/p/.gemini/agents/a.md', { tools: ['read_file', 'grep_search'] }, undefined],
  ['/p/.gemini/agents/a.md', { handoffs: [] }, undefined],
  ['/p/.gemini/agents/a.md', {}, undefined],
])('another tool that %s with %j could be for is named', (place, values, rival) => {
  expect(detected(place, values).rival?.id).toBe(rival);
});

test('values that a format cannot have are no evidence', () => {
  const values: Values = { tools: [1, null, { a: [] }], handoffs: null, constructor: 1 };
  expect(detected('a.md', values).dialect.id).toBe('claude-code');
});

test.each([
  ['a.toml', 'toml'],
  ['A.TOML', 'toml'],
  ['a.json', 'json'],
  ['a.agent.md', 'markdown'],
  ['toml', 'markdown'],
])('%s is %s', (file, format) => {
  expect(formatOf(file)).toBe(format);
});

test('an unknown key of a tool is its own label', () => {
  expect(dialectLabel('gemini-cli')).toBe('Gemini CLI');
  expect(dialectLabel('other')).toBe('other');
});

test.each([
  ['/p/.codex/agents/a.toml', '', true],
  ['/p/agents/a.toml', 'developer_instructions = "x"', true],
  ['/p/Cargo.toml', '[package]\nname = "developer_instructions"', false],
  ['/p/.kiro/agents/a.json', '{}', true],
  ['/p/agents/a.json', '{"prompt": "x", "allowedTools": []}', true],
  ['/p/agents/a.json', '{"prompt": "x"}', false],
  ['/p/package.json', '{"name": "x"}', false],
  ['/p/.codex/agents/a.json', '{}', false],
])('of %s with %j, an agent is likely: %s', (place, text, expected) => {
  expect(mayBeAgent(text, place, formatOf(place) === 'toml' ? 'toml' : 'json')).toBe(expected);
});
