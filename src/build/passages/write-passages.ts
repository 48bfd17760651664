import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { recordHtml, type PassageRecord } from '../../search/passages/records.ts';
import { makeFolders } from '../make-folders.ts';

/** Writes Pagefind's index of some passages. @param outDir the site's folder, as an absolute path */
export async function writePassages(records: readonly PassageRecord[], outDir: string): Promise<void> {
  const files = await passageFiles(records);
  makeFolders([...files.keys()], outDir);
  for (const [path, content] of files) writeFileSync(join(outDir, path), content);
}

/**
 * Pagefind's index of some passages. Pagefind runs as a process of its own. Only the files that a page loads are given:
 * neither its interface nor its worker, as ours runs the same code.
 * @returns the files' content by their path below the base path
 * @throws Error when Pagefind cannot be started or refuses a record
 */
export async function passageFiles(records: readonly PassageRecord[]): Promise<Map<string, Uint8Array>> {
  // Smaller chunks than Pagefind's own make a search of a few words load a third.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(CHUNK_SIZE);
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', maxFragments: records.length + 1 });
    if (index === undefined) throw new Error(errors.join('\n'));
    // The order of records decides their numbers, so they are added one after another.
    for (const record of records) {
      const added = await index.addHTMLFile({ url: record.url, content: recordHtml(record) });
      if (added.errors.length > 0) throw new Error(`${record.url}: ${added.errors.join('\n')}`);
    }
    const { files, errors: failures } = await index.getFiles();
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return new Map(
      files.flatMap(({ path, content }): [string, Uint8Array][] =>
        LOADED.test(path) ? [[`pagefind/${path}`, content]] : [],
      ),
    );
  } catch (error) {
    throw new Error('Pagefind could not index the passages. Set FULL_TEXT to none to build without them.', {
      cause: error,
    });
  } finally {
    await close();
  }
}

/** The files that a search loads. */
const LOADED =
  /^(?:pagefind\.js|pagefind-entry\.json|pagefind\..*\.pf_meta|wasm\.en\.pagefind|(?:fragment|index|filter)\/.*)$/;

/** How many places of words a chunk of the index holds. */
const CHUNK_SIZE = 2000;
