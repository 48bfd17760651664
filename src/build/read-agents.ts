import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { z } from 'zod';
import type { Capability } from '../vocabulary/capability.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';
import type { FolderEntry } from '../collection/list-folder.ts';
import { fileReader, TOLD_AFTER, type FileReader } from '../collection/read-file.ts';
import { agentReader } from './derive.ts';
import { inGroups } from '../threads.ts';

/**
 * Starts to read agent files: few in this thread, many in as many threads as there are processors.
 * @param vocabulary the capabilities that agents are read for
 */
export function startReading(vocabulary: readonly Capability[]): Reading {
  const readHere = fileReader(agentReader(vocabulary));
  let pool: Tinypool | undefined;
  return {
    vocabulary,
    read: async (entries, progress = () => undefined) => {
      if (entries.length < WORTH_THREADS) return readHere(entries, progress);
      pool ??= new Tinypool({
        filename: WORKER,
        maxThreads: availableParallelism(),
        idleTimeout: 10_000,
        workerData: vocabulary,
      });
      const threads = pool;
      let done = 0;
      const read = await Promise.all(
        inGroups(entries).map(async (group) => {
          const files = readFiles.parse(await threads.run(group));
          const before = done;
          done += files.length;
          if (Math.floor(done / TOLD_AFTER) > Math.floor(before / TOLD_AFTER)) progress(done);
          return files;
        }),
      );
      return read.flat();
    },
    close: async () => {
      await pool?.destroy();
    },
  };
}

/** A thread takes a third of a second to start. */
const WORTH_THREADS = 200;
/** Beside this file; but a build may have bundled this file into another. */
const WORKER = join(process.cwd(), 'src/build/read-agents-worker.ts');
/** What a thread gives is what its reader gave; its type is lost on the way. */
const readFiles = z.array(z.custom<CatalogueFile>((value) => typeof value === 'object' && value !== null));

/** The reading of a collection's files. */
export interface Reading {
  vocabulary: readonly Capability[];
  read: FileReader;
  /** Ends the threads, if there were any. */
  close: () => Promise<void>;
}

/** What the threads are asked to read. */
export type ReadingTask = readonly FolderEntry[];
