import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Capability } from '../../vocabulary/capability.ts';
import { diskPathOf, type AgentsFolder } from '../../collection/agent-folders.ts';
import { aboutFile } from '../../catalogue/about-file.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { assertUnchanged } from '../../catalogue/assert-unchanged.ts';
import { agentFiles, type FileSite } from './agent-files.ts';
import { cacheKey } from '../../cache.ts';
import { inThreads } from '../../threads.ts';
import { makeFolders } from '../make-folders.ts';
import type { PreviousSite, Written } from '../previous/previous-site.ts';
import { reuse } from '../previous/reuse.ts';
import { inGroups, readContents } from './version-contents.ts';

/**
 * Writes the files of all agents; when there are many, in other threads, so that this thread stays free.
 * @returns what was written, by slug
 * @throws Error when a file cannot be written, or an agent's file has changed since it was read
 */
export async function writeAgents(agents: readonly AgentEntry[], task: WritingSite): Promise<Map<string, Written>> {
  return new Map(
    await inThreads({
      worker: 'src/build/agents/write-agents-worker.ts',
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
 * Writes the files of some agents, reusing those of the previous site that would be the same. Writes are synchronous, which
 * is faster and blocks nothing else in this thread. Git is asked only for the versions of agents that are written anew.
 */
export async function writeSome(
  entries: readonly AgentEntry[],
  task: WritingSite,
): Promise<[slug: string, written: Written][]> {
  const site = siteOf(task);
  const done = new Map<AgentEntry, Written>();
  for (const entry of entries) {
    const reused = aboutFile(entry.file, () => reusedFiles(entry, task));
    if (reused !== undefined) done.set(entry, reused);
  }
  for (const group of inGroups(entries.filter((entry) => !done.has(entry)))) {
    const { contents, whole } = await readContents(group, task.repositories);
    for (const entry of group) {
      const files = aboutFile(entry.file, () => writeAgent(entry, site, task, contents));
      // Where git failed, the next build tries again.
      done.set(entry, { key: whole ? keyOf(entry, task.key) : '', files });
    }
  }
  return [...entries].flatMap((entry) => {
    const written = done.get(entry);
    return written === undefined ? [] : [[entry.slug, written] satisfies [string, Written]];
  });
}

function reusedFiles(entry: AgentEntry, { key, previous, outDir }: WritingSite): Written | undefined {
  const known = previous?.agents.get(entry.slug);
  if (known === undefined || previous === undefined || known.key !== keyOf(entry, key)) return undefined;
  return reuse(known, previous, outDir) ? known : undefined;
}

function writeAgent(
  entry: AgentEntry,
  site: FileSite,
  { agentsDir, outDir }: WritingSite,
  contents: ReadonlyMap<string, Uint8Array>,
): Written['files'] {
  const bytes = assertUnchanged(entry, readFileSync(diskPathOf(entry.file, agentsDir)));
  const files = agentFiles(entry, bytes, site, contents);
  makeFolders(
    files.map(({ path }) => path),
    outDir,
  );
  return files.map(({ path, content }) => {
    writeFileSync(join(outDir, path), content);
    return [path, Buffer.byteLength(content)];
  });
}

/** A digest of everything an agent's files are made from. @param site the digest of what all agents share */
function keyOf(entry: AgentEntry, site: string): string {
  return cacheKey([site, { ...entry, stamp: undefined }]);
}

/** An entry without what only search and neighbours need, which is half of its data. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, terms: '', minhash: [], mentions: [], evidence: [] };
}

/** With fewer agents, starting threads, at a third of a second, takes longer than writing. */
const MIN_FOR_THREADS = 100;

function siteOf({ siteUrl, basePath, vocabulary, historyShell }: WritingSite): FileSite {
  const address = (path: string): string => encodeURI(`${basePath}${path}`);
  return { address, absolute: (path) => new URL(address(path), siteUrl).href, vocabulary, historyShell };
}

/** What the threads need to know about the site. */
export interface WritingSite {
  /** The site's folder, as an absolute path. */
  outDir: string;
  agentsDir: readonly string[];
  siteUrl: string;
  basePath: string;
  vocabulary: readonly Capability[];
  /** The history page with placeholders in place of an agent. */
  historyShell: string;
  /** The repositories that the agents' versions are in, inner ones last. */
  repositories: readonly AgentsFolder[];
  /** A digest of everything that goes into all agents' files, including the code. */
  key: string;
  /** The site before this one, if its files can be reused. */
  previous: PreviousSite | undefined;
}
