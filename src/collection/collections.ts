import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { foldersWithPrefixes, type AgentsFolder } from './agent-folders.ts';
import { describeFolder, type Description } from './folder-description.ts';

/**
 * Reads how each agents folder describes itself.
 * @param folders absolute paths
 * @param warn called with a sentence for everything in a `catalogue.json` that cannot be used
 * @throws Error when a folder is missing, or contains another one
 */
export async function readCollections(
  folders: readonly string[],
  warn: (message: string) => void,
): Promise<Collection[]> {
  const prefixed = foldersWithPrefixes(folders);
  const roots = await Promise.all(prefixed.map(async ({ folder }) => ({ folder, root: await rootOf(folder) })));
  refuseOverlaps(roots);
  const collections = await Promise.all(
    prefixed.map(async ({ folder, prefix }, index) => {
      const { problems, ...description } = await describeFolder(folder);
      problems.forEach(warn);
      return { folder, prefix, root: roots[index]?.root ?? folder, ...description };
    }),
  );
  return collections.map((collection) => ({ ...collection, name: uniqueName(collection, collections) }));
}

/** The error for a folder that cannot be read. */
export function unreadableFolder(folder: string, cause: unknown): Error {
  return new Error(
    `Cannot read the agents folder "${folder}". Set AGENTS_DIR to a folder that exists and is readable.`,
    {
      cause,
    },
  );
}

/** The collection's name, with its folder where another collection has the same name. */
function uniqueName({ name, prefix }: Collection, collections: readonly Collection[]): string {
  const same = collections.filter((other) => other.name === name);
  return same.length === 1 ? name : `${name} (${prefix.slice(0, -1)})`;
}

async function rootOf(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new Error('It is not a folder.');
    return root;
  } catch (cause) {
    throw unreadableFolder(folder, cause);
  }
}

function refuseOverlaps(roots: readonly { folder: string; root: string }[]): void {
  for (const [index, one] of roots.entries()) {
    for (const [position, other] of roots.entries()) {
      if (position === index || !`${one.root}${sep}`.startsWith(`${other.root}${sep}`)) continue;
      const how = one.root === other.root ? 'is the same folder as' : 'is inside';
      throw new Error(`AGENTS_DIR names "${one.folder}", which ${how} "${other.folder}". Remove one of the two.`);
    }
  }
}

/** An agents folder and how it describes itself. */
export interface Collection extends AgentsFolder, Description {
  /** The folder's real path, with symbolic links resolved. */
  root: string;
}
