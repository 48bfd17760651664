import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Moves a file or folder out of the way, beside it. A build into a new folder is not slowed down by the deletion of the last
 * one, which of 100,000 files goes on for minutes.
 * @param path absolute; nothing happens if there is nothing
 */
export async function setAside(path: string): Promise<void> {
  const place = join(dirname(path), OLD);
  await mkdir(place, { recursive: true });
  await rename(path, join(place, randomUUID())).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
  places.add(place);
}

/** Deletes everything that has been moved out of the way. */
export async function deleteOld(): Promise<void> {
  for (const place of places) await rm(place, { recursive: true, force: true });
  places.clear();
}

const OLD = '.old-of-bench';
const places = new Set<string>();
