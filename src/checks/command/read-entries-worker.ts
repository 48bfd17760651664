import type { FolderEntry } from '../../collection/list-folder.ts';
import { readHere } from './read-entries.ts';

// A worker thread that reads agent files.

/** Reads some files. */
export default function read(entries: readonly FolderEntry[]): ReturnType<typeof readHere> {
  return readHere(entries);
}
