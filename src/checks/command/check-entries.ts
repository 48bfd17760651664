import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import type { AgentFile } from '../../agent/agent-file.ts';
import { readAgent } from '../../agent/read-agent.ts';
import { digest } from '../../agent/header/source.ts';
import type { AgentEntry, CatalogueFile } from '../../catalogue/entry.ts';
import type { FolderEntry } from '../../collection/list-folder.ts';
import { assignSlugs } from '../../collection/slugs.ts';
import { fixSafely, safeByThemselves } from '../fixes/safe-fixes.ts';
import { writeFixed } from '../fixes/write-fixed.ts';
import type { CheckedFile, CheckReport } from '../reporters/reporter.ts';

/**
 * Checks files as a build does, with the findings that depend on all of them together.
 * @param entries in the order of a catalogue
 * @param read reads files, and gives what it read in the same order
 * @param fix whether to write safe fixes; what was fixed is then checked again
 */
export async function checkEntries(entries: readonly FolderEntry[], read: Reader, fix: boolean): Promise<CheckReport> {
  const files = await read(entries);
  const checked = withPaths(entries, assignSlugs(files));
  if (!fix) return { files: checked.map(withFixes), fixed: [], unwritten: [] };

  const fixed: CheckReport['fixed'] = [];
  const unwritten: CheckReport['unwritten'] = [];
  const changed = new Set<number>();
  checked.forEach(({ file, path }, index) => {
    if (!mayBeFixed(file)) return;
    try {
      const before = asRead(file, path);
      const { file: after, fixes } = fixSafely(before, (bytes) => readAs(file.file, path, bytes));
      if (fixes.length === 0) return;
      writeFixed(path, before.bytes, after.bytes);
      changed.add(index);
      fixed.push(...fixes.flatMap(({ findings }) => findings.map((finding) => ({ path, finding }))));
    } catch (error) {
      unwritten.push({ path, reason: error instanceof Error ? error.message : String(error) });
    }
  });
  const again = await read(entries.filter((_, index) => changed.has(index)));
  const now = files.map((file, index) => (changed.has(index) ? (again.shift() ?? file) : file));
  return { files: withPaths(entries, assignSlugs(now)).map(withFixes), fixed, unwritten };
}

function withPaths(entries: readonly FolderEntry[], files: readonly CatalogueFile[]): Omit<CheckedFile, 'fixes'>[] {
  return files.map((file, index) => ({ file, path: entries[index]?.path ?? file.file }));
}

/** Adds the fixes of a file that are safe. */
function withFixes({ file, path }: Omit<CheckedFile, 'fixes'>): CheckedFile {
  if (!mayBeFixed(file)) return { file, path, fixes: [] };
  try {
    return { file, path, fixes: safeByThemselves(asRead(file, path), (bytes) => readAs(file.file, path, bytes)) };
  } catch {
    // It has changed since it was checked.
    return { file, path, fixes: [] };
  }
}

function mayBeFixed(file: CatalogueFile): file is AgentEntry {
  return file.status === 'agent' && file.findings.some(({ corrected }) => corrected !== undefined);
}

/** The file that an entry was made from. @throws Error when it is another one by now */
function asRead({ file, sha256, agent, findings }: AgentEntry, path: string): AgentFile {
  const bytes = readFileSync(path);
  if (digest(bytes) !== sha256) throw new Error('it has changed meanwhile');
  return { file, bytes, sha256, agent, findings };
}

function readAs(file: string, path: string, bytes: Uint8Array): AgentFile {
  return readAgent(bytes, file, path.split(sep).join('/'));
}

/** Reads files, and gives what it read in the same order. */
type Reader = (entries: readonly FolderEntry[]) => Promise<CatalogueFile[]>;
