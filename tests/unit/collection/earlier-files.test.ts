import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openCache } from '../../../src/cache.ts';
import { keepFiles, readEarlierFiles } from '../../../src/collection/earlier-files.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const entry = { ...entryOf(read(fileWith('description: "One.\\u2028Two."')), 'helper'), file: 'a b/\u2028helper.md' };
let folder = '';

beforeEach(() => {
  folder = temporaryFolder(onTestFinished);
});

test('files that were kept are read back', async () => {
  await keepFiles(openCache(folder), 'code', [JSON.stringify(entry)]);
  expect((await readEarlierFiles(openCache(folder), 'code')).get(entry.file)).toEqual(
    JSON.parse(JSON.stringify(entry)),
  );
});

test('files read by other code are not used', async () => {
  await keepFiles(openCache(folder), 'code', [JSON.stringify(entry)]);
  expect((await readEarlierFiles(openCache(folder), 'other')).size).toBe(0);
});

test('the whole files of a truncated cache are used', async () => {
  await keepFiles(openCache(folder), 'code', [JSON.stringify(entry)]);
  await appendFile(join(folder, 'agent-files.ndjson'), '{"file":"half');
  expect([...(await readEarlierFiles(openCache(folder), 'code')).keys()]).toEqual([entry.file]);
});
