import { expect, test } from 'vitest';
import type { Capability } from '../../../src/vocabulary/capability.ts';
import { agentDeriver } from '../../../src/build/agents/derive.ts';
import { agentRecord } from '../../../src/catalogue/record.ts';
import { agentOf } from '../make/agent-file.ts';
import { textOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';
import { readFixture } from '../make/fixture.ts';

const file = readFixture('agents/own-h1.md');
const claims = [{ capability: 'caching', strength: 0.5, line: 9, lines: 2 }];
const vocabulary: Capability[] = [
  { slug: 'caching', title: 'Caching', group: 'performance', aliases: [], needs: [], shared: {}, covers: '' },
];
const derived = agentDeriver([])({ ...file, agent: agentOf(file) });
const entry = { ...entryOf(file, 'the-slug'), ...derived, claims };
const record = agentRecord(entry, vocabulary, (path) => `https://agents.example/base/${path}`);

test('has the address of the file', () => {
  expect(record.file.url).toBe('https://agents.example/base/agents/the-slug.md');
});

test('has the address of the page', () => {
  expect(record.page).toBe('https://agents.example/base/agents/the-slug/');
});

test('has the path of the file in its collection', () => {
  expect(record.file.path).toBe('agents/own-h1.md');
});

test('has the position at which the body starts', () => {
  expect(textOf(file.bytes.subarray(record.file.bodyOffset))).toMatch(/^\n# First\n/);
});

test('lists the headings of the body in order', () => {
  expect(record.headings).toEqual(['First', 'Below the first', 'Second', 'Below the second']);
});

test('lists the frontmatter with its positions', () => {
  expect(record.frontmatter[1]).toMatchObject({ key: 'description', line: 3, column: 1 });
});

test('lists what the agent covers, with title, group and the line that proves it', () => {
  expect(record.capabilities).toEqual([
    { slug: 'caching', title: 'Caching', group: 'performance', strength: 0.5, line: 9, lines: 2 },
  ]);
});

test('has no colour if the agent has none', () => {
  expect(record.color).toBe('none');
});

test('is the same after being written and read as JSON', () => {
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});

test('has no family if the agent is in one file only', () => {
  expect(record).not.toHaveProperty('family');
});

test('lists the files for other tools, with what differs', () => {
  const family = [{ slug: 'twin', name: 'Twin', dialect: 'copilot' as const, differs: ['tools' as const] }];
  const { family: listed } = agentRecord({ ...entry, family }, vocabulary, (path) => `https://agents.example/${path}`);
  expect(listed).toEqual(family);
});

test('lists the versions, the file that no commit has first', () => {
  const version = {
    sha256: 'a'.repeat(64),
    date: '2024-03-02T00:00:00Z',
    commit: 'c'.repeat(40),
    blob: 'b'.repeat(40),
    subject: 'Add it',
    bytes: 7,
    file: 'own-h1.md',
    tokens: undefined,
    changes: [{ text: 'tools: + Bash', gains: true }],
    digests: {},
  };
  const { history, versions } = agentRecord(
    { ...entry, versions: [version], history: 'whole' },
    vocabulary,
    (path) => path,
  );
  expect(history).toBe('whole');
  expect(versions).toEqual([
    { sha256: entry.sha256, bytes: entry.agent.size.file },
    {
      sha256: 'a'.repeat(64),
      bytes: 7,
      date: '2024-03-02T00:00:00Z',
      commit: 'c'.repeat(40),
      subject: 'Add it',
      file: 'own-h1.md',
      changes: ['tools: + Bash'],
      page: 'agents/the-slug/history/#v-aaaaaaaaaaaa',
    },
  ]);
});
