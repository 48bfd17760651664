import type { Capability } from '../vocabulary/capability.ts';
import { readFileSync, statSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { readAgent } from '../agent/read-agent.ts';
import type { Agent } from '../agent/agent-file.ts';
import { finding, type Finding, type FindingCode } from '../agent/findings/finding.ts';
import type { CatalogueFile, Derived, Stamp } from '../catalogue/entry.ts';
import type { FolderEntry } from './list-folder.ts';

/**
 * Makes the reader of agent files. Anything wrong with a file, including a failed read, becomes a finding about it.
 * @param derive computes what the catalogue derives from an agent
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

/** The stamp of a file, from the result of `stat`. */
export function stampOf(stats: { size: number; mtimeMs: number; ctimeMs: number; ino: number }): Stamp {
  return { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, node: stats.ino };
}

/** Whether two stamps are equal, so that the file is unchanged. */
export function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.node === b.node;
}

/** Progress is reported every this many files. */
export const PROGRESS_STEP = 1000;

/** The findings for which a file is skipped, and why. */
const SKIPPED: Readonly<Partial<Record<FindingCode, string>>> = {
  'header-missing': 'no header, so documentation',
  'header-nameless': 'no name in its header, so documentation',
  'name-missing': 'no name in its header, though it has other fields of an agent',
};

function readEntry(entry: FolderEntry, derive: Derive): CatalogueFile {
  const { file, path, kind } = entry;
  if (kind === 'outside') return skipped(file, 'a link that leaves the folder', [linkOutside(file)]);
  if (kind === 'inside') return skipped(file, 'a link to a file or folder that is read at its own path');
  if (basename(file).startsWith('.')) return skipped(file, 'its name starts with a dot');
  if (/^readme\.md$/i.test(basename(file))) return skipped(file, 'a README');
  try {
    const stamp = stampOf(statSync(path));
    const read = readAgent(readFileSync(path), file, path.split(sep).join('/'));
    const reason = read.findings.flatMap(({ code }) => SKIPPED[code] ?? [])[0];
    if (
      read.agent === undefined &&
      reason !== undefined &&
      !read.findings.some(({ severity }) => severity === 'error')
    ) {
      return { ...skipped(file, reason, read.findings), stamp };
    }
    const base = { file, findings: read.findings, stamp };
    if (read.agent === undefined) return { ...base, status: 'rejected' };
    return {
      ...base,
      status: 'agent',
      slug: '',
      sharedSlugs: [],
      sameNamed: [],
      family: [],
      sha256: read.sha256,
      agent: read.agent,
      changed: undefined,
      versions: [],
      history: 'none',
      isNew: false,
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
    'The file is a symbolic link that leads outside the agents folder, so it is left out.',
    'Copy the file into the folder, or add the folder that it is in to AGENTS_DIR.',
  );
}

function unreadable(file: string, kind: FolderEntry['kind'], error: unknown): Finding {
  const isSystem = error instanceof Error && 'code' in error;
  if (!isSystem && kind !== 'broken') return failed(file, error);
  const code = isSystem ? String(error.code) : String(error);
  const why = kind === 'broken' || code === 'ENOENT' ? 'there is nothing at that path' : code;
  return finding(
    'file-unreadable',
    { file, line: 1, column: 1 },
    `The file cannot be read: ${why}.`,
    code === 'EACCES' || code === 'EPERM'
      ? 'Give yourself permission to read it.'
      : 'Remove it, or restore it and build again.',
  );
}

/** Reports an exception of the code that reads: one file must not end the build. */
function failed(file: string, error: unknown): Finding {
  return finding(
    'file-unreadable',
    { file, line: 1, column: 1 },
    `Reading the file fails: ${String(error)}. The file may be fine.`,
    'Leave it out with ON_INVALID=skip, and report this as a bug of the catalogue.',
  );
}

/** Reads files and returns the results in the same order; `progress` is called from time to time with the number done. */
export type FileReader = (
  entries: readonly FolderEntry[],
  progress?: (done: number) => void,
) => CatalogueFile[] | Promise<CatalogueFile[]>;

/** Derives from an agent's file what the catalogue knows about it. */
export type Derive = (file: ReadAgentFile) => Derived;

/** An agent, the bytes that it was read from, and their SHA-256 in hexadecimal. */
export interface ReadAgentFile {
  agent: Agent;
  bytes: Uint8Array;
  sha256: string;
}

/** What agent files are read with. */
export interface ReadingTask {
  /** The capabilities to look for. */
  vocabulary: readonly Capability[];
  /** The folder of the cache, as an absolute path. */
  cacheDir: string;
  /** The digest of the reading code. */
  code: string;
}
