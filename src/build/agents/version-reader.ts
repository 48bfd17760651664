import { z } from 'zod';
import { MAX_FILE_BYTES } from '../../agent/read-agent.ts';
import { cacheKey, openCache, type Cache } from '../../cache.ts';
import { digestBlob, readBlobs, readSizes } from '../../collection/git/blobs.ts';
import type { ReadingTask } from '../../collection/read-file.ts';
import {
  largeVersionFacts,
  versionFacts,
  type Convert,
  type VersionFacts,
  type VersionReader,
  type WantedVersion,
} from '../../collection/version-facts.ts';
import { prepareAll } from '../../install/files/prepare.ts';
import { TARGETS } from '../../install/tools/targets.ts';
import { inThreads } from '../../threads.ts';

/**
 * Makes the reader of versions. What it reads it keeps for the next build; the rest it reads in this thread, or in one thread
 * per processor when that is much. Git runs once for a thousand versions.
 */
export function versionReader({ cacheDir, code }: Pick<ReadingTask, 'cacheDir' | 'code'>): VersionReader {
  const cache = openCache(cacheDir);
  return async (wanted) => {
    if (wanted.length === 0) return [];
    const kept = await readKept(cache, code);
    const keys = wanted.map(keyOf);
    const missing = wanted.filter((each, index) => !isEnough(kept.get(keys[index] ?? ''), each));
    const read = await inThreads({
      worker: 'src/build/agents/version-reader-worker.ts',
      here: readVersionFacts,
      items: missing,
      worthIt: missing.length >= MIN_FOR_THREADS,
      group: GROUP,
    });
    let next = 0;
    const facts = wanted.map((each, index) => {
      const known = kept.get(keys[index] ?? '');
      return isEnough(known, each) ? known : (read[next++] ?? undefined);
    });
    if (missing.length > 0) await keep(cache, code, keys, facts);
    return facts;
  };
}

/** Reads some versions in this thread. @returns null where git does not have the content */
export async function readVersionFacts(wanted: readonly WantedVersion[]): Promise<(VersionFacts | null)[]> {
  const facts = new Map<string, VersionFacts>();
  for (const [folder, some] of byFolder(wanted)) {
    const places = new Map<string, WantedVersion[]>();
    for (const each of some) places.set(each.blob, [...(places.get(each.blob) ?? []), each]);
    const git = { folder, signal: AbortSignal.timeout(LIMIT) };
    try {
      const sizes = await readSizes(git, [...places.keys()]);
      const small = [...sizes].filter(([, size]) => size <= MAX_FILE_BYTES).map(([id]) => id);
      for await (const { id, bytes } of readBlobs(git, small)) {
        for (const each of places.get(id) ?? []) facts.set(keyOf(each), versionFacts(each, bytes, convert));
      }
      // What is too large for an agent comes last, so that it cannot use up the time of the others.
      for (const [id, size] of sizes) {
        if (size <= MAX_FILE_BYTES) continue;
        const large = largeVersionFacts(await digestBlob(git, id), size);
        for (const each of places.get(id) ?? []) facts.set(keyOf(each), large);
      }
    } catch {
      // What git did not tell is not known.
    }
  }
  return wanted.map((each) => facts.get(keyOf(each)) ?? null);
}

const NAME = 'versions.ndjson';
const GROUP = 1000;
/** Milliseconds after which git is stopped. */
const LIMIT = 60_000;
/** With fewer versions, starting threads, at a third of a second, takes longer than reading. */
const MIN_FOR_THREADS = 200;

const convert: Convert = (agent, bytes) => {
  const own = prepareAll(TARGETS, agent, '', bytes).filter(({ file }) => file.kind !== 'original');
  return Object.fromEntries(own.map(({ target, sha256 }) => [target.id, sha256]));
};

/** What a version is read from, besides the code. */
function keyOf({ blob, place }: WantedVersion): string {
  return `${blob} ${place}`;
}

/** Whether what is known of a version is all that is wanted. */
function isEnough(facts: VersionFacts | undefined, { isRead, current }: WantedVersion): facts is VersionFacts {
  if (facts === undefined) return false;
  return !isRead || facts.digests !== undefined || facts.sha256 === current;
}

function byFolder(wanted: readonly WantedVersion[]): Map<string, WantedVersion[]> {
  const folders = new Map<string, WantedVersion[]>();
  for (const each of wanted) {
    const known = folders.get(each.folder);
    if (known === undefined) folders.set(each.folder, [each]);
    else known.push(each);
  }
  return folders;
}

async function readKept(cache: Cache, code: string): Promise<Map<string, VersionFacts>> {
  const kept = new Map<string, VersionFacts>();
  try {
    for await (const line of cache.readLines(NAME, cacheKey(code))) kept.set(...keptFacts.parse(JSON.parse(line)));
  } catch {
    // What came before is usable.
  }
  return kept;
}

async function keep(
  cache: Cache,
  code: string,
  keys: readonly string[],
  facts: readonly (VersionFacts | undefined)[],
): Promise<void> {
  const lines = keys.flatMap((key, index) => (facts[index] === undefined ? [] : [JSON.stringify([key, facts[index]])]));
  await cache.keepLines(NAME, cacheKey(code), lines);
}

/** The cache holds only what this code wrote, so one look at the shape is enough to restore the type. */
const keptFacts = z.custom<[string, VersionFacts]>((value) => Array.isArray(value) && value.length === 2);
