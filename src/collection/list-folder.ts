import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { formatOf } from '../agent/dialects/dialect.ts';
import { mayBeAgent } from '../agent/dialects/may-be-agent.ts';
import { MAX_FILE_BYTES } from '../agent/read-agent.ts';
import { compareText } from '../agent/compare-text.ts';
import { terminalText } from './terminal-line.ts';

/**
 * Lists the files of a folder and its subfolders that may be agents, ordered by path. Symbolic links are not followed: the target of
 * a link that stays inside is listed under its own path, and a link that leads outside is refused.
 * @param folder absolute path
 * @param prefix put before the paths of its files
 * @param others real paths of the other folders in the catalogue; a link to one of them counts as inside
 * @param leftOut absolute path of a folder that holds no agents, such as the catalogue's own guides; undefined if there is none
 * @throws Error when the folder itself cannot be listed
 */
export async function listFolder(
  folder: string,
  prefix = '',
  others: readonly string[] = [],
  leftOut?: string,
): Promise<FolderEntry[]> {
  const root = await realpath(folder);
  const entries: FolderEntry[] = [];
  const skipped = leftOut === undefined ? undefined : relative(root, await ownRealPath(leftOut));
  await walk({ roots: [root, ...others], folder, prefix, entries, skipped }, folder);
  return entries.sort((a, b) => compareText(a.file, b.file));
}

/**
 * A single file, as {@link listFolder} would list it. A symbolic link is followed, because it was asked for.
 * @param path absolute
 * @param file what the catalogue would call it
 * @returns undefined when the file is none that may be an agent
 */
export async function listFile(path: string, file: string): Promise<FolderEntry | undefined> {
  return ENDINGS.test(path) && (await isRead(path)) ? { file, path, kind: 'file' } : undefined;
}

/** Folders that hold no agents of the collection: version control and installed packages. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function walk(state: Walk, folder: string): Promise<void> {
  for (const entry of await entriesOf(folder, state.folder)) {
    const path = join(folder, entry.name);
    const below = relative(state.folder, path);
    if (below === state.skipped) continue;
    const file = state.prefix + below.split(sep).join('/');
    const isCandidate = ENDINGS.test(entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) await walk(state, path);
    } else if (entry.isSymbolicLink()) {
      const link = await followLink(state.roots, path);
      if (isCandidate || link.folder) state.entries.push({ file, path, kind: link.kind });
    } else if (entry.isFile() && isCandidate && (await isRead(path))) state.entries.push({ file, path, kind: 'file' });
  }
}

/** What is in a folder. @throws Error that says which folder cannot be listed, if it is below the first one, and what to do */
async function entriesOf(folder: string, first: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (folder === first || !(error instanceof Error && 'code' in error)) throw error;
    const below = relative(first, folder).split(sep).join('/');
    const name = terminalText(below.length > MAX_SHOWN ? `${below.slice(0, MAX_SHOWN)}…` : below);
    throw new Error(
      error.code === 'ENAMETOOLONG'
        ? `the path of the folder "${name}" in it is too long for this system. Shorten the names of its folders, or move it out`
        : `the folder "${name}" in it cannot be listed (${String(error.code)}). Make it readable, or move it out`,
    );
  }
}

/** How much of a path an error shows, in UTF-16 code units. */
const MAX_SHOWN = 200;

/** The real path of a folder, which may be a symbolic link itself: a link is left out, not what it leads to. */
async function ownRealPath(path: string): Promise<string> {
  const parent = await realpath(dirname(path)).catch(() => dirname(path));
  return join(parent, basename(path));
}

/** Markdown is always read; TOML and JSON only if it looks like an agent, because folders have much of it that is none. */
const ENDINGS = /\.(?:md|toml|json)$/i;

async function isRead(path: string): Promise<boolean> {
  const format = formatOf(path);
  if (format === 'markdown') return true;
  try {
    const { size } = await stat(path);
    return size <= MAX_FILE_BYTES && mayBeAgent(await readFile(path, 'utf8'), path.split(sep).join('/'), format);
  } catch {
    return false;
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
  /** The real paths of all folders in the catalogue. */
  roots: readonly string[];
  folder: string;
  prefix: string;
  entries: FolderEntry[];
  /** The path below the folder of what is left out. */
  skipped: string | undefined;
}

/** A file in the folder that may be an agent, or a symbolic link to such a file or to a folder. */
export interface FolderEntry {
  /** The prefix and the path below the folder, with forward slashes. */
  file: string;
  /** Absolute path. */
  path: string;
  /** A regular file, or a link: one that stays inside the folders, one that leaves them, or one without a target. */
  kind: 'file' | 'inside' | 'outside' | 'broken';
}
