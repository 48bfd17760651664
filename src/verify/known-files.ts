import type { AgentEntry } from '../catalogue/entry.ts';
import { cutList } from '../catalogue/list-pages.ts';
import { MINHASH_SIZE } from '../catalogue/likeness/minhash.ts';

/**
 * Writes the list with which a browser recognises the catalogue's files: a JSON array with one agent per line, so that grep
 * finds a digest too; of very many agents, several such lists. Each row has the slug, the SHA-256 of the file, a short form of the prompt's MinHash, the agent's
 * name and the file's stem (both empty when they equal the slug), and the SHA-256 of the portable copy, if any. Empty values
 * at the end are left out.
 */
export function knownFilesTexts(agents: readonly AgentEntry[]): string[] {
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
  return cutList(rows).map((page) => `[\n${page.join(',\n')}\n]\n`);
}

/** Reads a list that {@link knownFilesTexts} writes. @throws Error when it is not such a list */
export function readKnownFiles(list: unknown): KnownFile[] {
  if (!Array.isArray(list)) throw new Error('The list of files is not a list.');
  return list.map((row: unknown) => {
    const texts: unknown[] = Array.isArray(row) ? row : [];
    const [slug, sha256, wording, name, stem, portable] = texts.map(String);
    if (slug === undefined || sha256 === undefined) throw new Error('The list of files has an empty row.');
    const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
    return {
      slug,
      sha256,
      wording: (wording ?? '')
        .split(' ')
        .filter(Boolean)
        .map((least) => parseInt(least, 36)),
      name: nonEmpty(name) ?? slug,
      stem: nonEmpty(stem) ?? slug,
      portable: nonEmpty(portable),
    };
  });
}

/**
 * Finds a file in the catalogue: by its digest; otherwise by its agent's name, its file name, or similar wording, in this
 * order.
 * @returns undefined when nothing matches
 */
export function findKnown(list: readonly KnownFile[], wanted: Wanted): Found | undefined {
  for (const [kind, digestOf] of DIGESTS) {
    const same = list.filter((known) => digestOf(known) === wanted.sha256);
    if (same[0] !== undefined) return { kind, known: same[0], others: same.slice(1) };
  }
  const criteria: readonly [Found['kind'], (known: KnownFile) => boolean][] = [
    ['name', ({ name }) => name === wanted.name],
    ['stem', ({ stem, slug }) => wanted.stem !== undefined && (stem === wanted.stem || slug === wanted.stem)],
    ['wording', (known) => nearlySame(known.wording, wanted.wording)],
  ];
  for (const [kind, matches] of criteria) {
    const [known, ...others] = list
      .filter(matches)
      .sort((a, b) => shared(b.wording, wanted.wording) - shared(a.wording, wanted.wording));
    // A file name proves nothing when the wording is another agent's.
    if (known === undefined || (kind === 'stem' && hasCloserWording(list, known, wanted))) continue;
    return { kind, known, others };
  }
  return undefined;
}

/** A file's name without folders and extension. */
export function stemOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:md|markdown|txt)$/i, '');
}

/** A short form of a prompt's MinHash, to recognise similar wording by. */
export function wordingOf(minhash: readonly number[]): number[] {
  return minhash.slice(0, WORDING_SIZE);
}

/** How many numbers of a MinHash are kept. Two texts that share most of their wording have at least half of them in common. */
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

/** Whether another file of the list is closer in wording than `known`. */
function hasCloserWording(list: readonly KnownFile[], known: KnownFile, wanted: Wanted): boolean {
  const own = shared(known.wording, wanted.wording);
  return list.some(({ wording }) => nearlySame(wording, wanted.wording) && shared(wording, wanted.wording) > own);
}

/** What the list says about an agent of the catalogue. */
export interface KnownFile {
  slug: string;
  /** SHA-256 of its file, in hexadecimal. */
  sha256: string;
  /** The short form of its prompt's MinHash; see {@link wordingOf}. */
  wording: number[];
  name: string;
  /** The name of its file, without extension. */
  stem: string;
  /** SHA-256 of its portable copy; undefined when strict readers need none. */
  portable: string | undefined;
}

/** What is known about the file to find. */
export interface Wanted {
  sha256: string;
  /** Its agent's name; undefined when the file does not say. */
  name: string | undefined;
  /** Its file name without extension; undefined for pasted text. */
  stem: string | undefined;
  wording: readonly number[];
}

/** The best match, the criterion it met, and the other files that met it. */
export interface Found {
  kind: 'file' | 'portable' | 'name' | 'stem' | 'wording';
  known: KnownFile;
  others: KnownFile[];
}
