import { z } from 'zod';
import { cacheKey, type Cache } from '../../cache.ts';
import type { FileHistory, KeptHistory } from './read-history.ts';

/**
 * Keeps the histories of folders in the cache: while the newest commit is the same, git need not be asked again.
 * @param code the digest of the code that reads them
 */
export function keptHistories(cache: Cache, code: string): KeptHistory {
  const nameOf = (folder: string): string => `history-${cacheKey(folder).slice(0, 16)}.ndjson`;
  const keyOf = (key: string): string => cacheKey([code, key]);
  return {
    read: async (folder, key) => {
      const files = new Map<string, FileHistory>();
      let count: number | undefined;
      try {
        for await (const line of cache.readLines(nameOf(folder), keyOf(key))) {
          const value: unknown = JSON.parse(line);
          if (typeof value === 'number') count = value;
          else files.set(...keptFile.parse(value));
        }
      } catch {
        // What is damaged counts as absent, so that it is made again.
        return undefined;
      }
      // A list that was cut short is no list.
      return count === files.size ? files : undefined;
    },
    keep: (folder, key, files) => {
      const lines = [files.size, ...files].map((line) => JSON.stringify(line));
      return cache.keepLines(nameOf(folder), keyOf(key), lines);
    },
  };
}

const keptFile = z.tuple([
  z.string(),
  z.object({
    states: z.array(
      z.object({ commit: z.string(), date: z.string(), subject: z.string(), blob: z.string(), file: z.string() }),
    ),
    count: z.number(),
    first: z.string(),
  }),
]);
