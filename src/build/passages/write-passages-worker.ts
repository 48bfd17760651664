import { writeAllPassages, type PassageWriting } from './write-passages.ts';

// A worker thread that writes Pagefind's index.

/** Writes the index of what search can quote. */
export default function write(tasks: readonly PassageWriting[]): ReturnType<typeof writeAllPassages> {
  return writeAllPassages(tasks);
}
