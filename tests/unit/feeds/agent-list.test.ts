import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { agentListSchema, agentListText } from '../../../src/feeds/agent-list.ts';
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
const text = agentListText(entries, url);

test('is valid under its schema', () => {
  const ajv = new Ajv2020({ strict: true });
  addFormats(ajv);
  const id = url('schema/agents.json');
  const validate = ajv.compile(publishedSchema(agentListSchema, id, { title: 'Agents', description: 'All.' }));
  expect(validate(JSON.parse(text)), ajv.errorsText(validate.errors)).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ $schema: id, version: 1, count: 3 });
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
  expect(JSON.parse(agentListText([], url))).toMatchObject({ count: 0, agents: [] });
});
