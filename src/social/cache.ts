import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isWholePng } from './png.ts';

/**
 * An image from the cache, or a new one that is then kept there. A cache that cannot be read or written only costs time.
 * Entries that are damaged are made again; those not used for 30 days are removed, at most once a day.
 * @param folder where images are kept, one PNG a key
 * @param key everything that the image is made from
 * @param make makes the image when the cache does not have it
 */
export async function cachedImage(
  folder: string,
  key: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const path = join(folder, `${createHash('sha256').update(key).digest('hex')}.png`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept !== undefined && isWholePng(kept)) {
    await quietly(markUsed(path));
    await quietly(prune(folder));
    return kept;
  }
  const image = await make();
  await quietly(write(folder, path, image));
  await quietly(prune(folder));
  return image;
}

const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 30;
/** The file that is touched when the folder is looked through. */
const PRUNED = 'pruned';

/** Another process sees either no image or a whole one. */
async function write(folder: string, path: string, image: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(draft, image);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** An entry's date is that of the day on which it was last used. */
async function markUsed(path: string): Promise<void> {
  if ((await age(path)) > DAY) await utimes(path, new Date(), new Date());
}

async function prune(folder: string): Promise<void> {
  const marker = join(folder, PRUNED);
  if ((await age(marker).catch(() => Infinity)) <= DAY) return;
  await writeFile(marker, '');
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name !== PRUNED && (await age(path)) > KEPT_DAYS * DAY) await rm(path, { force: true });
  }
}

/** How long ago a file was changed, in milliseconds. */
async function age(path: string): Promise<number> {
  return Date.now() - (await stat(path)).mtimeMs;
}

/** The cache is a help and no more: what goes wrong with it stops nothing. */
async function quietly(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}
