import type { ClientFile } from './client.ts';

/**
 * Puts files into batches of at most some size, in which no two share a name, whatever its case.
 * @param namesOf the names of a file that must differ
 */
export function batchesOf(
  files: readonly ClientFile[],
  size: number,
  namesOf: (file: ClientFile) => readonly string[],
): ClientFile[][] {
  const batches: { files: ClientFile[]; names: Set<string> }[] = [];
  for (const file of files) {
    const names = namesOf(file).map((name) => name.toLowerCase());
    let batch = batches.find((each) => each.files.length < size && !names.some((name) => each.names.has(name)));
    if (batch === undefined) {
      batch = { files: [], names: new Set() };
      batches.push(batch);
    }
    batch.files.push(file);
    for (const name of names) batch.names.add(name);
  }
  return batches.map((batch) => batch.files);
}
