import { expect, test } from 'vitest';
import type { Compared } from '../../../src/compare/comparison.ts';
import { factsOf } from '../../../src/compare/facts.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';
import { comparedAgent } from './compared-agent.ts';

test('the tool that each agent is written for is named', () => {
  const tools = [
    { tool: 'copilot', label: 'GitHub Copilot', asIs: 'whole' as const, why: [], file: 'original' as const },
  ];
  expect(different(agent(), { ...agent(), dialect: 'copilot', tools })).toContainEqual([
    'Written for',
    ['claude-code', 'GitHub Copilot'],
  ]);
});

test('an ability that only one has is a gap in the row of the other', () => {
  const { access } = agentOf(read(fileWith('description: Helps.\ntools: Read, Grep, WebFetch')));
  const facts = new Map(different(agent(), { ...agent(), access }));
  expect(facts.get('Read files')).toEqual(['all', 'Read, Grep']);
  expect(facts.get('Run commands')).toEqual(['all', undefined]);
  expect(facts.get('Use the network')).toEqual(['all', 'WebFetch']);
});

test('what none has is left out', () => {
  const { access } = agentOf(read(fileWith('description: Helps.\ntools: Read')));
  const { different, same } = factsOf([
    { ...agent(), access },
    { ...agent(), access },
  ]);
  const labels = [...different, ...same].map(({ label }) => label);
  expect(labels).toContain('Read files');
  for (const label of ['Run commands', 'MCP servers', 'Effort', 'Examples', 'Findings']) {
    expect(labels).not.toContain(label);
  }
});

test('what is the same for all is said once', () => {
  const { different, same } = factsOf([agent(), agent(), agent()]);
  expect(different).toEqual([]);
  expect(same).toContainEqual({ label: 'Model', value: 'the session’s' });
});

test('of a single agent, everything is in the table', () => {
  expect(factsOf([agent()]).same).toEqual([]);
});

test('the effort is found in whichever field each tool has it', () => {
  const facts = different(
    agent(),
    withFields({ effort: 'low' }),
    withFields({ model_reasoning_effort: 'high' }),
    withFields({ thinking: 'medium' }),
  );
  expect(facts).toContainEqual(['Effort', ['the session’s', 'low', 'high', 'medium']]);
});

test('an ability with denied tools names the tools that are left', () => {
  const { access } = agentOf(read(fileWith('description: Helps.\ndisallowedTools: Write, mcp__github')));
  const facts = new Map(different({ ...agent(), access }));
  expect(facts.get('Write files')).toEqual(['Edit, NotebookEdit']);
  expect(facts.get('MCP servers')).toEqual(['all but mcp__github']);
});

test('findings are counted by severity', () => {
  const { findings } = read(fileWith('description: Helps.\nallowed_tools: Read\nmood: glad'));
  expect(different({ ...agent(), findings })).toContainEqual(['Findings', ['1 warning, 1 note']]);
});

test('what a header makes an agent do is in words, known fields first', () => {
  const facts = different(
    withFields({
      temperature: 0.2,
      hooks: { PreToolUse: [], Stop: [] },
      skills: ['pdf', 'charts'],
      mcpServers: ['github', { local: { command: 'x' } }],
    }),
    agent(),
  );
  expect(facts.filter(([, [, other]]) => other === undefined)).toEqual([
    ['Hooks on', ['PreToolUse and Stop', undefined]],
    ['MCP servers of its own', ['github and local', undefined]],
    ['Skills', ['pdf and charts', undefined]],
    ['temperature', ['0.2', undefined]],
  ]);
});

test('an empty field is as good as none', () => {
  expect(different(withFields({ skills: [], memory: '', hooks: {} }), agent())).toEqual([]);
});

test('a long value is cut, and hidden characters stay out of the line', () => {
  const [row] = different(withFields({ initialPrompt: `Go\n${'on '.repeat(100)}` }), agent());
  expect(row?.[1][0]).toMatch(/^Go on .{80,120}…$/);
});

function agent(): Compared {
  return comparedAgent('a', {});
}

function withFields(fields: Readonly<Record<string, unknown>>): Compared {
  return {
    ...agent(),
    frontmatter: Object.entries(fields).map(([key, value]) => ({ key, value, line: 2, column: 1 })),
  };
}

function different(...agents: Compared[]): [string, (string | undefined)[]][] {
  return factsOf(agents).different.map(({ label, cells }) => [label, cells]);
}
