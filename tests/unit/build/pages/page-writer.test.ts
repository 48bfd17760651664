import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openCache } from '../../../../src/cache.ts';
import { pageWriter } from '../../../../src/build/pages/page-writer.ts';
import { noteSite, readPreviousSite } from '../../../../src/build/previous/previous-site.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const ADDRESS = 'http://localhost/team/agents/helper/';
const FILE = 'agents/helper/index.html';

let work = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  for (const name of ['first', 'second']) mkdirSync(join(work, name));
});

test('a page with a key is written below the site’s folder, and Astro gets nothing to write', async () => {
  const response = await build('first', { cacheKey: 'a' });
  expect(response.body).toBeNull();
  expect(readFileSync(join(work, 'first', FILE), 'utf8')).toBe('<p lang="en">a</p>');
});

test('a page without a key is left to Astro', async () => {
  const response = await build('first', { cacheKey: undefined });
  expect(await response.text()).toBe('<p lang="en">undefined</p>');
  expect(existsSync(join(work, 'first', FILE))).toBe(false);
});

test('what is not HTML is not finished', async () => {
  const response = await build('first', { cacheKey: undefined, type: 'application/json' });
  expect(await response.text()).toBe('<p>undefined</p>');
});

test('what is no page is left to Astro', async () => {
  const response = await build('first', { cacheKey: 'a', status: 302 });
  expect(response.status).toBe(302);
  expect(existsSync(join(work, 'first', FILE))).toBe(false);
});

describe('a page of the previous site', () => {
  test('is linked if it would be the same', async () => {
    await build('first', { cacheKey: 'a' });
    const response = await build('second', { cacheKey: 'a' });
    expect(response.body).toBeNull();
    expect(statSync(join(work, 'second', FILE)).ino).toBe(statSync(join(work, 'first', FILE)).ino);
  });

  test.each([
    ['it is made from something else', { cacheKey: 'b' }],
    ['all pages are made from something else', { cacheKey: 'a', key: 'other code' }],
    ['another part of the site makes it', { cacheKey: 'a', component: 'src/pages/other.astro' }],
  ])('is rendered anew if %s', async (_, page) => {
    await build('first', { cacheKey: 'a' });
    await build('second', page);
    expect(statSync(join(work, 'second', FILE)).ino).not.toBe(statSync(join(work, 'first', FILE)).ino);
  });

  test('is rendered anew if somebody has changed it', async () => {
    await build('first', { cacheKey: 'a' });
    appendFileSync(join(work, 'first', FILE), '<p>x</p>');
    await build('second', { cacheKey: 'a' });
    expect(readFileSync(join(work, 'second', FILE), 'utf8')).toBe('<p lang="en">a</p>');
  });
});

async function build(
  folder: string,
  { cacheKey, status = 200, key = 'code', component = 'page', type = 'text/html' }: Page,
) {
  const cache = openCache(join(work, 'cache'));
  const outDir = join(work, folder);
  const previous = folder === 'first' ? undefined : await readPreviousSite(cache, join(work, 'first'));
  const finish = (html: string): string => html.replace('<p>', '<p lang="en">');
  const pages = pageWriter({ key, basePath: '/team/', outDir, previous, finish });
  pages.expect([{ pathname: '/agents/helper', component, cacheKey }]);
  const body = status === 200 ? `<p>${String(cacheKey)}</p>` : null;
  const rendered = new Response(body, { status, headers: { 'content-type': type } });
  const response = await pages.write(ADDRESS, () => Promise.resolve(rendered));
  await noteSite(cache, outDir, { agents: new Map(), pages: pages.written });
  return response;
}

interface Page {
  cacheKey: string | undefined;
  status?: number;
  type?: string;
  key?: string;
  component?: string;
}
