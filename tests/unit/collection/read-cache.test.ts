import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCache, writeCache } from '../../../src/collection/read-cache.ts';
import { entryOf, fileWith, read } from '../support.ts';

const entry = { ...entryOf(read(fileWith('description: "One.\\u2028Two."')), 'helper'), file: 'a b/\u2028helper.md' };
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agent-catalogue-'));
  path = join(folder, 'below/cache.ndjson');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('what was kept comes back', async () => {
  await writeCache(path, 'reader', [JSON.stringify(entry)]);
  expect((await readCache(path, 'reader')).get(entry.file)).toEqual(JSON.parse(JSON.stringify(entry)));
});

test('nothing that other code has read is taken', async () => {
  await writeCache(path, 'reader', [JSON.stringify(entry)]);
  expect((await readCache(path, 'other')).size).toBe(0);
});

test('without a cache nothing is known', async () => {
  expect((await readCache(path, 'reader')).size).toBe(0);
});

test('of a cache that was cut short, what is whole is taken', async () => {
  await writeCache(path, 'reader', [JSON.stringify(entry)]);
  await appendFile(path, '{"file":"half');
  expect([...(await readCache(path, 'reader')).keys()]).toEqual([entry.file]);
});

test('a cache is in its place when it is whole, and not before', async () => {
  await writeCache(path, 'reader', [JSON.stringify(entry)]);
  await writeFile(`${path}.part`, 'cut sho');
  await writeCache(path, 'reader', []);
  expect(await readFile(path, 'utf8')).toBe('reader\n');
});
