import { fileURLToPath } from 'node:url';
import type { CatalogueFile, Derived } from '../../catalogue/entry.ts';
import type { FolderEntry } from '../../collection/list-folder.ts';
import { fileReader } from '../../collection/read-file.ts';
import { inThreads } from '../../threads.ts';

/**
 * Reads files as a build does, but derives nothing from them. It reads hundreds in this thread, and more in one thread per
 * processor.
 */
export async function readEntries(entries: readonly FolderEntry[]): Promise<CatalogueFile[]> {
  return inThreads({
    worker: fileURLToPath(new URL('read-entries-worker.ts', import.meta.url)),
    here: readHere,
    items: entries,
    worthIt: entries.length >= MIN_FOR_THREADS,
  });
}

/** Reads files in this thread. */
export function readHere(entries: readonly FolderEntry[]): CatalogueFile[] | Promise<CatalogueFile[]> {
  return fileReader(() => NOTHING_DERIVED)(entries);
}

/** With fewer files, starting threads, at a third of a second, takes longer than reading: without deriving, that is quick. */
const MIN_FOR_THREADS = 1000;

/** Findings do not depend on what else the catalogue derives from a file, which takes most of the time. */
const NOTHING_DERIVED: Derived = {
  shares: [],
  claims: [],
  company: [],
  isShort: false,
  field: [],
  mentions: [],
  evidence: [],
  spares: [],
  proofs: [],
  linked: [],
  terms: '',
  minhash: [],
  promptDigest: '',
  headings: [],
  tools: [],
  files: [],
  portable: undefined,
};
