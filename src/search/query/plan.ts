import { nameKey } from '../format/keys.ts';
import {
  isFunctionWord,
  isWrittenAsName,
  joinedTermsOf,
  termOf,
  termsOf,
  withoutNumber,
  type Term,
} from '../../vocabulary/terms.ts';
import { plain } from '../../vocabulary/plain.ts';
import { quotedIn } from './quoted.ts';

/**
 * Plans a search: the words to look up, each once, in the order typed. Function words are ignored unless they may be names
 * or there are no other words. A quoted phrase must occur as it is.
 */
export function planQuery(query: string): Plan {
  const text = query.slice(0, MAX_CHARACTERS);
  const written = termsOf(text);
  const chosen = chooseWords(written);
  const joinedWords = joinedTermsOf(text);
  const words = new Map<string, Word>();
  const add = (term: string, typed: string, weight: number): void => {
    if (!words.has(term)) words.set(term, { term, typed, written: plain(typed), weight });
  };
  for (const { term, written: word, start } of chosen) {
    // "Sign in" counts as one word and has nothing to do with signing.
    if (joinedWords.some((one) => one.phrasal && one.start === start)) continue;
    add(term, word, isFunctionWord(word) && chosen.length > 1 ? FUNCTION_WORD_WEIGHT : 1);
    const name = withoutNumber(word);
    if (name !== undefined) add(termOf(name), name, WITHOUT_NUMBER_WEIGHT);
  }
  for (const { term, written: word } of joinedWords) add(term, word, 1);
  const last = written.at(-1);
  return {
    words: [...words.values()].slice(0, MAX_WORDS),
    pairs: pairsOf(chosen, written),
    joined: joinedNeighbours(chosen).filter((term) => !words.has(term)),
    phrases: phrasesIn(text),
    name: nameKey(text),
    typing: last !== undefined && last.start + last.written.length === text.length ? last.term : undefined,
  };
}

/** Longer queries are cut. */
const MAX_WORDS = 32;
const MAX_CHARACTERS = 500;
/** In queries of at most this many words, a function word may be a name: “make files”, “IT support”. */
const MAX_WORDS_WITH_NAMES = 3;
const FUNCTION_WORD_WEIGHT = 0.5;
/** The weight of “react” in “react19”. */
const WITHOUT_NUMBER_WEIGHT = 0.7;

/** Function words that are also names, or parts of the names of many agents. */
const NAMES: ReadonlySet<string> = new Set(['agent', 'agents', 'done', 'go', 'help', 'it', 'make', 'us', 'use']);

function chooseWords(written: readonly Term[]): Term[] {
  if (written.every((word) => isFunctionWord(word.written))) return written.slice(0, MAX_WORDS);
  const isShort = written.length <= MAX_WORDS_WITH_NAMES;
  const chosen = written.filter((word, index) => {
    if (!isFunctionWord(word.written)) return true;
    // At the start, "Go" may be the verb.
    return isShort ? NAMES.has(plain(word.written)) : index > 0 && isWrittenAsName(word.written);
  });
  return chosen.slice(0, MAX_WORDS);
}

/** Neighbouring words in both orders: "React testing" is "testing React". Names may have function words between them. */
function pairsOf(chosen: readonly Term[], written: readonly Term[]): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  const add = (first: string, second: string): void => {
    if (first !== second) pairs.set(`${first} ${second}`, [first, second]);
  };
  for (const [index, { term }] of chosen.entries()) {
    const next = chosen[index + 1]?.term;
    if (next === undefined) continue;
    add(term, next);
    add(next, term);
  }
  if (written.length > MAX_WORDS_WITH_NAMES) return [...pairs.values()];
  for (const [index, { term }] of written.entries()) {
    const next = written[index + 1]?.term;
    if (next !== undefined && chosen.some((word) => word.term === term)) add(term, next);
  }
  return [...pairs.values()];
}

/** "Front end" is also written "frontend". */
function joinedNeighbours(chosen: readonly Term[]): string[] {
  const joined = chosen.slice(1).flatMap(({ written, start }, at) => {
    const before = chosen[at];
    if (before === undefined || before.start + before.written.length > start) return [];
    return termsOf(plain(before.written + written)).map(({ term }) => term);
  });
  return [...new Set(joined)];
}

function phrasesIn(text: string): string[][] {
  return quotedIn(text).quoted.flatMap((inner) => {
    const terms = termsOf(inner);
    const words = terms.filter((word) => !isFunctionWord(word.written));
    const phrase = (words.length > 0 ? words : terms).map(({ term }) => term);
    return phrase.length > 0 ? [phrase] : [];
  });
}

/** What to search for. */
export interface Plan {
  words: Word[];
  /** Neighbouring words, each with its second term. */
  pairs: [first: string, second: string][];
  /** Neighbouring words written as one. */
  joined: string[];
  /** The terms of each quoted phrase. */
  phrases: string[][];
  /** The key of the whole query as an agent's name. */
  name: string;
  /** The term of the last word, which the visitor may still be typing; undefined if something follows it. */
  typing: string | undefined;
}

/** A word of a query. */
export interface Word {
  /** Its key in the index. */
  term: string;
  typed: string;
  /** As typed, but in lower case and without accents. */
  written: string;
  /** How much it counts, from 0 to 1. */
  weight: number;
}
