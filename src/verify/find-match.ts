import { fetchSource } from '../catalogue/source-path.ts';
import type { FileDifference } from './difference.ts';
import type { FileVerdict } from './verdict.ts';
import { findKnown, readKnownFiles, stemOf, type Found, type KnownFile } from './known-files.ts';
import type { WorkerClient } from './worker-client.ts';
import type { DroppedFile } from './dropped-files.ts';

/**
 * Makes a function that finds the agent of the catalogue that a file matches. It fetches the whole list of digests, once,
 * and the catalogue's own file when there is something to compare. Neither request carries any content of the file.
 */
export function matchFinder(
  client: WorkerClient,
): (verdict: FileVerdict, bytes: Uint8Array, dropped: DroppedFile) => Promise<CatalogueMatch> {
  let list: Promise<KnownFile[]> | undefined;
  return async (verdict, bytes, dropped) => {
    list ??= fetchList();
    const known = await list.catch(() => undefined);
    if (known === undefined) {
      list = undefined;
      return {
        kind: 'unread',
        why: 'The catalogue’s list of files could not be loaded, so this file was not compared.',
      };
    }
    const { sha256, name, wording } = verdict;
    const stem = dropped.pasted === true ? undefined : stemOf(dropped.path);
    const found = findKnown(known, { sha256, name, wording, stem });
    if (found === undefined) return { kind: 'unknown' };
    if (found.kind === 'file' || found.kind === 'portable') {
      return { kind: found.kind, known: found.known, others: found.others };
    }
    try {
      return await compare(found, bytes, client);
    } catch {
      return { kind: 'unread', known: found.known, why: NOT_COMPARED };
    }
  };
}

const NOT_COMPARED = 'The catalogue’s file could not be loaded, or comparing the two took too long.';

/** A file of the same name with a smaller share of common lines is a different agent. */
const MIN_ALTERED = 0.1;
/** A file of another name needs at least this share of common lines to count as similar. */
const MIN_SIMILAR = 0.5;

async function compare(found: Found, bytes: Uint8Array, client: WorkerClient): Promise<CatalogueMatch> {
  const { known, others } = found;
  const response = await fetchSource(import.meta.env.BASE_URL, known.slug, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The server answered ${response.status} for the file of ${known.slug}.`);
  const original = new Uint8Array(await response.arrayBuffer());
  const difference = await client.difference(original, bytes);
  const match = { known, others, original, difference };
  if (difference.portable) return { kind: 'portable', known, others: [] };
  if (difference.sameText) return { ...match, kind: 'stored' };
  if (found.kind === 'name') return { ...match, kind: difference.share < MIN_ALTERED ? 'namesake' : 'altered' };
  if (difference.share < MIN_SIMILAR) return { kind: 'unknown' };
  return { ...match, kind: found.kind === 'stem' ? 'altered' : 'similar' };
}

async function fetchList(): Promise<KnownFile[]> {
  const response = await fetch(`${import.meta.env.BASE_URL}verify/agents.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The server answered ${response.status} for the list of files.`);
  return readKnownFiles(await response.json());
}

/** What the catalogue has that matches a file. */
export type CatalogueMatch = Unchanged | Changed | { kind: 'unknown' } | Unread;

/** The same bytes as the catalogue's file, or as its portable copy. */
interface Unchanged {
  kind: 'file' | 'portable';
  known: KnownFile;
  /** Other agents with the same file. */
  others: KnownFile[];
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
