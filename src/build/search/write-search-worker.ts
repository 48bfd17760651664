import { writeSearchFiles, type SearchTask } from './write-search.ts';

// A worker thread that writes the files of search.

/** Writes the files of search over the given agents. */
export default function write(tasks: readonly SearchTask[]): ReturnType<typeof writeSearchFiles> {
  return writeSearchFiles(tasks);
}
