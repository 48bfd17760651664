import { writeSearchFiles, type SearchTask } from './write-search.ts';

// Runs in a thread of its own.

/** Writes the files of a search over the agents that it is given. */
export default function write(tasks: readonly SearchTask[]): ReturnType<typeof writeSearchFiles> {
  return writeSearchFiles(tasks);
}
