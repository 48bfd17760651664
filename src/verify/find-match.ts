import type { FileDifference } from './difference.ts';
import type { FileVerdict } from './verdict.ts';
import { findKnown, readKnownFiles, stemOf, type Found, type KnownFile } from './known-files.ts';
import type { FileReading } from './worker-client.ts';
import type { GivenFile } from './dropped-files.ts';

/**
 * Makes what finds a file's place in the catalogue. It asks for two things, and says nothing of the file by that: the
 * whole list of digests, once, and the catalogue's own file when there is something to compare.
 */
export function openPlaces(
  reading: FileReading,
): (verdict: FileVerdict, bytes: Uint8Array, given: GivenFile) => Promise<Place> {
  let list: Promise<KnownFile[]> | undefined;
  return async (verdict, bytes, given) => {
    list ??= fetchList();
    const known = await list.catch(() => undefined);
    if (known === undefined) {
      list = undefined;
      return { kind: 'unread', why: 'The catalogue’s list of files could not be loaded, so it was not looked for.' };
    }
    const { sha256, name, wording } = verdict;
    const stem = given.pasted === true ? undefined : stemOf(given.path);
    const found = findKnown(known, { sha256, name, wording, stem });
    if (found === undefined) return { kind: 'unknown' };
    if (found.kind === 'file' || found.kind === 'portable') {
      return { kind: found.kind, known: found.known, others: found.others };
    }
    try {
      return await compared(found, bytes, reading);
    } catch {
      return { kind: 'unread', known: found.known, why: NOT_COMPARED };
    }
  };
}

const NOT_COMPARED = 'The catalogue’s file could not be loaded, or comparing the two took too long.';

/** With less in common than this, only the name is the same. */
const MIN_ALTERED = 0.1;
/** Under another name, at least this much must be in common. */
const MIN_SIMILAR = 0.5;

async function compared(found: Found, bytes: Uint8Array, reading: FileReading): Promise<Place> {
  const { known, others } = found;
  const response = await fetch(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(known.slug)}.md`, {
    cache: 'no-cache',
  });
  if (!response.ok) throw new Error(`The file of ${known.slug} answers ${response.status}.`);
  const original = new Uint8Array(await response.arrayBuffer());
  const difference = await reading.difference(original, bytes);
  const place = { known, others, original, difference };
  if (difference.portable) return { kind: 'portable', known, others: [] };
  if (difference.sameText) return { ...place, kind: 'stored' };
  if (found.kind === 'name') return { ...place, kind: difference.share < MIN_ALTERED ? 'namesake' : 'altered' };
  if (difference.share < MIN_SIMILAR) return { kind: 'unknown' };
  return { ...place, kind: found.kind === 'stem' ? 'altered' : 'similar' };
}

async function fetchList(): Promise<KnownFile[]> {
  const response = await fetch(`${import.meta.env.BASE_URL}verify/agents.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The list answers ${response.status}.`);
  return readKnownFiles(await response.json());
}

/** Where a file stands in the catalogue. */
export type Place = Unchanged | Changed | { kind: 'unknown' } | Unread;

/** The catalogue's very file, or its portable copy. */
interface Unchanged {
  kind: 'file' | 'portable';
  known: KnownFile;
  /** Other agents with the same file. */
  others: KnownFile[];
}

/**
 * `stored`: the same text with other line endings and the like. `altered`: another text. `namesake`: the same name and
 * hardly a line in common. `similar`: another name and nearly the same text.
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

/** Not found out. */
interface Unread {
  kind: 'unread';
  known?: KnownFile;
  /** Why, as a sentence. */
  why: string;
}
