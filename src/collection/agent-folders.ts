import { basename, join } from 'node:path';

/**
 * Gives each agents folder the prefix that its files have in the catalogue. A single folder has none. With several, each
 * file's path begins with the name of its folder, numbered where two folders have the same name.
 * @param folders absolute paths, each different
 */
export function foldersWithPrefixes(folders: readonly string[]): AgentsFolder[] {
  const taken = new Set<string>();
  return folders.map((folder) => ({ folder, prefix: folders.length < 2 ? '' : `${free(folder, taken)}/` }));
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

/** The folder's name, with the first number that makes it unique. */
function free(folder: string, taken: Set<string>): string {
  const wanted = basename(folder) || 'agents';
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  taken.add(name);
  return name;
}

/** An agents folder, and where its files are in the catalogue. */
export interface AgentsFolder {
  /** Absolute path. */
  folder: string;
  /** What its files' paths in the catalogue begin with: empty, or a name and a slash. */
  prefix: string;
}
