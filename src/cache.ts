import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/**
 * The cache key of a derived item: it changes whenever an input does.
 * @param content every input that can vary; must be serialisable as JSON
 * @returns SHA-256 in hexadecimal
 */
export function cacheKey(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The folder of the cache. @param astroCache Astro's `cacheDir` */
export function cacheFolder(astroCache: URL): string {
  return join(fileURLToPath(astroCache), 'catalogue');
}

/**
 * Opens the cache that builds keep for the next one. It has lists of lines by name, and items by key. Losing any part of it
 * only costs time: what cannot be read counts as absent, and failed writes are ignored. Files appear whole or not at all, so
 * several builds can share a cache.
 * @param folder absolute path; created on the first write
 */
export function openCache(folder: string): Cache {
  return {
    readLines: (name, key) => readLines(join(folder, name), key),
    keepLines: (name, key, lines) => keepLines(folder, name, key, lines),
    readItem: (kind, key) => readItem(join(folder, kind, key)),
    keepItem: (kind, key, bytes) => {
      keepItem(join(folder, kind), key, bytes);
    },
    prune: () => {
      prune(folder);
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;
const MAX_DAYS_UNUSED = 30;
/** The file whose date says when old items were last removed. */
const PRUNED = 'pruned';
/** The length of the hexadecimal digest that an item begins with. */
const DIGEST_BYTES = 64;

async function* readLines(path: string, key: string): AsyncGenerator<string> {
  try {
    let first = true;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (first && line !== key) return;
      if (!first) yield line;
      first = false;
    }
  } catch {
    // The file does not exist yet, or cannot be read to its end.
  }
}

async function keepLines(folder: string, name: string, key: string, lines: Iterable<string>): Promise<void> {
  const path = join(folder, name);
  const draft = draftOf(path);
  try {
    mkdirSync(folder, { recursive: true });
    const stream = createWriteStream(draft);
    stream.write(`${key}\n`);
    // JSON allows these two unescaped, but the reader takes them for line ends.
    for (const line of lines) stream.write(`${line.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`);
    stream.end();
    await finished(stream);
    renameSync(draft, path);
  } catch {
    discard(draft);
  }
}

function readItem(path: string): Uint8Array | undefined {
  try {
    const file = readFileSync(path);
    const bytes = file.subarray(DIGEST_BYTES);
    if (file.toString('latin1', 0, DIGEST_BYTES) !== digestOf(bytes)) return undefined;
    markUsed(path);
    return new Uint8Array(bytes);
  } catch {
    return undefined;
  }
}

function keepItem(folder: string, key: string, bytes: Uint8Array): void {
  const path = join(folder, key);
  const draft = draftOf(path);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, Buffer.concat([Buffer.from(digestOf(bytes), 'latin1'), bytes]));
    renameSync(draft, path);
  } catch {
    discard(draft);
  }
}

/** Removes items that have not been used for 30 days. Runs at most once a day. */
function prune(folder: string): void {
  try {
    const marker = join(folder, PRUNED);
    if (ageOf(marker) <= DAY) return;
    writeFileSync(marker, '');
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && ageOf(path) > MAX_DAYS_UNUSED * DAY) rmSync(path, { force: true });
    }
  } catch {
    // The folder cannot be read or written; nothing depends on pruning.
  }
}

/** Updates the date of an item, which says on what day it was last used. */
function markUsed(path: string): void {
  if (ageOf(path) > DAY) utimesSync(path, new Date(), new Date());
}

/** How long ago a file was last changed, in milliseconds; Infinity for one that does not exist. */
function ageOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? Infinity : Date.now() - stats.mtimeMs;
}

/** Removes a file if possible. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing depends on it.
  }
}

function draftOf(path: string): string {
  return `${path}.${randomUUID()}.part`;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What builds keep for the next one. */
export interface Cache {
  /** The lines kept under a name with the same key, as far as they can be read. */
  readLines: (name: string, key: string) => AsyncIterable<string>;
  /** Keeps lines of text without line feeds, replacing any under the same name. */
  keepLines: (name: string, key: string, lines: Iterable<string>) => Promise<void>;
  /** An item; undefined when it is missing or damaged. */
  readItem: (kind: string, key: string) => Uint8Array | undefined;
  keepItem: (kind: string, key: string, bytes: Uint8Array) => void;
  /** Removes what has not been used for 30 days. */
  prune: () => void;
}
