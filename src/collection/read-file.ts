import type { Capability } from '../vocabulary/capability.ts';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readAgent } from '../agent/read-agent.ts';
import type { Agent } from '../agent/agent-file.ts';
import { finding, type Finding } from '../agent/findings/finding.ts';
import type { CatalogueFile, Derived, Stamp } from '../catalogue/entry.ts';
import type { FolderEntry } from './list-folder.ts';

/**
 * Makes the reader of agent files. Whatever is wrong with one, or comes in between, is a finding of that file.
 * @param derive tells what is derived from an agent and its body
 */
export function fileReader(derive: Derive): FileReader {
  return (entries, progress = () => undefined) => {
    const files: CatalogueFile[] = [];
    for (const entry of entries) {
      files.push(readEntry(entry, derive));
      if (files.length % PROGRESS_STEP === 0) progress(files.length);
    }
    return files;
  };
}

/** How a file looks. */
export function stampOf(stats: { size: number; mtimeMs: number; ctimeMs: number; ino: number }): Stamp {
  return { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, node: stats.ino };
}

/** Whether a file looks as it did. */
export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.node === b.node;
}

/** Progress is reported every this many files. */
export const PROGRESS_STEP = 1000;

function readEntry(entry: FolderEntry, derive: Derive): CatalogueFile {
  const { file, path, kind } = entry;
  if (kind === 'outside') return skipped(file, 'a link that leaves the folder', [linkOutside(file)]);
  if (kind === 'inside') return skipped(file, 'a link to a place in the folder that is read itself');
  if (basename(file).startsWith('.')) return skipped(file, 'its name starts with a dot');
  if (/^readme\.md$/i.test(basename(file))) return skipped(file, 'a README');
  try {
    const stamp = stampOf(statSync(path));
    const read = readAgent(readFileSync(path), file);
    if (read.findings.some(({ code }) => code === 'header-missing')) {
      return { ...skipped(file, 'no header, so documentation', read.findings), stamp };
    }
    const base = { file, findings: read.findings, stamp };
    if (read.agent === undefined) return { ...base, status: 'rejected' };
    return {
      ...base,
      status: 'agent',
      slug: '',
      sha256: read.sha256,
      agent: read.agent,
      changed: undefined,
      provenance: {},
      ...derive({ agent: read.agent, bytes: read.bytes, sha256: read.sha256 }),
    };
  } catch (error) {
    return { file, status: 'rejected', findings: [unreadable(file, kind, error)], stamp: undefined };
  }
}

function skipped(file: string, reason: string, findings: Finding[] = []): CatalogueFile {
  return { file, status: 'skipped', reason, findings, stamp: undefined };
}

function linkOutside(file: string): Finding {
  return finding(
    'link-outside',
    { file, line: 1, column: 1 },
    'The file is a symbolic link to a place outside the agents folder, so it is left out.',
    'Put a copy of the file into the folder, or point AGENTS_DIR at the folder that holds it.',
  );
}

function unreadable(file: string, kind: FolderEntry['kind'], error: unknown): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const why = kind === 'broken' || code === 'ENOENT' ? 'there is nothing at its path' : code;
  return finding(
    'file-unreadable',
    { file, line: 1, column: 1 },
    `The file cannot be read: ${why}.`,
    code === 'EACCES' || code === 'EPERM'
      ? 'Give yourself the right to read it.'
      : 'Remove it, or put it back and build again.',
  );
}

/** Reads files, and gives what it found out in the same order. Of many, it tells now and then how many are done. */
export type FileReader = (
  entries: readonly FolderEntry[],
  progress?: (done: number) => void,
) => CatalogueFile[] | Promise<CatalogueFile[]>;

/** Derives from an agent's file what the catalogue knows about it. */
export type Derive = (file: ReadAgentFile) => Derived;

/** An agent with the bytes that it was read from, and their SHA-256. */
export interface ReadAgentFile {
  agent: Agent;
  bytes: Uint8Array;
  sha256: string;
}

/** What agent files are read with. */
export interface ReadingTask {
  /** The capabilities that agents are read for. */
  vocabulary: readonly Capability[];
  /** The folder of the cache, as an absolute path. */
  cacheDir: string;
  /** The digest of the code that reads. */
  code: string;
}
