import { expect, test } from 'vitest';
import type { Agent } from '../../../../src/agent/agent-file.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { agentOf } from '../../make/agent-file.ts';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';

const PLACE = '/project/.kiro/agents/reviewer.json';
const agent = (values: object): Agent =>
  agentOf(readAt(PLACE, JSON.stringify({ description: 'Reviews.', prompt: 'Work.', ...values })));

test.each([
  [{}, ALL],
  [{ tools: [] }, ''],
  [{ tools: ['*'] }, ALL],
  [{ tools: ['read'] }, 'read'],
  [{ tools: ['fs_read', 'grep', 'glob', 'code'] }, 'read'],
  [{ tools: ['write'] }, 'write'],
  [{ tools: ['fs_write'] }, 'write'],
  [{ tools: ['delete_file'] }, 'write'],
  [{ tools: ['shell'] }, 'run'],
  [{ tools: ['execute_bash'] }, 'run'],
  [{ tools: ['web'] }, 'network'],
  [{ tools: ['subagent'] }, 'spawn'],
  [{ tools: ['@docs/search', 'knowledge'] }, 'mcp'],
  [{ tools: ['@docs'] }, 'mcp'],
  [{ tools: ['@builtin'] }, 'read write run network spawn'],
  [{ excludedTools: ['shell'] }, 'read write network spawn mcp'],
  // These only run without a question.
  [{ allowedTools: ['read'] }, ALL],
])('%j gives the abilities "%s"', (values, abilities) => {
  expect(abilitiesOf(agent(values))).toBe(abilities);
});

test.each([
  [{ model: 'claude-sonnet-4' }, { model: 'claude-sonnet-4' }],
  [{ mcpServers: { docs: { command: 'docs' } } }, { mcpServers: { docs: { command: 'docs' } } }],
])('%j means %j', (values, meaning) => {
  expect(agent(values).values).toMatchObject(meaning);
});

test('a model that is null asks for none', () => {
  expect(agent({ model: null }).values).not.toHaveProperty('model');
  expect(problemsOf(readAt(PLACE, '{"prompt": "Work.", "model": null}'))).toEqual([]);
});

test('an agent has the name of its file, unless it has another', () => {
  expect(agent({}).name).toBe('reviewer');
  expect(agent({ name: 'other' }).name).toBe('other');
});

test.each(['file://./prompt.md', 'file:///etc/prompt.md', ' file://prompt.md'])(
  'a prompt in another file is noted, and its address shown: %s',
  (prompt) => {
    const file = readAt(PLACE, `{\n  "prompt": ${JSON.stringify(prompt)}\n}`);
    expect(placeOf(findingOf(file, 'prompt-elsewhere'))).toBe('2:13');
    expect(agentOf(file).description).toBe(prompt.trim());
  },
);

test.each(['Read file://x.md first.', 'files: all'])('a prompt that only names a file is one: %s', (prompt) => {
  expect(codesOf(readAt(PLACE, JSON.stringify({ prompt })))).not.toContain('prompt-elsewhere');
});

test('Markdown has its prompt below the header', () => {
  expect(agentAt('/p/.kiro/agents/reviewer.md', 'description: A.\ntools: [read]')).toMatchObject({
    dialect: 'kiro',
    format: 'markdown',
    promptField: '',
  });
});

test('Markdown without a header is the prompt of another file, so documentation', () => {
  expect(codesOf(readAt('/p/.kiro/agents/reviewer.md', 'Work.\n'))).toEqual(['header-missing']);
});

test('an unknown tool is reported where it is written', () => {
  const text = '{\n  "prompt": "Work.",\n  "tools": [\n    "read",\n    "web_browse"\n  ]\n}\n';
  expect(problemsOf(readAt(PLACE, text))).toEqual(['tool-unknown 5:6']);
});
