import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { byName, type AgentEntry } from '../catalogue/entry.ts';
import { searchFiles, searchPaths } from '../search/index/index-files.ts';
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
  if (agents.length < WORTH_A_THREAD) {
    writeSearchFiles(task);
    return;
  }
  const pool = new Tinypool({ filename: join(import.meta.dirname, 'write-search-worker.ts'), maxThreads: 1 });
  try {
    await pool.run(task);
  } finally {
    await pool.destroy();
  }
}

/** Writes them in this thread. */
export function writeSearchFiles({ agents, vocabulary, outDir }: SearchTask): void {
  const files = searchPaths(searchFiles(agents, vocabulary));
  makeFolders([...files.keys()], outDir);
  for (const [path, text] of files) writeFileSync(join(outDir, path), text);
}

/** A thread takes a third of a second to start. */
const WORTH_A_THREAD = 500;

/** An entry without what search has no need of, which is a third of it. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, findings: [], sketch: [] };
}

/** What the thread is given. */
export interface SearchTask {
  /** In the order in which they are listed. */
  agents: readonly AgentEntry[];
  /** In the order in which it is listed. */
  vocabulary: readonly Capability[];
  outDir: string;
}
