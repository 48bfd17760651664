import { expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { passagesOf, type Passage } from '../../../src/vocabulary/passages.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';

function passages(body: string, description = 'Helps.'): Passage[] {
  const file = read(fileWith(`description: ${JSON.stringify(description)}`, body));
  const agent = agentOf(file);
  return passagesOf(agent, bodyOf(file.bytes, agent));
}

/** The kinds of the body's passages, which come after those of the name and the description. */
function kinds(body: string): string[] {
  return passages(body).flatMap(({ kind, line }) => (line > 3 ? [kind] : []));
}

test('starts with the name and the summary, with their lines', () => {
  expect(passages('').slice(0, 2)).toMatchObject([
    { kind: 'name', line: 2, text: 'helper' },
    { kind: 'summary', line: 3, text: 'Helps.' },
  ]);
});

test('takes a name that comes from the file’s path for the line of the description', () => {
  const agent = agentOf(readAgent(bytesOf('---\ntools: []\ndescription: Helps.\n---\nText.\n'), 'helper.agent.md'));
  expect(passagesOf(agent, 'Text.\n')[0]).toMatchObject({ kind: 'name', line: 3, text: 'helper' });
});

test('lists every line of the body with its number in the file', () => {
  const body = passages('One.\n\nTwo.\n').filter(({ kind }) => kind === 'prose');
  expect(body).toMatchObject([
    { line: 6, text: 'One.' },
    { line: 8, text: 'Two.' },
  ]);
});

test.each([
  ['# Title', 'heading'],
  ['**Bold alone:**', 'heading'],
  ['Database tuning:', 'heading'],
  ['- an item', 'list'],
  ['2. a step', 'list'],
  ['| a | row |', 'list'],
  ['A sentence that goes on.', 'prose'],
])('takes "%s" for %s', (line, kind) => {
  expect(kinds(line)).toEqual([kind]);
});

test('takes the lines of a fence for code', () => {
  expect(kinds('```ts\n# not a heading\n```\nProse.')).toEqual(['code', 'code', 'code', 'prose']);
});

test('tells the two speakers of a dialogue apart', () => {
  const found = passages('', 'Helps. <example>user: "Slow page" assistant: "I will call helper"</example>');
  expect(found.map(({ kind }) => kind)).toEqual(['name', 'summary', 'asked', 'answered']);
});

test('takes what is left to other agents for an aside, up to the next heading', () => {
  const found = passages('## Integration with other agents\n- css for the designer\n## Work\n- sql\n');
  expect(found.filter(({ kind }) => kind === 'list').map(({ aside }) => aside)).toEqual([true, false]);
});

test.each(['Hand over to the designer for CSS.', 'Do not use for front ends.', 'Collaborate with sql-pro on queries'])(
  'takes "%s" for an aside',
  (line) => {
    expect(passages(line).at(-1)?.aside).toBe(true);
  },
);

test('takes a line that calls another agent for an aside, but not one about a package', () => {
  expect(passages('- API design → `@api-architect`').at(-1)?.aside).toBe(true);
  expect(passages('- Components from @angular/core').at(-1)?.aside).toBe(false);
});

test('takes a sample of what the agent writes for an aside', () => {
  const found = passages('## Report format\n\n- Latency\n\n## Steps\n\n- Measure\n');
  expect(found.filter(({ kind }) => kind === 'list').map(({ aside }) => aside)).toEqual([true, false]);
});

test('does not take a rule for the agent for an aside', () => {
  expect(passages('- Never build SQL from strings').at(-1)?.aside).toBe(false);
});
