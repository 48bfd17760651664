import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { byName, type AgentEntry } from '../catalogue/entry.ts';
import { searchFiles, searchPaths } from '../search/index/index-files.ts';
import { inThreads } from '../threads.ts';
import { makeFolders } from './make-folders.ts';

/**
 * Writes the files that search and browse are answered from: of many agents in another thread, beside whatever this one is
 * doing.
 * @param outDir the site's folder, as an absolute path
 */
export async function writeSearch(
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  outDir: string,
): Promise<void> {
  const task = { agents: agents.map(lightened).sort(byName), vocabulary: vocabulary.toSorted(byGroup), outDir };
  await inThreads({
    worker: 'src/build/write-search-worker.ts',
    here: writeSearchFiles,
    items: [task],
    worthIt: agents.length >= MIN_FOR_THREADS,
    threads: 1,
  });
}

/** Writes them in this thread. */
export function writeSearchFiles(tasks: readonly SearchTask[]): undefined[] {
  for (const { agents, vocabulary, outDir } of tasks) {
    const files = searchPaths(searchFiles(agents, vocabulary));
    makeFolders([...files.keys()], outDir);
    for (const [path, text] of files) writeFileSync(join(outDir, path), text);
  }
  return [];
}

/** A thread takes a third of a second to start. */
const MIN_FOR_THREADS = 500;

/** An entry without what search has no need of, which is a third of it. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, findings: [], minhash: [], evidence: [], headings: [] };
}

/** What the thread is given. */
export interface SearchTask {
  /** In the order in which they are listed. */
  agents: readonly AgentEntry[];
  /** In the order in which it is listed. */
  vocabulary: readonly Capability[];
  outDir: string;
}
