import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { agentRecord } from '../../../src/catalogue/record.ts';
import { entryOf } from '../make/entry.ts';
import { readFixture } from '../make/fixture.ts';

const file = readFixture('agents/own-h1.md');
const record = agentRecord(entryOf(file, 'own-h1'), [], (path) => `https://agents.example/${path}`);
const answer = vi.fn<(address: string) => Promise<Response>>();
let loadRecord: typeof import('../../../src/components/record-client.ts').loadRecord;

beforeEach(async () => {
  answer.mockReset().mockImplementation(() => Promise.resolve(Response.json(record)));
  vi.stubGlobal('fetch', answer);
  // Records are kept as long as the page.
  vi.resetModules();
  ({ loadRecord } = await import('../../../src/components/record-client.ts'));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a published record is read', async () => {
  expect(await loadRecord('own-h1')).toEqual(record);
});

test('a record is fetched once per page', async () => {
  const [first, second] = await Promise.all([loadRecord('own-h1'), loadRecord('own-h1')]);
  expect(second).toBe(first);
  expect(await loadRecord('own-h1')).toBe(first);
  expect(answer).toHaveBeenCalledTimes(1);
});

test('a slug cannot lead to another folder', async () => {
  await loadRecord('../../index');
  expect(answer).toHaveBeenCalledWith('/agents/..%2F..%2Findex.json');
});

test('an unknown agent is not requested again', async () => {
  answer.mockResolvedValue(new Response('', { status: 404 }));
  expect([await loadRecord('gone'), await loadRecord('gone')]).toEqual(['unknown', 'unknown']);
  expect(answer).toHaveBeenCalledTimes(1);
});

test.each([
  ['another agent', { ...record, slug: 'another' }],
  ['less than a record', { ...record, size: {} }],
  ['a list', []],
  ['null', null],
])('%s is unreadable', async (_, value) => {
  answer.mockResolvedValue(Response.json(value));
  expect(await loadRecord('own-h1')).toBe('unreadable');
});

test('an answer that is not JSON is unreadable', async () => {
  answer.mockResolvedValue(new Response('<!doctype html>'));
  expect(await loadRecord('own-h1')).toBe('unreadable');
});

test('after a failure the next call tries again', async () => {
  answer.mockRejectedValueOnce(new TypeError('offline'));
  expect(await loadRecord('own-h1')).toBe('unreadable');
  expect(await loadRecord('own-h1')).toEqual(record);
});
