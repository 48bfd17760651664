import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { readAgent } from '../../agent/read-agent.ts';
import { openCache } from '../../cache.ts';
import { assertUnchanged } from '../../catalogue/assert-unchanged.ts';
import { diskPathOf } from '../../collection/agent-folders.ts';
import { readAsked } from '../../guides/asked.ts';
import { promptStore, renderAgentPrompt } from '../../prompt/agent-prompt.ts';
import { recordHtml, type PassageRecord } from '../../search/passages/records.ts';
import { inThreads } from '../../threads.ts';
import { makeFolders } from '../make-folders.ts';
import { passageRecords, type Quoted, type QuotedAgent } from './passage-records.ts';

/** Writes Pagefind's index of what search can quote; of many prompts in another thread, so that this thread stays free. */
export async function writePassages(task: PassageWriting): Promise<void> {
  await inThreads({
    worker: 'src/build/passages/write-passages-worker.ts',
    here: writeAllPassages,
    items: [task],
    worthIt: task.quoted.agents.length >= MIN_FOR_THREADS,
    threads: 1,
  });
}

/** Writes the index in the current thread. */
export async function writeAllPassages(tasks: readonly PassageWriting[]): Promise<undefined[]> {
  for (const task of tasks) {
    const files = await passageFiles(recordsOf(task));
    makeFolders([...files.keys()], task.outDir);
    for (const [path, content] of files) writeFileSync(join(task.outDir, path), content);
  }
  return [];
}

/**
 * The records of what search can quote.
 * @throws Error, as they are made, when the file of an agent has changed since it was read
 */
export function recordsOf({
  quoted,
  askedFile,
  cacheDir,
  code,
  agentsDir,
}: Omit<PassageWriting, 'outDir'>): Iterable<PassageRecord> {
  const prompts = promptStore(openCache(cacheDir), code);
  const promptOf = (quotedAgent: QuotedAgent): string => {
    const kept = prompts.read(quotedAgent);
    if (kept !== undefined) return kept.prompt;
    const bytes = assertUnchanged(quotedAgent, readFileSync(diskPathOf(quotedAgent.file, agentsDir)));
    const { agent } = readAgent(bytes, quotedAgent.file);
    return agent === undefined ? '' : renderAgentPrompt(agent, bytes, quotedAgent.linked).prompt;
  };
  return passageRecords(quoted, readAsked(askedFile), promptOf);
}

/**
 * Pagefind's index of some passages. Pagefind runs as a process of its own. Only the files that a page loads are given:
 * neither its interface nor its worker, as ours runs the same code.
 * @returns the files' content by their path below the base path
 * @throws Error when Pagefind cannot be started or refuses a record
 */
export async function passageFiles(records: Iterable<PassageRecord>): Promise<Map<string, Uint8Array>> {
  // Smaller chunks than Pagefind's own make a search of a few words load a third. Without the variable all works the same.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(CHUNK_SIZE);
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', maxFragments: MAX_FRAGMENTS });
    if (index === undefined) throw new Error(errors.join('\n'));
    // A batch at a time: one by one, Pagefind would wait for this thread, which may render pages meanwhile; all at once would
    // hold every prompt in memory. The order of records decides their numbers, and Pagefind takes them in that order.
    for (const batch of batchesOf(records)) {
      const added = await Promise.all(
        batch.map(async (record) => ({
          url: record.url,
          errors: (await index.addHTMLFile({ url: record.url, content: recordHtml(record) })).errors,
        })),
      );
      const refused = added.find((each) => each.errors.length > 0);
      if (refused !== undefined) throw new Error(`${refused.url}: ${refused.errors.join('\n')}`);
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
const CHUNK_SIZE = 2_000;

/** With more records than this, Pagefind would bundle the texts of several, of which a page shows one. */
const MAX_FRAGMENTS = 1_000_000;

/** With fewer prompts, starting a thread, at a third of a second, takes longer than reading them. */
const MIN_FOR_THREADS = 100;

/** How many records Pagefind is given at once. */
const BATCH_SIZE = 100;

function* batchesOf(records: Iterable<PassageRecord>): Generator<PassageRecord[]> {
  let batch: PassageRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What to index, and where. Plain data, for another thread. */
export interface PassageWriting {
  quoted: Quoted;
  /** The file with what people ask, as an absolute path. */
  askedFile: string;
  /** The folder of the cache, which has the prompts. */
  cacheDir: string;
  /** The digest of the code that rendered the prompts. */
  code: string;
  /** The agents folders, as absolute paths. */
  agentsDir: readonly string[];
  /** The site's folder, as an absolute path. */
  outDir: string;
}
