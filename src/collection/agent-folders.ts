import { join } from 'node:path';
import { markOf, uniqueNames } from '../catalogue/unique-names.ts';

/**
 * Gives each agents folder the prefix that its files have in the catalogue. A single folder has none. With several, each
 * file's path begins with the name of its folder, and with the names of the folders above it where two have the same name.
 * @param folders absolute paths, each different
 */
export function foldersWithPrefixes(folders: readonly string[]): AgentsFolder[] {
  if (folders.length < 2) return folders.map((folder) => ({ folder, prefix: '' }));
  const names = uniqueNames(folders, nameAt);
  return folders.map((folder) => ({ folder, prefix: `${names.get(folder)?.name ?? ''}/` }));
}

/**
 * The path on disk of a file of the catalogue.
 * @param file its path in the catalogue, with forward slashes
 * @param folders the agents folders, in the order in which the catalogue was read
 * @throws Error when the path is in none of them
 */
export function diskPathOf(file: string, folders: readonly string[]): string {
  const owner = foldersWithPrefixes(folders).find(({ prefix }) => file.startsWith(prefix));
  if (owner === undefined) throw new Error(`"${file}" is in none of the agents folders.`);
  return join(owner.folder, file.slice(owner.prefix.length));
}

/** The names to try for a folder: each has one more folder of the path in it; after the whole path, a digest. */
function nameAt(folder: string, level: number): string {
  const parts = folder.split(/[\\/]+/).filter((part) => part !== '');
  const name = parts.slice(-level - 1).join('-') || 'agents';
  return level < Math.max(1, parts.length) ? name : `${name}-${markOf(folder, level)}`;
}

/** An agents folder, and where its files are in the catalogue. */
export interface AgentsFolder {
  /** Absolute path. */
  folder: string;
  /** What its files' paths in the catalogue begin with: empty, or a name and a slash. */
  prefix: string;
}
