import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { byGroup, type Capability } from '../../vocabulary/capability.ts';
import { needsToTry } from '../../browse/needs.ts';
import { byName, type AgentEntry } from '../../catalogue/entry.ts';
import { searchFiles, searchPaths } from '../../search/index/index-files.ts';
import { inThreads } from '../../threads.ts';
import { makeFolders } from '../make-folders.ts';

/**
 * Writes the files that search and browsing read, and finds out what needs the home page can offer. It does so in another thread, so that this one stays free: even with few
 * agents, there are all capabilities to index.
 * @param outDir the site's folder, as an absolute path
 */
export async function writeSearch(
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  outDir: string,
): Promise<string[]> {
  const task = { agents: agents.map(lightened).sort(byName), vocabulary: vocabulary.toSorted(byGroup), outDir };
  const needs = await inThreads({
    worker: 'src/build/search/write-search-worker.ts',
    here: writeSearchFiles,
    items: [task],
    worthIt: availableParallelism() > 1,
    threads: 1,
  });
  return needs.flat();
}

/** Writes the files in the current thread. @returns for each task, needs to try */
export function writeSearchFiles(tasks: readonly SearchTask[]): Promise<string[][]> {
  return Promise.all(
    tasks.map(({ agents, vocabulary, outDir }) => {
      const made = searchFiles(agents, vocabulary);
      const files = searchPaths(made);
      makeFolders([...files.keys()], outDir);
      for (const [path, text] of files) writeFileSync(join(outDir, path), text);
      return needsToTry(agents, vocabulary, made);
    }),
  );
}

/** An entry without what search does not need, which is a third of its data. */
function lightened(entry: AgentEntry): AgentEntry {
  // A row says whether there is more than one version, and no more.
  const versions = entry.versions.slice(0, 2);
  return { ...entry, findings: [], minhash: [], evidence: [], headings: [], versions };
}

/** The work for the thread. */
export interface SearchTask {
  /** In listing order. */
  agents: readonly AgentEntry[];
  /** In listing order. */
  vocabulary: readonly Capability[];
  outDir: string;
}
