import { realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { describeFolder, type Description } from './description.ts';

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

/**
 * Looks at each agents folder, and reads what it says of itself.
 * @param folders absolute paths
 * @param warn called with a sentence for everything in a `catalogue.json` that cannot be used
 * @throws Error when a folder is not there, or when files of two would be the same ones
 */
export async function readCollections(
  folders: readonly string[],
  warn: (message: string) => void,
): Promise<Collection[]> {
  const places = placesOf(folders);
  const roots = await Promise.all(places.map(async ({ folder }) => ({ folder, root: await rootOf(folder) })));
  refuseOverlaps(roots);
  const collections = await Promise.all(
    places.map(async (place, index) => {
      const { problems, ...description } = await describeFolder(place.folder);
      problems.forEach(warn);
      return { ...place, root: roots[index]?.root ?? place.folder, ...description };
    }),
  );
  return collections.map((collection) => ({ ...collection, name: nameAmong(collections, collection) }));
}

/** The error for a folder that cannot be read. */
export function unreadableFolder(folder: string, cause: unknown): Error {
  return new Error(`The agents folder "${folder}" cannot be read; set AGENTS_DIR to a folder that can.`, { cause });
}

/** Where two collections are called the same, each is told by its folder too. */
function nameAmong(collections: readonly Collection[], { name, prefix }: Collection): string {
  const same = collections.filter((other) => other.name === name);
  return same.length === 1 ? name : `${name} (${prefix.slice(0, -1)})`;
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new Error('It is no folder.');
    return root;
  } catch (cause) {
    throw unreadableFolder(folder, cause);
  }
}

function refuseOverlaps(roots: readonly { folder: string; root: string }[]): void {
  for (const [index, one] of roots.entries()) {
    for (const [position, other] of roots.entries()) {
      if (position === index || !`${one.root}${sep}`.startsWith(`${other.root}${sep}`)) continue;
      const how = one.root === other.root ? 'is the same folder as' : 'lies in';
      throw new Error(`AGENTS_DIR names "${one.folder}", which ${how} "${other.folder}". Leave one of the two out.`);
    }
  }
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

/** An agents folder and what it says of itself. */
export interface Collection extends Place, Description {
  /** The folder's path with every link in it resolved. */
  root: string;
}
