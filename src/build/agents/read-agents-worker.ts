import { Tinypool } from 'tinypool';
import { z } from 'zod';
import type { FolderEntry } from '../../collection/list-folder.ts';
import type { ReadingTask } from '../../collection/read-file.ts';
import { readerFor } from './read-agents.ts';

// A worker thread that reads agent files.
const task = z
  .custom<ReadingTask>((value) => typeof value === 'object' && value !== null && 'vocabulary' in value)
  .parse(Tinypool.workerData);
const read = readerFor(task);

/** Reads some files. */
export default function readSome(entries: readonly FolderEntry[]): ReturnType<typeof read> {
  return read(entries);
}
