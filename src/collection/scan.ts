import { stat } from 'node:fs/promises';
import type { CatalogueFile } from '../catalogue/entry.ts';
import { listFolder, type FolderEntry } from './list-folder.ts';
import { sameStamp, stampOf, type FileReader } from './read-file.ts';

/**
 * Reads every agent file of a folder. A file whose stamp is unchanged is taken from `known` and not read again.
 * @param read reads files, many at a time
 * @param known what an earlier scan found out about a path, if there was one
 * @param progress called now and then with the number of files done and the number of all
 * @param prefix put before the paths of the files
 * @param others real paths of other folders that are read too
 * @throws Error when the folder cannot be listed; everything else is a finding
 */
export async function scanFolder(
  folder: string,
  read: FileReader,
  known: (file: string) => CatalogueFile | undefined,
  progress: (done: number, all: number) => void = () => undefined,
  prefix = '',
  others: readonly string[] = [],
): Promise<CatalogueFile[]> {
  const entries = await listFolder(folder, prefix, others);
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

/** What is known of a file, when it has not changed since. */
async function keep({ kind, path }: FolderEntry, known: CatalogueFile | undefined): Promise<CatalogueFile | undefined> {
  if (kind !== 'file' || known?.stamp === undefined) return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && sameStamp(known.stamp, stampOf(stats)) ? known : undefined;
}
