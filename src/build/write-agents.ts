import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { z } from 'zod';
import type { Capability } from '../vocabulary/capability.ts';
import { pathOf } from '../collection/agent-folders.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { unchanged } from '../catalogue/unchanged.ts';
import { agentFiles, type FileSite } from './agent-files.ts';
import { inGroups } from '../threads.ts';
import { makeFolders } from './make-folders.ts';
import type { LastSite, WrittenAgent } from './previous-site.ts';

/**
 * Writes the files of all agents, beside whatever this thread is doing: with many agents in other threads.
 * @returns what was written, by slug
 * @throws Error when a file cannot be written, or an agent's file has changed since it was read
 */
export async function writeAgents(
  agents: readonly AgentEntry[],
  task: WritingSite,
): Promise<Map<string, WrittenAgent>> {
  const entries = agents.map(lightened);
  if (entries.length < WORTH_THREADS) {
    return new Map(writeSome(entries, task));
  }
  // One processor is left to Astro.
  const threads = Math.max(1, availableParallelism() - 1);
  const pool = new Tinypool({
    filename: join(import.meta.dirname, 'write-agents-worker.ts'),
    maxThreads: threads,
    idleTimeout: 10_000,
    workerData: task,
  });
  try {
    const written = await Promise.all(
      inGroups(entries).map(async (group) => writtenSchema.parse(await pool.run(group))),
    );
    return new Map(written.flat());
  } finally {
    await pool.destroy();
  }
}

/**
 * Writes the files of some agents, or takes them from the last site where they are still what they were made to be.
 * Nothing else waits in this thread, and files are written faster one by one.
 */
export function writeSome(entries: readonly AgentEntry[], task: WritingSite): [slug: string, written: WrittenAgent][] {
  const site = siteOf(task);
  return entries.map((entry) => {
    const key = keyOf(entry, task.key);
    const known = task.last?.agents.get(entry.slug);
    if (known?.key === key && task.last !== undefined && takeAgain(known, task.last, task.outDir)) {
      return [entry.slug, known];
    }
    return [entry.slug, { key, files: writeAgent(entry, site, task) }];
  });
}

function writeAgent(entry: AgentEntry, site: FileSite, { agentsDir, outDir }: WritingSite): WrittenAgent['files'] {
  const bytes = unchanged(entry, readFileSync(pathOf(entry.file, agentsDir)));
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

/** Puts files of the last site into this one, unless one of them is not as it was written. */
function takeAgain({ files }: WrittenAgent, { folder, finished }: LastSite, outDir: string): boolean {
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
  return createHash('sha256')
    .update(site)
    .update(JSON.stringify({ ...entry, stamp: undefined }))
    .digest('hex');
}

/** An entry without what only search and neighbours need, which is half of it. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, terms: '', sketch: [], mentions: [] };
}

/** A thread takes a third of a second to start. */
const WORTH_THREADS = 100;
/** What a thread gives is what it has written; its type is lost on the way. */
const writtenSchema = z.array(z.custom<[slug: string, written: WrittenAgent]>((value) => Array.isArray(value)));

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
  last: LastSite | undefined;
}
