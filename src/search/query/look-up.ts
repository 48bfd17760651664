import { hasSpacelessScript } from '../../vocabulary/character-pairs.ts';
import { plain } from '../../vocabulary/plain.ts';
import { termOf } from '../../vocabulary/terms.ts';
import type { Documents, Entry } from '../format/entries.ts';
import type { Postings } from '../format/postings.ts';
import { lookUpBeginning, union } from './beginnings.ts';
import type { IndexFiles } from './open-index.ts';
import type { Plan, Word } from './plan.ts';
import { nearestWord } from './spelling.ts';

/**
 * Looks up the words of a query. A word that no agent has is taken for the beginning of longer words, and if there are none,
 * for a misspelt one. The last word, which the visitor may still be typing, finds longer words even if it is a whole word. A
 * query that is an agent's name is left alone.
 */
export async function lookUp(planned: Plan, index: IndexFiles): Promise<LookedUp> {
  const keys = new Set([...planned.words.map(({ term }) => term), ...planned.joined, planned.name]);
  const entries = await index.entries([...keys]);
  const terms = new Set(
    [...planned.words.map(({ term }) => term), ...planned.joined].filter((term) => entries.has(term)),
  );
  if (entries.has(planned.name)) return { plan: planned, entries, corrections: [], terms };
  const unsure = planned.words.filter(({ term }) => term === planned.typing || !isWhole(entries.get(term)));
  // All at once: one after another, each unknown word would wait for the files of the one before.
  const beginnings = await Promise.all(
    unsure.map(async ({ term, written }) => {
      const whole = isWhole(entries.get(term));
      return isLongEnough(written, whole) ? lookUpBeginning(written, index, whole) : undefined;
    }),
  );
  const unknown: Word[] = [];
  for (const [at, word] of unsure.entries()) {
    const entry = entries.get(word.term);
    const longer = beginnings[at];
    if (longer !== undefined) {
      entries.set(word.term, withLonger(entry, longer.documents));
      for (const term of longer.terms) terms.add(term);
    } else if (entry === undefined) unknown.push(word);
  }
  const corrections = await correct(unknown, index);
  const words = planned.words.map((word): Word => {
    const to = corrections.find(({ from }) => from === word.written)?.to;
    return to === undefined ? word : { ...word, term: termOf(to), typed: to, written: plain(to) };
  });
  for (const [term, entry] of await index.entries(corrections.map(({ to }) => termOf(to)))) {
    if (!entries.has(term)) entries.set(term, entry);
    terms.add(term);
  }
  return { plan: { ...planned, words }, entries, corrections, terms };
}

/** A longer word counts this much if the word is also a whole one. */
const LONGER_WORD = 0.3;

/** Whether any agent has a word as it is. */
function isWhole(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.agents.length > 0;
}

/** Whether a word says enough to be taken for a beginning. Where one character is half a word, it does. */
function isLongEnough(written: string, whole: boolean): boolean {
  if (hasSpacelessScript(written)) return !whole;
  return written.length >= (whole ? 3 : 2);
}

/** The entry of a word, with the documents of longer words. */
function withLonger(entry: Entry | undefined, longer: Documents): Entry {
  if (entry === undefined) return { ...longer, pairs: new Map() };
  return {
    agents: entry.agents.length === 0 ? longer.agents : union([entry.agents, lighter(longer.agents)]),
    capabilities: union([entry.capabilities, lighter(longer.capabilities)]),
    pairs: entry.pairs,
  };
}

function lighter(postings: Postings): Postings {
  return postings.map((value, at) => (at % 2 === 0 ? value : Math.ceil(value * LONGER_WORD)));
}

/** The known word that each unknown one probably means, if there is one. */
async function correct(unknown: readonly Word[], index: IndexFiles): Promise<Correction[]> {
  const misspelt = unknown.filter(({ written }) => /^\p{L}+$/u.test(written) && !hasSpacelessScript(written));
  if (misspelt.length === 0) return [];
  const known = await index.words();
  return misspelt.flatMap(({ written, term }) => {
    const meant = nearestWord(written, known);
    return meant === undefined || termOf(meant) === term ? [] : [{ from: written, to: meant }];
  });
}

/** The words of a query as the index has them. */
export interface LookedUp {
  /** With the misspelt words replaced. */
  plan: Plan;
  entries: ReadonlyMap<string, Entry>;
  corrections: Correction[];
  /** The terms that the words stand for, longer words included. */
  terms: ReadonlySet<string>;
}

/** A misspelt word and its replacement. */
export interface Correction {
  from: string;
  to: string;
}
