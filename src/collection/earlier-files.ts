import { z } from 'zod';
import type { Cache } from '../cache.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * What an earlier build read from each file, by path.
 * @param code the digest of the code and vocabulary that read files now; results of any other are ignored
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

/** Keeps what was read from files for the next build. @param files each file as JSON */
export async function keepFiles(cache: Cache, code: string, files: readonly string[]): Promise<void> {
  await cache.keepLines(NAME, code, files);
}

const NAME = 'agent-files.ndjson';
/** The cache holds only what this code wrote, so one look at the shape is enough to restore the type. */
const kept = z.custom<CatalogueFile>((value) => typeof value === 'object' && value !== null && 'status' in value);

/** The file that a line of the cache holds; undefined where the cache was cut short. */
function parsed(line: string): CatalogueFile | undefined {
  try {
    return kept.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
