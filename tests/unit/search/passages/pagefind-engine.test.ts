import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { passageFiles } from '../../../../src/build/passages/write-passages.ts';
import { findPassages, type PassageEngine } from '../../../../src/search/passages/find.ts';
import { openPagefind } from '../../../../src/search/passages/pagefind-engine.ts';
import { agentRecord } from '../../../../src/search/passages/records.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const folder = temporaryFolder(afterAll);
let engine: PassageEngine;

beforeAll(async () => {
  const files = await passageFiles([
    agentRecord({ slug: 'a', name: 'a' }, '<h3 id="prompt-db">Databases</h3><p>Runs migrations with care.</p>'),
    agentRecord({ slug: 'b', name: 'b' }, '<h3 id="prompt-cn">数据库</h3><p>优化慢查询。がかを分ける。</p>'),
    agentRecord({ slug: 'c', name: 'c' }, '<h3 id="prompt-x">Other</h3><p>A café, x and 库数据.</p>'),
  ]);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  vi.stubGlobal('fetch', (address: string) => {
    const content = files.get(address.replace(/^.*\/(pagefind\/[^?]+).*$/, '$1'));
    return Promise.resolve(new Response(content === undefined ? null : Buffer.from(content)));
  });
  engine = await openPagefind(pathToFileURL(`${folder}/`).href);
});

afterAll(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['migration', ['agents/a/#prompt-db']],
  ['migrat', ['agents/a/#prompt-db']],
  ['cafe', ['agents/c/#prompt-x']],
  ['查询', ['agents/b/#prompt-cn']],
  ['"runs migrations"', ['agents/a/#prompt-db']],
  ['"migrations runs"', []],
  ['plughw', []],
  ['xyzzy', []],
])('%s finds %j', async (need, urls) => {
  const { passages } = await findPassages(need, engine);
  expect(passages.map(({ url }) => url)).toEqual(urls);
});
