import type { AgentEntry } from '../catalogue/entry.ts';
import { MINHASH_SIZE } from '../catalogue/minhash.ts';

/**
 * The list by which a browser tells whether a file is one of the catalogue's: an array of arrays, an agent a line, so that
 * a digest can be looked for with grep as well. Each has the slug, the SHA-256 of its file, the wording of its prompt in
 * very short, and, where they are not the slug or there is one, the name, the file's name and the digest of the portable
 * copy.
 */
export function knownFilesText(agents: readonly AgentEntry[]): string {
  const rows: string[] = [];
  for (const entry of agents) {
    const { slug, sha256, agent, minhash, file, portable } = entry;
    const row = [
      slug,
      sha256,
      wordingOf(minhash)
        .map((least) => least.toString(36))
        .join(' '),
      agent.name === slug ? '' : agent.name,
      stemOf(file) === slug ? '' : stemOf(file),
      portable ?? '',
    ];
    while (row.at(-1) === '') row.pop();
    rows.push(JSON.stringify(row));
  }
  return `[\n${rows.join(',\n')}\n]\n`;
}

/** Reads the list that {@link knownFilesText} writes. @throws Error when it is something else */
export function readKnownFiles(list: unknown): KnownFile[] {
  if (!Array.isArray(list)) throw new Error('The list of files is not a list.');
  return list.map((row: unknown) => {
    const texts: unknown[] = Array.isArray(row) ? row : [];
    const [slug, sha256, wording, name, stem, portable] = texts.map(String);
    if (slug === undefined || sha256 === undefined) throw new Error('The list of files has an empty row.');
    const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
    return {
      slug,
      sha256,
      wording: (wording ?? '')
        .split(' ')
        .filter(Boolean)
        .map((least) => parseInt(least, 36)),
      name: given(name) ?? slug,
      stem: given(stem) ?? slug,
      portable: given(portable),
    };
  });
}

/**
 * Looks for a file among those of the catalogue: by its digest; otherwise by its agent's name, its own name, or nearly the
 * same wording, in this order.
 * @returns undefined when nothing speaks for any of them
 */
export function findKnown(list: readonly KnownFile[], wanted: Wanted): Found | undefined {
  for (const [kind, digestOf] of DIGESTS) {
    const same = list.filter((known) => digestOf(known) === wanted.sha256);
    if (same[0] !== undefined) return { kind, known: same[0], others: same.slice(1) };
  }
  const ways: readonly [Found['kind'], (known: KnownFile) => boolean][] = [
    ['name', ({ name }) => name === wanted.name],
    ['stem', ({ stem, slug }) => wanted.stem !== undefined && (stem === wanted.stem || slug === wanted.stem)],
    ['wording', (known) => nearlySame(known.wording, wanted.wording)],
  ];
  for (const [kind, speaksFor] of ways) {
    const [known, ...others] = list
      .filter(speaksFor)
      .sort((a, b) => shared(b.wording, wanted.wording) - shared(a.wording, wanted.wording));
    // A file's name alone proves nothing when the words are another agent's.
    if (known === undefined || (kind === 'stem' && moreAlike(list, known, wanted))) continue;
    return { kind, known, others };
  }
  return undefined;
}

/** The name of a file without its folders and its ending. */
export function stemOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:md|markdown|txt)$/i, '');
}

/** The wording of a prompt in very short. @param minhash of the prompt */
export function wordingOf(minhash: readonly number[]): number[] {
  return minhash.slice(0, WORDING_SIZE);
}

/** How many numbers of a MinHash are kept; of two texts that share most of their wording, half of these are the same. */
const WORDING_SIZE = Math.min(4, MINHASH_SIZE);

const DIGESTS: readonly [Found['kind'], (known: KnownFile) => string | undefined][] = [
  ['file', ({ sha256 }) => sha256],
  ['portable', ({ portable }) => portable],
];

function shared(a: readonly number[], b: readonly number[]): number {
  return a.filter((each) => b.includes(each)).length;
}

function nearlySame(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 0 && shared(a, b) >= Math.max(1, Math.ceil(Math.min(a.length, b.length) / 2));
}

function moreAlike(list: readonly KnownFile[], than: KnownFile, wanted: Wanted): boolean {
  const own = shared(than.wording, wanted.wording);
  return list.some(({ wording }) => nearlySame(wording, wanted.wording) && shared(wording, wanted.wording) > own);
}

/** What the list says about an agent of the catalogue. */
export interface KnownFile {
  slug: string;
  /** SHA-256 of its file, in hexadecimal. */
  sha256: string;
  /** The least numbers of its prompt's MinHash. */
  wording: number[];
  name: string;
  /** The name of its file, without the ending. */
  stem: string;
  /** SHA-256 of its portable copy, where strict readers need one. */
  portable: string | undefined;
}

/** What is known about a file that is looked for. */
export interface Wanted {
  sha256: string;
  /** Its agent's name; undefined when the file does not say. */
  name: string | undefined;
  /** Its own name without the ending; undefined for a text that was pasted. */
  stem: string | undefined;
  wording: readonly number[];
}

/** A file of the catalogue, what speaks for it, and the others that the same speaks for. */
export interface Found {
  kind: 'file' | 'portable' | 'name' | 'stem' | 'wording';
  known: KnownFile;
  others: KnownFile[];
}
