import { basename, join } from 'node:path';

/**
 * Where the files of each folder stand in the catalogue. The files of a single folder have no prefix; of several, each
 * file's path begins with the name of its folder, and with a number after it when another folder is called the same.
 * @param folders absolute paths, each different
 */
export function placesOf(folders: readonly string[]): Place[] {
  const taken = new Set<string>();
  return folders.map((folder) => ({ folder, prefix: folders.length < 2 ? '' : `${free(folder, taken)}/` }));
}

/**
 * The path on disk of a file of the catalogue.
 * @param file its path in the catalogue, with forward slashes
 * @param folders the agents folders, in the order that the catalogue was read with
 * @throws Error when the path begins with none of them
 */
export function pathOf(file: string, folders: readonly string[]): string {
  const place = placesOf(folders).find(({ prefix }) => file.startsWith(prefix));
  if (place === undefined) throw new Error(`"${file}" is in none of the agents folders.`);
  return join(place.folder, file.slice(place.prefix.length));
}

function free(folder: string, taken: Set<string>): string {
  const wanted = basename(folder) || 'agents';
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  taken.add(name);
  return name;
}

/** An agents folder in the catalogue. */
export interface Place {
  /** Absolute path. */
  folder: string;
  /** What the paths of its files begin with: empty, or a name with a slash at its end. */
  prefix: string;
}
