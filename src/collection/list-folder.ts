import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareText } from '../agent/compare-text.ts';

/**
 * Lists the Markdown files of a folder and everything below it, in the order of their paths. Links are not followed: one
 * that stays inside the folder leads to a file that is listed at its own place, and one that leaves it is refused.
 * @param folder absolute path
 * @param prefix put before the paths of its files
 * @param others real paths of other folders that are listed too, so that links to them stay inside
 * @throws Error when the folder itself cannot be listed
 */
export async function listFolder(folder: string, prefix = '', others: readonly string[] = []): Promise<FolderEntry[]> {
  const roots = [await realpath(folder), ...others];
  const entries: FolderEntry[] = [];
  await walk({ roots, folder, prefix, entries }, folder);
  return entries.sort((a, b) => compareText(a.file, b.file));
}

/** Folders in which nobody keeps agents: version control, and other people's packages. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function walk(state: Walk, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const file = state.prefix + relative(state.folder, path).split(sep).join('/');
    const markdown = /\.md$/i.test(entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) await walk(state, path);
    } else if (entry.isSymbolicLink()) {
      const link = await followLink(state.roots, path);
      if (markdown || link.folder) state.entries.push({ file, path, kind: link.kind });
    } else if (entry.isFile() && markdown) state.entries.push({ file, path, kind: 'file' });
  }
}

/** Where a link leads, and whether to a folder. */
async function followLink(
  roots: readonly string[],
  path: string,
): Promise<{ kind: FolderEntry['kind']; folder: boolean }> {
  try {
    const target = await realpath(path);
    const folder = (await stat(target)).isDirectory();
    const inside = roots.some((root) => target === root || target.startsWith(root + sep));
    return { kind: inside ? 'inside' : 'outside', folder };
  } catch {
    return { kind: 'broken', folder: false };
  }
}

interface Walk {
  /** The folders that are listed, with every link in their paths resolved. */
  roots: readonly string[];
  folder: string;
  prefix: string;
  entries: FolderEntry[];
}

/** A Markdown file found in the folder, or a link to one or to a folder. */
export interface FolderEntry {
  /** The prefix and the path below the folder, with forward slashes. */
  file: string;
  /** Absolute path. */
  path: string;
  /** `inside`, `outside`: a link that stays in the folder or leaves it. `broken`: a link that leads nowhere. */
  kind: 'file' | 'inside' | 'outside' | 'broken';
}
