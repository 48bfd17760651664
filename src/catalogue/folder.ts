import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../agent/finding.ts';

/**
 * Lists the Markdown files of a folder and everything below it, in the order of their paths. Links are followed as long
 * as they stay inside the folder.
 * @param folder absolute path
 * @throws Error when the folder itself cannot be listed
 */
export async function listFolder(folder: string): Promise<FolderEntry[]> {
  const root = await realpath(folder);
  const entries: FolderEntry[] = [];
  await walk({ root, folder, entries, seen: new Set([root]) }, folder);
  return entries.sort((a, b) => compareText(a.file, b.file));
}

/** Folders in which nobody keeps agents: version control, and other people's packages. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function walk(state: Walk, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const file = relative(state.folder, path).split(sep).join('/');
    const kind = entry.isSymbolicLink() ? await followLink(state, path) : kindOf(entry);
    if (kind === 'folder') {
      if (SKIPPED_FOLDERS.has(entry.name)) continue;
      await walk(state, path);
    } else if (kind !== 'other' && /\.md$/i.test(entry.name)) {
      state.entries.push({ file, path, kind });
    }
  }
}

function kindOf(entry: Dirent): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** What a link leads to. A folder that was seen already, which is how links make circles, is not entered again. */
async function followLink(state: Walk, path: string): Promise<FolderEntry['kind'] | 'folder' | 'other'> {
  try {
    const target = await realpath(path);
    if (target !== state.root && !target.startsWith(state.root + sep)) return 'outside';
    const found = await stat(target);
    if (!found.isDirectory()) return found.isFile() ? 'file' : 'other';
    if (state.seen.has(target)) return 'other';
    state.seen.add(target);
    return 'folder';
  } catch {
    return 'broken';
  }
}

interface Walk {
  /** The folder with every link in its path resolved. */
  root: string;
  folder: string;
  entries: FolderEntry[];
  seen: Set<string>;
}

/** A Markdown file found in the folder. */
export interface FolderEntry {
  /** Path below the folder, with forward slashes. */
  file: string;
  /** Absolute path. */
  path: string;
  /** `outside`: a link that leaves the folder. `broken`: a link that leads nowhere. */
  kind: 'file' | 'outside' | 'broken';
}
