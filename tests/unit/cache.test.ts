import { appendFile, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { cacheKey, openCache } from '../../src/cache.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let root = '';
let folder = '';

beforeEach(() => {
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'below/cache');
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

async function linesOf(name: string, key: string): Promise<string[]> {
  return Array.fromAsync(openCache(folder).readLines(name, key));
}

describe('a key', () => {
  test('is the same for the same content', () => {
    expect(cacheKey(['a', { b: 1 }])).toBe(cacheKey(['a', { b: 1 }]));
  });

  test('changes with the content', () => {
    expect(cacheKey(['a', { b: 1 }])).not.toBe(cacheKey(['a', { b: 2 }]));
  });
});

describe('lines', () => {
  test('are read back in order', async () => {
    await openCache(folder).keepLines('list', 'key', ['one', '', 'three']);
    expect(await linesOf('list', 'key')).toEqual(['one', '', 'three']);
  });

  test('are the same JSON if they contain separators', async () => {
    const value = { text: 'a\u2028b\u2029c' };
    await openCache(folder).keepLines('list', 'key', [JSON.stringify(value)]);
    expect((await linesOf('list', 'key')).map((line): unknown => JSON.parse(line))).toEqual([value]);
  });

  test('are not found under another key', async () => {
    await openCache(folder).keepLines('list', 'key', ['one']);
    expect(await linesOf('list', 'other')).toEqual([]);
  });

  test('are empty if none were kept', async () => {
    expect(await linesOf('list', 'key')).toEqual([]);
  });

  test('replace lines of the same name and leave no temporary file', async () => {
    await openCache(folder).keepLines('list', 'key', ['one', 'two']);
    await openCache(folder).keepLines('list', 'key', ['three']);
    expect(await linesOf('list', 'key')).toEqual(['three']);
    expect(await readdir(folder)).toEqual(['list']);
  });

  test('of two simultaneous builds are those of one of them', async () => {
    const lists = ['a', 'b', 'c', 'd'].map((letter) => Array.from({ length: 5000 }, () => letter.repeat(50)));
    await Promise.all(lists.map((lines) => openCache(folder).keepLines('list', 'key', lines)));
    expect(lists).toContainEqual(await linesOf('list', 'key'));
  });

  test('that cannot be written stop nothing', async () => {
    await writeFile(join(root, 'below'), 'a file where the folder would be');
    await openCache(folder).keepLines('list', 'key', ['one']);
    expect(await linesOf('list', 'key')).toEqual([]);
  });
});

describe('an item', () => {
  test('is read back byte for byte', () => {
    const item = Uint8Array.from({ length: 256 }, (_, index) => index);
    openCache(folder).keepItem('kind', 'key', item);
    expect(openCache(folder).readItem('kind', 'key')).toEqual(item);
  });

  test('may be empty', () => {
    openCache(folder).keepItem('kind', 'key', bytes(''));
    expect(openCache(folder).readItem('kind', 'key')).toEqual(bytes(''));
  });

  test('belongs to its kind and key', () => {
    openCache(folder).keepItem('kind', 'key', bytes('a'));
    expect(openCache(folder).readItem('kind', 'other')).toBeUndefined();
    expect(openCache(folder).readItem('other', 'key')).toBeUndefined();
  });

  test('that was damaged is not found', async () => {
    openCache(folder).keepItem('kind', 'key', bytes('a'));
    await appendFile(join(folder, 'kind/key'), 'b');
    expect(openCache(folder).readItem('kind', 'key')).toBeUndefined();
  });

  test('that was truncated is not found', async () => {
    openCache(folder).keepItem('kind', 'key', bytes('a text'));
    await writeFile(join(folder, 'kind/key'), (await readFile(join(folder, 'kind/key'))).subarray(0, -1));
    expect(openCache(folder).readItem('kind', 'key')).toBeUndefined();
  });

  test('that cannot be written stops nothing', async () => {
    await writeFile(join(root, 'below'), 'a file where the folder would be');
    openCache(folder).keepItem('kind', 'key', bytes('a'));
    expect(openCache(folder).readItem('kind', 'key')).toBeUndefined();
  });
});

describe('pruning', () => {
  beforeEach(() => {
    openCache(folder).keepItem('kind', 'old', bytes('a'));
    openCache(folder).keepItem('kind', 'new', bytes('a'));
  });

  test('removes what was not used for 30 days and nothing else', async () => {
    await utimes(join(folder, 'kind/old'), daysAgo(31), daysAgo(31));
    await utimes(join(folder, 'kind/new'), daysAgo(29), daysAgo(29));
    openCache(folder).prune();
    expect(await readdir(join(folder, 'kind'))).toEqual(['new']);
  });

  test('keeps what was read since', async () => {
    await utimes(join(folder, 'kind/old'), daysAgo(31), daysAgo(31));
    openCache(folder).readItem('kind', 'old');
    openCache(folder).prune();
    expect((await readdir(join(folder, 'kind'))).sort()).toEqual(['new', 'old']);
  });

  test('happens at most once a day', async () => {
    openCache(folder).prune();
    await utimes(join(folder, 'kind/old'), daysAgo(31), daysAgo(31));
    openCache(folder).prune();
    expect((await stat(join(folder, 'kind/old'))).isFile()).toBe(true);
  });
});
