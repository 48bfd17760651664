import { fetchSource } from '../catalogue/source-path.ts';
import { listPath } from '../catalogue/list-pages.ts';
import { historyPath, versionPath } from '../catalogue/version.ts';
import type { FileDifference } from './difference.ts';
import { earlierFilesPath, findEarlier } from './earlier-files.ts';
import { once } from './once.ts';
import { findToolFile } from './tool-files.ts';
import type { FileVerdict } from './verdict.ts';
import { findKnown, readKnownFiles, stemOf, type Found, type KnownFile } from './known-files.ts';
import type { WorkerClient } from './worker-client.ts';
import type { DroppedFile } from './dropped-files.ts';

/**
 * Makes a function that finds the agent of the catalogue that a file matches. It fetches the lists of digests, all of them and
 * once, so that no request tells which digest is looked for; those of earlier digests likewise, for a file that is none of the
 * current ones; and an agent's own files when there is something to compare. No request carries any content of the file. What
 * could not be fetched is asked for again with the next file, and nothing else is.
 * @param lists how many lists of digests there are
 * @param earlierLists how many lists of earlier digests there are
 */
export function matchFinder(
  client: WorkerClient,
  lists: number,
  earlierLists: number,
): (verdict: FileVerdict, bytes: Uint8Array, dropped: DroppedFile) => Promise<CatalogueMatch> {
  const getKnown = once(lists, async (number) =>
    readKnownFiles(await (await fetchList(listPath('verify/agents.json', number))).json()),
  );
  const getEarlier = once(earlierLists, async (number) => (await fetchList(earlierFilesPath(number))).text());
  return async (verdict, bytes, dropped) => {
    const known = await getKnown().then(
      (pages) => pages.flat(),
      () => undefined,
    );
    if (known === undefined) {
      return {
        kind: 'unread',
        why: 'The catalogue’s list of files could not be loaded, so this file was not compared.',
      };
    }
    const { sha256, name, wording } = verdict;
    const stem = dropped.pasted === true ? undefined : stemOf(dropped.path);
    const found = findKnown(known, { sha256, name, wording, stem });
    if (found?.kind === 'file' || found?.kind === 'portable') {
      return { kind: found.kind, known: found.known, others: found.others };
    }
    const texts = await getEarlier().catch(() => []);
    const earlier = earlierAmong(texts, known, sha256);
    if (earlier !== undefined) return withDifference(earlier, bytes, client);
    if (found === undefined) return { kind: 'unknown' };
    const ofTool = await toolFileOf(found.known, sha256);
    if (ofTool !== undefined) return ofTool;
    try {
      return await compare(found, bytes, client);
    } catch {
      return { kind: 'unread', known: found.known, why: NOT_COMPARED };
    }
  };
}

/** The version that a file is, if it is an earlier one of an agent that the catalogue still has. */
function earlierAmong(texts: readonly string[], list: readonly KnownFile[], sha256: string): Earlier | undefined {
  for (const text of texts) {
    const found = findEarlier(text, sha256);
    const known = list.find(({ slug }) => slug === found?.slug);
    if (found === undefined || known === undefined) continue;
    const path = versionPath(found.slug, found.versions, found.index);
    return { kind: 'earlier', known, others: [], day: found.day, path, tool: undefined, changed: undefined };
  }
  return undefined;
}

/** Adds how an earlier version differs from what the catalogue has now, where that can be found out. */
async function withDifference(earlier: Earlier, bytes: Uint8Array, client: WorkerClient): Promise<Earlier> {
  try {
    const original = await fetchOriginal(earlier.known);
    return { ...earlier, changed: { original, difference: await client.difference(original, bytes) } };
  } catch {
    return earlier;
  }
}

/** What a tool gets or got from an agent, if that is what a file is. */
async function toolFileOf(known: KnownFile, sha256: string): Promise<Converted | Earlier | undefined> {
  try {
    const address = `${import.meta.env.BASE_URL}agents/${encodeURIComponent(known.slug)}/install.txt`;
    const response = await fetch(address, { cache: 'no-cache' });
    const found = response.ok ? findToolFile(await response.text(), sha256) : undefined;
    if (found === undefined) return undefined;
    const { tool, day } = found;
    if (day === undefined) return { kind: 'converted', known, others: [], tool };
    return { kind: 'earlier', known, others: [], day, path: historyPath(known.slug), tool, changed: undefined };
  } catch {
    return undefined;
  }
}

const NOT_COMPARED = 'The catalogue’s file could not be loaded, or comparing the two took too long.';

/** A file of the same name with a smaller share of common lines is a different agent. */
const MIN_ALTERED = 0.1;
/** A file of another name needs at least this share of common lines to count as similar. */
const MIN_SIMILAR = 0.5;

async function compare(found: Found, bytes: Uint8Array, client: WorkerClient): Promise<CatalogueMatch> {
  const { known, others } = found;
  const original = await fetchOriginal(known);
  const difference = await client.difference(original, bytes);
  const match = { known, others, original, difference };
  if (difference.portable) return { kind: 'portable', known, others: [] };
  if (difference.sameText) return { ...match, kind: 'stored' };
  if (found.kind === 'name') return { ...match, kind: difference.share < MIN_ALTERED ? 'namesake' : 'altered' };
  if (difference.share < MIN_SIMILAR) return { kind: 'unknown' };
  return { ...match, kind: found.kind === 'stem' ? 'altered' : 'similar' };
}

async function fetchOriginal({ slug }: KnownFile): Promise<Uint8Array> {
  const response = await fetchSource(import.meta.env.BASE_URL, slug, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The server answered ${response.status} for the file of ${slug}.`);
  return new Uint8Array(await response.arrayBuffer());
}

async function fetchList(path: string): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}${path}`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${path}.`);
  return response;
}

/** What the catalogue has that matches a file. */
export type CatalogueMatch = Unchanged | Converted | Earlier | Changed | { kind: 'unknown' } | Unread;

/** The same bytes as the catalogue's file, or as its portable copy. */
interface Unchanged {
  kind: 'file' | 'portable';
  known: KnownFile;
  /** Other agents with the same file. */
  others: KnownFile[];
}

/** The same bytes as the catalogue's file for another tool. */
export interface Converted {
  kind: 'converted';
  known: KnownFile;
  others: KnownFile[];
  /** The tool's key. */
  tool: string;
}

/** The same bytes as an earlier version, or as what a tool got from one. */
export interface Earlier {
  kind: 'earlier';
  known: KnownFile;
  others: KnownFile[];
  /** The day on which the version was committed. */
  day: string;
  /** The path of what made it, below the base path. */
  path: string;
  /** The tool's key, for what a tool got. */
  tool: string | undefined;
  /** What the catalogue has now, and how that differs; undefined where it is not known. */
  changed: Pick<Changed, 'original' | 'difference'> | undefined;
}

/**
 * `stored`: the same text, stored differently (line endings, byte order mark). `altered`: a changed text. `namesake`: the
 * same name with hardly a line in common. `similar`: nearly the same text under another name.
 */
export interface Changed {
  kind: 'stored' | 'altered' | 'namesake' | 'similar';
  known: KnownFile;
  /** Other agents of the same name. */
  others: KnownFile[];
  /** The catalogue's file. */
  original: Uint8Array;
  difference: FileDifference;
}

/** Could not be compared. */
interface Unread {
  kind: 'unread';
  known?: KnownFile;
  /** Why, as a sentence. */
  why: string;
}
