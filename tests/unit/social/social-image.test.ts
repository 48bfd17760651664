import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openCache, type Cache } from '../../../src/cache.ts';
import { socialImage } from '../../../src/social/image.ts';
import type { Renderer } from '../../../src/social/renderer.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const IMAGE = {
  site: 'Catalogue',
  name: 'helper',
  summary: 'Helps.',
  facts: ['reads'],
  color: '#ad4a00',
  fingerprint: undefined,
};

let folder = '';
let cache: Cache;

beforeEach(() => {
  folder = temporaryFolder(onTestFinished);
  cache = openCache(folder);
});

test('an image that is not in the cache is drawn', async () => {
  expect(textOf(await socialImage(cache, IMAGE, renderer('1')))).toBe('version 1');
});

test('an image that is in the cache is not drawn again', async () => {
  await socialImage(cache, IMAGE, renderer('1'));
  expect(textOf(await socialImage(cache, IMAGE, renderer('1', 'drawn again')))).toBe('version 1');
});

test('another image is drawn', async () => {
  await socialImage(cache, IMAGE, renderer('1'));
  const other = { ...IMAGE, name: 'other' };
  expect(textOf(await socialImage(cache, other, renderer('1', 'another')))).toBe('another');
});

test('a renderer of another version never gets an earlier image', async () => {
  await socialImage(cache, IMAGE, renderer('1'));
  expect(textOf(await socialImage(cache, IMAGE, renderer('2')))).toBe('version 2');
});

test('an image that cannot be drawn is an error', async () => {
  const broken = (): Promise<Renderer> => Promise.reject(new Error('no renderer'));
  await expect(socialImage(cache, IMAGE, broken)).rejects.toThrow('no renderer');
});

/** A renderer whose images are text. */
function renderer(version: string, text = `version ${version}`): () => Promise<Renderer> {
  return () => Promise.resolve({ version, render: () => Promise.resolve(new TextEncoder().encode(text)) });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
