import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { ardManifests, hasArdManifest } from '../../../src/feeds/ard.ts';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { readFixture } from '../make/fixture.ts';

const HOME = 'https://agents.example/some/base/';
const needs = ['my pages are slow'];
const vocabulary: Capability[] = [
  { slug: 'caching', title: 'Caching', group: 'performance', aliases: [], needs, shared: {}, covers: '' },
];
const claims = [{ capability: 'caching', strength: 0.5, line: 9, lines: 2 }];

/** The rules of the specification for entries given by address. */
const RULES = {
  type: 'object',
  required: ['specVersion', 'entries'],
  properties: {
    specVersion: { const: '1.0' },
    entries: {
      type: 'array',
      items: {
        type: 'object',
        required: ['identifier', 'displayName', 'type', 'url'],
        not: { type: 'object', required: ['data'] },
        properties: {
          identifier: { type: 'string', pattern: '^urn:air:[a-zA-Z0-9.-]+(:[a-zA-Z0-9._-]+)+$' },
          displayName: { type: 'string', minLength: 1 },
          type: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
          url: { type: 'string', format: 'uri' },
          capabilities: { type: 'array', items: { type: 'string' } },
          representativeQueries: { type: 'array', minItems: 2, maxItems: 5, items: { type: 'string' } },
          updatedAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
};

test.each([
  [HOME, true],
  ['http://agents.example/', false],
  ['https://localhost/', false],
  ['https://catalogue.localhost/', false],
  ['https://intranet/', false],
  ['https://192.168.0.1/', false],
  ['https://[2001:db8::1]/', false],
  ['https://you.github.io/agents/', true],
])('%s has a manifest: %s', (home, expected) => {
  expect(hasArdManifest(home)).toBe(expected);
});

test('follows the rules of the specification, whatever the names of agents', () => {
  const ajv = new Ajv2020();
  addFormats(ajv);
  const validate = ajv.compile(RULES);
  const entries = [
    { ...entryOf(readFixture('agents/block-scalar.md'), 'block-scalar'), claims },
    entryOf(readFixture('agents/hostile-name.md'), 'abctouch-pwned'),
    { ...agent('مراجع', 'مراجع'), changed: '2026-01-01T00:00:00+02:00' },
    agent('مدقق', 'مدقق'),
  ];
  const [manifest] = ardManifests(entries, vocabulary, HOME, 'Harbour Agents');
  expect(validate(manifest), ajv.errorsText(validate.errors)).toBe(true);
  expect(manifest.host.displayName).toBe('Harbour Agents at agents.example');
  expect(new Set(manifest.entries.map(({ identifier }) => identifier)).size).toBe(entries.length);
});

test('of very many agents, the first manifest lists the others, which have every agent once', () => {
  const ajv = new Ajv2020();
  addFormats(ajv);
  const validate = ajv.compile(RULES);
  const one = agent('one', 'one');
  const many = Array.from({ length: 2000 }, (_, index) => ({ ...one, slug: `a-${index}` }));
  const [first, ...further] = ardManifests(many, vocabulary, HOME, 'Catalogue');
  for (const manifest of [first, ...further]) expect(validate(manifest), ajv.errorsText(validate.errors)).toBe(true);
  expect(further.length).toBeGreaterThan(1);
  expect(first.entries.map(({ type, url }) => [type, url])).toEqual(
    further.map((_, index) => ['application/ai-catalog+json', `${HOME}.well-known/ard-${index + 2}.json`]),
  );
  expect(further.flatMap(({ entries }) => entries.map(({ url }) => url))).toEqual(
    many.map(({ slug }) => `${HOME}agents/${slug}.md`),
  );
});

test('an agent is identified by the domain, the path and its slug', () => {
  const [{ entries }] = ardManifests([agent('one', 'one')], vocabulary, HOME, 'Catalogue');
  const [entry] = entries;
  expect(entry?.identifier).toBe('urn:air:agents.example:agents:some:base:one');
});

test('sample queries are the questions of the examples, then the needs of the covered capabilities', () => {
  const entry = { ...entryOf(readFixture('agents/block-scalar.md'), 'block-scalar'), claims };
  const [{ entries }] = ardManifests([entry], vocabulary, HOME, 'Catalogue');
  const [{ representativeQueries } = {}] = entries;
  expect(representativeQueries?.[0]).toBe('What changed since the last release?');
  expect(representativeQueries).toContain('my pages are slow');
});

test('a single sample query is left out', () => {
  const [{ entries }] = ardManifests([{ ...agent('one', 'one'), claims }], vocabulary, HOME, 'Catalogue');
  const [entry] = entries;
  expect(entry).not.toHaveProperty('representativeQueries');
});

function agent(name: string, slug: string): AgentEntry {
  return entryOf(read(`---\nname: ${name}\ndescription: Does it.\n---\nDo it.\n`), slug);
}
