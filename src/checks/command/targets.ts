import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { compareText } from '../../agent/compare-text.ts';
import { foldersWithPrefixes } from '../../collection/agent-folders.ts';
import { listFile, listFolder, type FolderEntry } from '../../collection/list-folder.ts';
import { guidesFolder } from './guides-folder.ts';
import { Misuse } from './misuse.ts';

/**
 * Finds the folders and files that are to be checked. What is in a folder that is named too counts once.
 * @param words folders and files
 * @param from the folder that relative ones are below
 * @throws Misuse when there is nothing at a path, or it cannot be looked at
 */
export async function findTargets(words: readonly string[], from: string): Promise<Targets> {
  const found = await Promise.all(words.map((word) => lookAt(word, from)));
  const folders = found.filter(({ kind }) => kind === 'folder');
  const roots = folders.map(({ real }) => real);
  const isInside = (real: string): boolean => roots.some((root) => real.startsWith(root + sep));
  const once = <Item extends { real: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ real }, index) => !isInside(real) && items.findIndex((other) => other.real === real) === index);
  return {
    folders: once(folders).map(({ path }) => path),
    files: once(found.filter(({ kind }) => kind === 'file')).map(({ path }) => path),
  };
}

/**
 * Lists the files that a build would read from some folders, and the files that were named, in the order of a catalogue.
 * @param from the folder that the files are called relative to
 * @param siteFile absolute path of the file that says who the catalogue is, if it is not in the first folder
 * @throws Misuse when a folder cannot be listed
 */
export async function listTargets(
  { folders, files }: Targets,
  from: string,
  siteFile?: string,
): Promise<FolderEntry[]> {
  const guides = guidesFolder(siteFile, folders);
  const roots = await Promise.all(folders.map((folder) => realpath(folder)));
  const listed = await Promise.all(
    foldersWithPrefixes(folders).map(({ folder, prefix }, index) => {
      const others = roots.filter((_, other) => other !== index);
      return listFolder(folder, prefix, others, guides).catch((error: unknown) => {
        throw new Misuse(`Cannot read all of "${folder}": ${reasonOf(error)}.`);
      });
    }),
  );
  const named = await Promise.all(files.map((path) => listFile(path, relative(from, path).split(sep).join('/'))));
  return [...listed.flat(), ...named.filter((entry) => entry !== undefined)].sort((a, b) =>
    compareText(a.file, b.file),
  );
}

async function lookAt(word: string, from: string): Promise<Found> {
  const path = resolve(from, word);
  try {
    const stats = await stat(path);
    if (!stats.isDirectory() && !stats.isFile()) throw new Error('it is neither a file nor a folder');
    return { path, real: await realpath(path), kind: stats.isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Misuse(
      isMissing ? `There is no file or folder "${word}".` : `Cannot read "${word}": ${reasonOf(error)}.`,
    );
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}

interface Found {
  /** Absolute. */
  path: string;
  /** The same with symbolic links resolved. */
  real: string;
  kind: 'folder' | 'file';
}

/** What is to be checked, as absolute paths. */
export interface Targets {
  /** None is inside another. */
  folders: string[];
  /** Files that are in none of the folders. */
  files: string[];
}
