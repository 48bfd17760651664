import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { bodyOf, readAgent, type Agent } from '../agent/agent.ts';
import { finding, type Finding } from '../agent/finding.ts';
import type { Coverage } from './coverage.ts';
import type { CatalogueFile, Stamp } from './file.ts';
import { listFolder, type FolderEntry } from './folder.ts';
import { sketchOf } from './sketch.ts';

/**
 * Reads every agent file of a folder. A file whose stamp is unchanged is taken from `known` and not read again.
 * @param coverage tells what an agent covers, from the agent and its body
 * @param known what an earlier scan found out about a path, if there was one
 * @param progress called now and then with the number of files done and the number of all
 * @param prefix put before the paths of the files
 * @param others real paths of other folders that are read too
 * @throws Error when the folder cannot be listed; everything else is a finding
 */
export async function scanFolder(
  folder: string,
  coverage: (agent: Agent, body: string) => Coverage,
  known: (file: string) => CatalogueFile | undefined,
  progress: (done: number, all: number) => void = () => undefined,
  prefix = '',
  others: readonly string[] = [],
): Promise<CatalogueFile[]> {
  const entries = await listFolder(folder, prefix, others);
  const files: CatalogueFile[] = [];
  for (const entry of entries) {
    files.push(await readEntry(entry, coverage, known(entry.file)));
    if (files.length % 1000 === 0) progress(files.length, entries.length);
  }
  return files;
}

async function readEntry(
  entry: FolderEntry,
  coverage: (agent: Agent, body: string) => Coverage,
  known: CatalogueFile | undefined,
): Promise<CatalogueFile> {
  const { file, path, kind } = entry;
  if (kind === 'outside') return passedOver(file, 'a link that leaves the folder', [linkOutside(file)]);
  if (kind === 'inside') return passedOver(file, 'a link to a place in the folder that is read itself');
  if (basename(file).startsWith('.')) return passedOver(file, 'its name starts with a dot');
  if (/^readme\.md$/i.test(basename(file))) return passedOver(file, 'a README');
  try {
    const stamp = stampOf(await stat(path));
    if (known?.stamp !== undefined && sameStamp(known.stamp, stamp)) return known;
    const read = readAgent(await readFile(path), file);
    if (read.findings.some(({ code }) => code === 'header-missing')) {
      return { ...passedOver(file, 'no header, so documentation', read.findings), stamp };
    }
    const base = { file, findings: read.findings, stamp };
    return read.agent === undefined
      ? { ...base, status: 'rejected' }
      : {
          ...base,
          status: 'agent',
          slug: '',
          sha256: read.sha256,
          agent: read.agent,
          changed: undefined,
          origin: {},
          ...coverage(read.agent, bodyOf(read.bytes, read.agent)),
          sketch: sketchOf(bodyOf(read.bytes, read.agent)),
        };
  } catch (error) {
    return { file, status: 'rejected', findings: [unreadable(file, kind, error)], stamp: undefined };
  }
}

function passedOver(file: string, reason: string, findings: Finding[] = []): CatalogueFile {
  return { file, status: 'passed-over', reason, findings, stamp: undefined };
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

function stampOf(stats: { size: number; mtimeMs: number; ctimeMs: number; ino: number }): Stamp {
  return { size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, node: stats.ino };
}

function sameStamp(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed && a.node === b.node;
}
