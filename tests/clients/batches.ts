import type { ClientFile } from './client.ts';

/** Puts files into batches of at most some size, in which no two agents have the same name, whatever its case. */
export function batchesOf(files: readonly ClientFile[], size: number): ClientFile[][] {
  const batches: { names: Set<string>; files: ClientFile[] }[] = [];
  for (const file of files) {
    const name = file.agentName.toLowerCase();
    let batch = batches.find(({ names, files: taken }) => taken.length < size && !names.has(name));
    if (batch === undefined) batches.push((batch = { names: new Set(), files: [] }));
    batch.names.add(name);
    batch.files.push(file);
  }
  return batches.map((batch) => batch.files);
}
