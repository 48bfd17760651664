import { z } from 'zod';
import type { Cache } from '../cache.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * What an earlier build found out about each file, by its path.
 * @param code the digest of the code and the vocabulary that files are read with; what others have read is not used
 */
export async function readEarlierFiles(cache: Cache, code: string): Promise<Map<string, CatalogueFile>> {
  const files = new Map<string, CatalogueFile>();
  for await (const line of cache.readLines(NAME, code)) {
    const file = parsed(line);
    if (file === undefined) break;
    files.set(file.file, file);
  }
  return files;
}

/** Keeps what was found out about files, each as JSON, for the next build. */
export async function keepFiles(cache: Cache, code: string, files: readonly string[]): Promise<void> {
  await cache.keepLines(NAME, code, files);
}

const NAME = 'agent-files.ndjson';
/** What is kept is what was read; its type is lost on the way. */
const kept = z.custom<CatalogueFile>((value) => typeof value === 'object' && value !== null && 'status' in value);

/** A file from a line of the cache; undefined where the cache was cut short. */
function parsed(line: string): CatalogueFile | undefined {
  try {
    return kept.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
