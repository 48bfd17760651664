import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cachedImage } from '../../../src/social/cache.ts';

let root = '';
let folder = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'social-cache-'));
  folder = join(root, 'deep', 'images');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const image = await onePixel('#010203');
const other = await onePixel('#040506');

/** A PNG of one pixel. */
function onePixel(background: string): Promise<Uint8Array> {
  return sharp({ create: { width: 1, height: 1, channels: 3, background } })
    .png()
    .toBuffer();
}

async function images(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
}

/** Keeps an image and says where. */
async function keep(key: string): Promise<string> {
  const before = await images().catch((): string[] => []);
  await cachedImage(folder, key, () => image);
  return join(folder, (await images()).find((name) => !before.includes(name)) ?? 'none');
}

/** Makes a file look as if it had last been changed some days ago. */
async function age(path: string, days: number): Promise<void> {
  const date = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  await utimes(path, date, date);
}

async function daysSinceUse(path: string): Promise<number> {
  return (Date.now() - (await stat(path)).mtimeMs) / (24 * 60 * 60 * 1000);
}

describe('an image', () => {
  test('that is new is made', async () => {
    expect(await cachedImage(folder, 'a', () => image)).toBe(image);
  });

  test('that was made before is not made again', async () => {
    await keep('a');
    const make = vi.fn(() => other);
    await cachedImage(folder, 'a', make);
    expect(make).not.toHaveBeenCalled();
  });

  test('that was made before has the same bytes', async () => {
    await keep('a');
    expect(Buffer.from(await cachedImage(folder, 'a', () => other)).equals(image)).toBe(true);
  });

  test('of another key is another one', async () => {
    await keep('a');
    expect(await cachedImage(folder, 'b', () => other)).toBe(other);
  });

  test('is kept under a name that says nothing of its key', async () => {
    await cachedImage(folder, '../../a', () => image);
    expect(await images()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.png$/)]);
  });

  test('leaves no draft behind', async () => {
    await cachedImage(folder, 'a', () => image);
    expect((await readdir(folder)).filter((name) => !/^(?:[0-9a-f]{64}\.png|pruned)$/.test(name))).toEqual([]);
  });

  test('that cannot be made is an error', async () => {
    await expect(cachedImage(folder, 'a', () => Promise.reject(new Error('no renderer')))).rejects.toThrow(
      'no renderer',
    );
  });

  test('that cannot be made is not kept', async () => {
    await mkdir(folder, { recursive: true });
    await cachedImage(folder, 'a', () => Promise.reject(new Error('no renderer'))).catch(() => undefined);
    expect(await images()).toEqual([]);
  });
});

describe('a damaged entry is made again', () => {
  test.each([
    ['an empty file', () => new Uint8Array()],
    ['another kind of file', () => new TextEncoder().encode('<svg/>')],
    ['half a file', (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
    ['a file without its last byte', (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ['a file with a byte more', (bytes: Uint8Array) => Uint8Array.of(...bytes, 0)],
    ['a changed byte', (bytes: Uint8Array) => bytes.with(45, (bytes[45] ?? 0) ^ 1)],
    ['a length beyond the end', (bytes: Uint8Array) => bytes.with(8, 0xff)],
  ])('%s', async (_, damage) => {
    await writeFile(await keep('a'), damage(image));
    expect(await cachedImage(folder, 'a', () => other)).toBe(other);
  });

  test('and kept', async () => {
    const path = await keep('a');
    await writeFile(path, 'damaged');
    await cachedImage(folder, 'a', () => other);
    expect((await readFile(path)).equals(other)).toBe(true);
  });

  test('a folder in its place stops nothing', async () => {
    const path = await keep('a');
    await rm(path);
    await mkdir(path);
    expect(await cachedImage(folder, 'a', () => other)).toBe(other);
  });
});

test('a cache that cannot be written stops nothing', async () => {
  await writeFile(join(root, 'deep'), 'a file where a folder should be');
  expect(await cachedImage(folder, 'a', () => image)).toBe(image);
});

describe('an entry that was last used', () => {
  test('more than 30 days ago is removed', async () => {
    const old = await keep('old');
    await age(old, 31);
    await age(join(folder, 'pruned'), 2);
    const kept = await keep('new');
    expect(await images()).toEqual([kept.slice(folder.length + 1)]);
  });

  test('less than 30 days ago stays', async () => {
    await age(await keep('old'), 29);
    await age(join(folder, 'pruned'), 2);
    await keep('new');
    expect(await images()).toHaveLength(2);
  });

  test('is looked for no more than once a day', async () => {
    await age(await keep('old'), 31);
    await keep('new');
    expect(await images()).toHaveLength(2);
  });

  test('is looked for when every image is in the cache too', async () => {
    const kept = await keep('kept');
    await age(await keep('old'), 31);
    await age(join(folder, 'pruned'), 2);
    await cachedImage(folder, 'kept', () => other);
    expect(await images()).toEqual([kept.slice(folder.length + 1)]);
  });

  test('is new again when it is used', async () => {
    const path = await keep('a');
    await age(path, 20);
    await cachedImage(folder, 'a', () => other);
    expect(await daysSinceUse(path)).toBeLessThan(1);
  });
});
