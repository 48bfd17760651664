import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { agentListSchema, agentListTexts } from '../../../src/feeds/agent-list.ts';
import { publishedSchema } from '../../../src/feeds/published-schema.ts';
import { entryOf } from '../make/entry.ts';
import { readFixture } from '../make/fixture.ts';

const url = (path: string): string => `https://agents.example/base/${path}`;
const claims = [{ capability: 'caching', strength: 0.5, line: 9, lines: 2 }];
const entries = [
  { ...entryOf(readFixture('agents/hostile-name.md'), 'hostile'), changed: '2026-01-01T00:00:00+02:00' },
  { ...entryOf(readFixture('agents/tools-list.md'), 'tools-list'), claims, provenance: { licence: 'MIT' } },
  entryOf(readFixture('agents/odd-values.md'), 'odd-values'),
];
const [text = ''] = agentListTexts(entries, url);

const long = agentListTexts(
  Array.from({ length: 1000 }, (_, index) => entryOf(readFixture('agents/tools-list.md'), `agent-${index}`)),
  url,
);

test('is valid under its schema', () => {
  expect(errorsOf(text)).toBe('No errors');
  expect(JSON.parse(text)).toMatchObject({ $schema: url('schema/agents.json'), version: 1, count: 3 });
});

test('of few agents has no further page', () => {
  expect(agentListTexts(entries, url)).toHaveLength(1);
  expect(JSON.parse(text)).not.toHaveProperty('next');
});

test('of very many agents has pages that are valid under its schema', () => {
  expect(long.map(errorsOf)).toEqual(long.map(() => 'No errors'));
});

test('of very many agents leads from page to page to every agent once', () => {
  const pages = new Map(
    long.map((text, index) => [url(index === 0 ? 'agents.json' : `agents-${index + 1}.json`), text]),
  );
  const found: string[] = [];
  for (let at: string | undefined = url('agents.json'); at !== undefined;) {
    const { next, count, agents } = agentListSchema.parse(JSON.parse(pages.get(at) ?? ''));
    found.push(...agents.map(({ slug }) => slug));
    expect(count).toBe(1000);
    at = next;
  }
  expect(found).toEqual(Array.from({ length: 1000 }, (_, index) => `agent-${index}`));
});

test('of very many agents has a version that a reader of whole lists does not know', () => {
  expect(long.map((text) => agentListSchema.parse(JSON.parse(text)).version)).toEqual(long.map(() => 2));
});

test('has only fields that its schema names', () => {
  expect(agentListSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
});

test('can be read line by line', () => {
  const lines = text.split('\n').slice(1, -2);
  const read = lines.map((line): unknown => JSON.parse(line.replace(/,$/, '')));
  expect(read).toEqual(agentListSchema.parse(JSON.parse(text)).agents);
});

test('lists what an agent may do', () => {
  const [hostile, listed] = agentListSchema.parse(JSON.parse(text)).agents;
  expect(hostile).toMatchObject({ everything: true, access: ['read', 'write', 'run', 'network', 'spawn', 'mcp'] });
  expect(listed).toMatchObject({
    everything: false,
    access: ['read', 'run'],
    capabilities: ['caching'],
    licence: 'MIT',
  });
});

test('is an empty list for an empty catalogue', () => {
  const [empty = ''] = agentListTexts([], url);
  expect(JSON.parse(empty)).toMatchObject({ version: 1, count: 0, agents: [] });
});

/** What is wrong with a page by the published schema. */
function errorsOf(page: string): string {
  const ajv = new Ajv2020({ strict: true });
  addFormats(ajv);
  const id = url('schema/agents.json');
  const validate = ajv.compile(publishedSchema(agentListSchema, id, { title: 'Agents', description: 'All.' }));
  validate(JSON.parse(page));
  return ajv.errorsText(validate.errors);
}
