import type { Documents } from '../format/entries.ts';
import type { Postings } from '../format/postings.ts';
import type { IndexFiles } from './open-index.ts';

/**
 * Looks up what a word may be the beginning of: its entry has the documents of all longer words.
 * @param word in lower case and without accents
 * @param onlyNear whether to load no more files of the index than for the word itself
 * @returns undefined if no word begins like this
 */
export async function lookUpBeginning(
  word: string,
  index: Pick<IndexFiles, 'beginning'>,
  onlyNear = false,
): Promise<Beginning | undefined> {
  const found = [...(await index.beginning(word, onlyNear))]
    .sort(([, a], [, b]) => b.agents.length - a.agents.length || b.capabilities.length - a.capabilities.length)
    .slice(0, MAX_WORDS);
  if (found.length === 0) return undefined;
  const entries = found.map(([, entry]) => entry);
  return {
    terms: found.map(([term]) => term),
    documents: {
      agents: union(entries.map(({ agents }) => agents)),
      capabilities: union(entries.map(({ capabilities }) => capabilities)),
    },
  };
}

/** The documents of any of several postings, each with its largest impact. */
export function union(lists: readonly Postings[]): Postings {
  const impacts = new Map<number, number>();
  for (const postings of lists) {
    for (let at = 0; at + 1 < postings.length; at += 2) {
      const number = postings[at] ?? 0;
      impacts.set(number, Math.max(impacts.get(number) ?? 0, postings[at + 1] ?? 0));
    }
  }
  return [...impacts].sort(([a], [b]) => a - b).flat();
}

/** At most this many longer words are looked up; those of the most agents. */
const MAX_WORDS = 12;

/** The words that a beginning stands for. */
export interface Beginning {
  /** The terms of the longer words. */
  terms: string[];
  documents: Documents;
}
