import { readFileSync } from 'node:fs';
import { diskPathOf } from '../../collection/agent-folders.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { assertUnchanged } from '../../catalogue/assert-unchanged.ts';
import { pack, type PackedFile } from './zip.ts';
import { inThreads } from '../../threads.ts';

/**
 * Packs the agents' files for the archives: a few in this thread, many in other threads.
 * @param agentsDir the agents folders
 * @returns the packed files, by the SHA-256 of the unpacked ones
 * @throws Error when a file cannot be read, or has changed since it was first read
 */
export async function packFiles(
  agents: readonly AgentEntry[],
  agentsDir: readonly string[],
): Promise<Map<string, PackedFile>> {
  const files = agents.map(({ file, sha256 }) => ({ file, sha256, path: diskPathOf(file, agentsDir) }));
  return new Map(
    await inThreads({
      worker: 'src/install/archives/pack-worker.ts',
      here: packSome,
      items: files,
      worthIt: files.length >= MIN_FOR_THREADS,
    }),
  );
}

/**
 * Packs some files in this thread.
 * @throws Error when a file cannot be read, or has changed since it was first read
 */
export function packSome(files: readonly FileToPack[]): [sha256: string, packed: PackedFile][] {
  return files.map((file) => [file.sha256, pack(assertUnchanged(file, readFileSync(file.path)))]);
}

/** A thread takes a third of a second to start; a file is packed in a fraction of a millisecond. */
const MIN_FOR_THREADS = 1000;

/** What a thread needs to know about a file. */
export interface FileToPack extends Pick<AgentEntry, 'file' | 'sha256'> {
  /** Where it is on disk. */
  path: string;
}
