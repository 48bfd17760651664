import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { foldersWithPrefixes, type AgentsFolder } from './agent-folders.ts';
import { describeFolder, type Description } from './folder-description.ts';

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
  const places = foldersWithPrefixes(folders);
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

/** An agents folder and what it says of itself. */
export interface Collection extends AgentsFolder, Description {
  /** The folder's path with every link in it resolved. */
  root: string;
}
