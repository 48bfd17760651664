import { stat } from 'node:fs/promises';
import type { CatalogueFile } from '../catalogue/entry.ts';
import { listFolder, type FolderEntry } from './list-folder.ts';
import { sameStamp, stampOf, type FileReader } from './read-file.ts';

/**
 * Reads every agent file of a folder. A file whose stamp is unchanged is taken from `known` instead.
 * @param read reads many files at once
 * @param known what an earlier scan read from a path, if anything
 * @param progress called from time to time with the number of files done and the total
 * @param prefix put before the paths of the files
 * @param others real paths of the other folders in the catalogue
 * @param leftOut absolute path of a folder that holds no agents, if there is one
 * @throws Error when the folder cannot be listed; every other failure is a finding
 */
export async function scanFolder(
  folder: string,
  read: FileReader,
  known: (file: string) => CatalogueFile | undefined,
  progress: (done: number, all: number) => void = () => undefined,
  prefix = '',
  others: readonly string[] = [],
  leftOut?: string,
): Promise<CatalogueFile[]> {
  const entries = await listFolder(folder, prefix, others, leftOut);
  const unchanged: (CatalogueFile | undefined)[] = [];
  for (const entry of entries) unchanged.push(await keep(entry, known(entry.file)));
  const changed = entries.filter((_, index) => unchanged[index] === undefined);
  const kept = entries.length - changed.length;
  const made = await read(changed, (done) => {
    progress(kept + done, entries.length);
  });
  let next = 0;
  return unchanged.flatMap((file) => file ?? made[next++] ?? []);
}

/** What is known about a file, provided that it has not changed since. */
async function keep({ kind, path }: FolderEntry, known: CatalogueFile | undefined): Promise<CatalogueFile | undefined> {
  if (kind !== 'file' || known?.stamp === undefined) return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && sameStamp(known.stamp, stampOf(stats)) ? known : undefined;
}
