import { expect, test } from 'vitest';
import { abilitiesOf, agentAt, ALL, problemsOf, readAt } from '../../make/dialect-file.ts';
import { codesOf } from '../../findings.ts';

const PLACE = '/project/.github/agents/reviewer.agent.md';
const agent = (lines: string) => agentAt(PLACE, `description: Reviews.\n${lines}`);

test.each([
  ['tools: [read, search]', 'read'],
  ['tools: [execute]', 'run'],
  ['tools: [shell]', 'run'],
  ['tools: [Bash, Read]', 'read run'],
  ['tools: [bash]', 'run'],
  ["tools: 'read, edit'", 'read write'],
  ['tools: [runCommands, codebase]', 'read run'],
  ['tools: [runCommands/runInTerminal]', 'run'],
  ['tools: [execute/runInTerminal, read/readFile]', 'read run'],
  ['tools: [edit/editFiles]', 'write'],
  ['tools: [new/newWorkspace]', 'write'],
  ['tools: [search/codebase]', 'read'],
  ['tools: [web/fetch]', 'network'],
  ['tools: [browser]', 'network'],
  ['tools: [fetch, githubRepo]', 'network'],
  ['tools: [agent]', 'spawn'],
  ['tools: [agent/runSubagent]', 'spawn'],
  ['tools: [vscode/runCommand]', 'run'],
  ['tools: [vscode/askQuestions, todo]', ''],
  ['tools: ["playwright/*"]', 'mcp'],
  ['tools: [github/create_issue]', 'mcp'],
  ['tools: ["*"]', ALL],
  ['tools: [read, "*"]', ALL],
  ['tools: []', ''],
  ['tools: [terminal]', ''],
  ['model: GPT-5', ALL],
])('%s gives the abilities "%s"', (lines, abilities) => {
  expect(abilitiesOf(agent(lines))).toBe(abilities);
});

test.each([
  ['model: Claude Sonnet 4.5 (copilot)', { model: 'Claude Sonnet 4.5 (copilot)' }],
  ['model: [GPT-5, Claude Opus 4.5]', { model: 'GPT-5' }],
  ['reasoning-effort: high', { effort: 'high' }],
  ['mcp-servers: { docs: { command: docs } }', { mcpServers: { docs: { command: 'docs' } } }],
  ['skills: [docs]', { skills: ['docs'] }],
])('%s means %j', (lines, values) => {
  expect(agent(lines).values).toMatchObject(values);
});

test('fields that only Copilot reads are its own', () => {
  expect(agent('handoffs: []\nargument-hint: A path\nuser-invocable: false\ntools: [read]').ownFields).toEqual([
    'handoffs',
    'argument-hint',
    'user-invocable',
  ]);
});

test('an agent without a name is called by its file', () => {
  expect(agent('tools: [read]').name).toBe('reviewer');
});

test('an agent without a description is shown with the first words of its prompt', () => {
  expect(agentAt(PLACE, 'tools: [read]', '# Title\n\nReviews **all** code.\n').description).toBe(
    'Reviews **all** code.',
  );
});

test.each([
  ['/p/.github/agents/reviewer.md', 'copilot'],
  ['/p/anywhere/reviewer.agent.md', 'copilot'],
  ['/home/me/.copilot/agents/reviewer.md', 'copilot'],
  ['/p/.claude/agents/reviewer.agent.md', 'claude-code'],
])('a file at %s is for %s', (place, dialect) => {
  expect(agentAt(place, 'name: reviewer\ndescription: Reviews.').dialect).toBe(dialect);
});

test.each(['/p/.github/agents/notes.md', '/p/.github/agents/notes.agent.md', '/home/me/.copilot/agents/notes.md'])(
  'a file at %s needs no header',
  (place) => {
    expect(readAt(place, '# Rules\n\nReviews code.\n').agent).toMatchObject({
      dialect: 'copilot',
      name: 'notes',
      description: 'Reviews code.',
      fields: [],
      bodyLine: 1,
      bodyOffset: 0,
    });
  },
);

test.each(['notes.md', '/p/.github/notes.md', '/p/.github/agents/folder/notes.md', '/p/docs/notes.agent.md'])(
  'a file at %s without a header is documentation',
  (place) => {
    expect(codesOf(readAt(place, 'Reviews code.\n'))).toEqual(['header-missing']);
  },
);

test.each(['', '\n\n', '---', '\uFEFF', '1. 2. 3.'])('a file without words is no agent: %j', (text) => {
  expect(readAt('/p/.github/agents/notes.md', text).agent).toBeUndefined();
});

test('an unknown name is reported where it is written', () => {
  const file = readAt(PLACE, '---\ndescription: A.\ntools:\n  - read\n  - terminal\n---\nWork.\n');
  expect(problemsOf(file)).toEqual(['tool-unknown 5:5']);
});

test('each of two equal unknown names has its own position', () => {
  const file = readAt(PLACE, "---\ndescription: A.\ntools: ['terminal', 'read', 'terminal']\n---\nWork.\n");
  expect(problemsOf(file)).toEqual(['tool-unknown 3:10', 'tool-unknown 3:30']);
});

test('a value that Copilot does not take is reported with what it takes', () => {
  const [found] = readAt(PLACE, '---\ndescription: A.\ntarget: opencode\n---\nWork.\n').findings.filter(
    ({ code }) => code === 'field-value',
  );
  expect(found).toMatchObject({ line: 3, column: 9, severity: 'warning' });
  expect(found?.fix).toBe('Write "vscode" or "github-copilot", or leave the field out.');
});

test('a file as Copilot documents it has no problems', () => {
  const text = `---
name: Reviewer
description: Reviews.
argument-hint: A path
tools: ['search/codebase', 'edit', 'github/*', 'ms-python.python/runTests']
model: ['GPT-5', 'Claude Sonnet 4.5']
agents: ['*']
handoffs:
  - label: Start
    agent: implementer
    prompt: Implement it.
---
Use #tool:web/fetch.
`;
  expect(problemsOf(readAt(PLACE, text))).toEqual([]);
});
