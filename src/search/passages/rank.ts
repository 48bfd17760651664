import type { Ask } from './plan.ts';

/**
 * Adds up what was found for each of a need's words.
 * @param found the hits for each ask
 * @param size how many records there are
 * @returns the records, best first
 */
export function mergeHits<Each extends Hit>(found: readonly Found<Each>[], size: number): Ranked<Each>[] {
  const ranked = new Map<string, Ranked<Each>>();
  const weights = found.map(({ ask, hits }) => weightOf(ask, hits.length, size));
  for (const [at, { hits }] of found.entries()) {
    const weight = weights[at] ?? 0;
    const best = hits.reduce((max, { score }) => Math.max(max, score), 0);
    for (const hit of hits) {
      const known = ranked.get(hit.id) ?? { hit, score: 0, fit: 0, places: [] };
      known.score += weight * (FOUND + (1 - FOUND) * Math.sqrt(best === 0 ? 0 : hit.score / best));
      known.places.push({ ask: at, weight, locations: hit.locations });
      ranked.set(hit.id, known);
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return [...ranked.values()]
    .map((each) => ({ ...each, fit: total === 0 ? 0 : each.score / total }))
    .sort((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1));
}

/** How much a word tells: the more, the fewer records have it. Phrases are asked on purpose. */
function weightOf({ kind }: Ask, hits: number, size: number): number {
  if (hits === 0) return Math.log(1 + size);
  const rarity = Math.log(1 + (size - hits + 0.5) / (hits + 0.5));
  return kind === 'phrase' ? 3 * rarity : rarity;
}

/** What a word counts of its weight wherever it is found; the rest depends on how much of the record it is. */
const FOUND = 0.35;

/** What Pagefind found for one ask. */
export interface Found<Each extends Hit> {
  ask: Ask;
  hits: readonly Each[];
}

/** A record that Pagefind found. */
export interface Hit {
  id: string;
  score: number;
  /** The positions in its text of the words found. */
  locations: readonly number[];
}

/** A record with what was found in it. */
export interface Ranked<Each extends Hit> {
  hit: Each;
  score: number;
  /** How well it fits: its share of the score of a record that has every word of the need at its best, 0 to 1. */
  fit: number;
  /** Where its words were found. */
  places: { ask: number; weight: number; locations: readonly number[] }[];
}
