import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Capability } from '../catalogue/capability.ts';
import { pathOf } from '../catalogue/collection.ts';
import type { AgentEntry } from '../catalogue/file.ts';
import { digest } from '../agent/source.ts';
import { agentFiles, type FileSite } from './agent-files.ts';

/**
 * Writes the files of all agents, beside whatever this thread is doing: with many agents in other threads.
 * @throws Error when a file cannot be written, or an agent's file has changed since it was read
 */
export async function writeAgents(agents: readonly AgentEntry[], task: WritingSite): Promise<void> {
  const entries = agents.map(lightened);
  if (entries.length < WORTH_THREADS) {
    writeSome(entries, task);
    return;
  }
  // One processor is left to Astro.
  const threads = Math.max(1, availableParallelism() - 1);
  const pool = new Tinypool({
    filename: join(import.meta.dirname, 'agent-writing-worker.ts'),
    maxThreads: threads,
    idleTimeout: 10_000,
    workerData: task,
  });
  const groups = Array.from({ length: Math.ceil(entries.length / GROUP) }, (_, index) =>
    entries.slice(index * GROUP, (index + 1) * GROUP),
  );
  try {
    await Promise.all(groups.map((group) => pool.run(group)));
  } finally {
    await pool.destroy();
  }
}

/** Writes the files of some agents. Nothing else waits in this thread, and files are written faster one by one. */
export function writeSome(entries: readonly AgentEntry[], task: WritingSite): void {
  const site = siteOf(task);
  for (const entry of entries) {
    const bytes = readFileSync(pathOf(entry.file, task.agentsDir));
    if (digest(bytes) !== entry.sha256) {
      throw new Error(`"${entry.file}" has changed since the build began. Build again.`);
    }
    const files = agentFiles(entry, bytes, site);
    const folders = new Set(files.map(({ path }) => dirname(join(task.outDir, path))));
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    for (const { path, content } of files) writeFileSync(join(task.outDir, path), content);
  }
}

/** An entry without what only search and neighbours need, which is half of it. */
function lightened(entry: AgentEntry): AgentEntry {
  return { ...entry, terms: '', sketch: [], mentions: [] };
}

/** A thread takes a third of a second to start. */
const WORTH_THREADS = 100;
const GROUP = 50;

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
}
