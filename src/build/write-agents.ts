import { copyFileSync, linkSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Capability } from '../vocabulary/capability.ts';
import { diskPathOf } from '../collection/agent-folders.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { assertUnchanged } from '../catalogue/assert-unchanged.ts';
import { agentFiles, type FileSite } from './agent-files.ts';
import { cacheKey } from '../cache.ts';
import { inThreads } from '../threads.ts';
import { makeFolders } from './make-folders.ts';
import type { PreviousSite, WrittenAgent } from './previous-site.ts';

/**
 * Writes the files of all agents, beside whatever this thread is doing: with many agents in other threads.
 * @returns what was written, by slug
 * @throws Error when a file cannot be written, or an agent's file has changed since it was read
 */
export async function writeAgents(
  agents: readonly AgentEntry[],
  task: WritingSite,
): Promise<Map<string, WrittenAgent>> {
  return new Map(
    await inThreads({
      worker: 'src/build/write-agents-worker.ts',
      here: (entries) => writeSome(entries, task),
      items: agents.map(lightened),
      worthIt: agents.length >= MIN_FOR_THREADS,
      data: task,
      // One processor is left to Astro.
      threads: Math.max(1, availableParallelism() - 1),
    }),
  );
}

/**
 * Writes the files of some agents, or takes them from the previous site where they are still what they were made to be.
 * Nothing else waits in this thread, and files are written faster one by one.
 */
export function writeSome(entries: readonly AgentEntry[], task: WritingSite): [slug: string, written: WrittenAgent][] {
  const site = siteOf(task);
  return entries.map((entry) => {
    const key = keyOf(entry, task.key);
    const known = task.previous?.agents.get(entry.slug);
    if (known?.key === key && task.previous !== undefined && takeAgain(known, task.previous, task.outDir)) {
      return [entry.slug, known];
    }
    return [entry.slug, { key, files: writeAgent(entry, site, task) }];
  });
}

function writeAgent(entry: AgentEntry, site: FileSite, { agentsDir, outDir }: WritingSite): WrittenAgent['files'] {
  const bytes = assertUnchanged(entry, readFileSync(diskPathOf(entry.file, agentsDir)));
  const files = agentFiles(entry, bytes, site);
  makeFolders(
    files.map(({ path }) => path),
    outDir,
  );
  return files.map(({ path, content }) => {
    writeFileSync(join(outDir, path), content);
    return [path, Buffer.byteLength(content)];
  });
}

/** Puts files of the previous site into this one, unless one of them is not as it was written. */
function takeAgain({ files }: WrittenAgent, { folder, finished }: PreviousSite, outDir: string): boolean {
  const untouched = files.every(([path, size]) => {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size === size && stats.mtimeMs <= finished;
  });
  if (!untouched) return false;
  makeFolders(
    files.map(([path]) => path),
    outDir,
  );
  for (const [path] of files) {
    try {
      linkSync(join(folder, path), join(outDir, path));
    } catch {
      // Not every disk has links.
      copyFileSync(join(folder, path), join(outDir, path));
    }
  }
  return true;
}

/** What the files of an agent are made of, as a digest. @param site the same for what all have in common */
function keyOf(entry: AgentEntry, site: string): string {
  return cacheKey([site, { ...entry, stamp: undefined }]);
}

/** An entry without what only search and neighbours need, which is half of it. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, terms: '', minhash: [], mentions: [], evidence: [] };
}

/** A thread takes a third of a second to start. */
const MIN_FOR_THREADS = 100;

function siteOf({ siteUrl, basePath, vocabulary, shell }: WritingSite): FileSite {
  const address = (path: string): string => encodeURI(`${basePath}${path}`);
  return { address, absolute: (path) => new URL(address(path), siteUrl).href, vocabulary, shell };
}

/** What the threads have to know of the site. */
export interface WritingSite {
  /** The site's folder, as an absolute path. */
  outDir: string;
  agentsDir: readonly string[];
  siteUrl: string;
  basePath: string;
  vocabulary: readonly Capability[];
  /** The page of commands, made for no agent. */
  shell: string;
  /** Changes with everything that all agents' files are made of, code among it. */
  key: string;
  /** The site before this one, if its files can be taken again. */
  previous: PreviousSite | undefined;
}
