import type { AgentEntry } from '../../catalogue/entry.ts';
import type { AgentsFolder } from '../../collection/agent-folders.ts';
import { readBlobs } from '../../collection/git/blobs.ts';
import { blobsOf, historyPages } from '../../history/history-html.ts';

/**
 * Reads what the history pages of some agents are made from. Git runs once for each repository.
 * @param repositories those of the agents folders, inner ones last
 * @returns the contents by blob id, and whether git gave all of them
 */
export async function readContents(
  entries: readonly AgentEntry[],
  repositories: readonly AgentsFolder[],
): Promise<{ contents: Map<string, Uint8Array>; whole: boolean }> {
  const wanted = new Map<string, Set<string>>();
  for (const entry of entries) {
    const folder = repositories.findLast(({ prefix }) => entry.file.startsWith(prefix))?.folder;
    if (folder === undefined || entry.versions.length === 0) continue;
    const blobs = wanted.get(folder) ?? new Set();
    for (const { blob } of neededFor(entry)) blobs.add(blob);
    wanted.set(folder, blobs);
  }
  const contents = new Map<string, Uint8Array>();
  let whole = true;
  for (const [folder, blobs] of wanted) {
    try {
      for await (const { id, bytes } of readBlobs({ folder, signal: AbortSignal.timeout(LIMIT) }, [...blobs])) {
        contents.set(id, bytes);
      }
    } catch {
      whole = false;
    }
  }
  return { contents, whole };
}

/** Splits agents into groups whose versions fit into memory together. */
export function inGroups(entries: readonly AgentEntry[]): AgentEntry[][] {
  const groups: AgentEntry[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    const own = neededFor(entry).reduce((sum, { bytes }) => sum + bytes, 0);
    if (size + own > MAX_BYTES) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(entry);
    size += own;
  }
  return groups;
}

/** Milliseconds after which git is stopped. */
const LIMIT = 60_000;
/** How much is held in memory at once. */
const MAX_BYTES = 32_000_000;

function neededFor(entry: AgentEntry): AgentEntry['versions'] {
  return Array.from({ length: historyPages(entry) }, (_, index) => blobsOf(entry, index + 1)).flat();
}
