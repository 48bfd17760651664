import { nameKey } from '../format/keys.ts';
import { isFunctionWord, joinedTermsOf, termsOf } from '../../vocabulary/terms.ts';
import { plain } from '../../vocabulary/plain.ts';

/**
 * Plans a search: the words to look up, each once, in the order typed. Function words are ignored unless there are no
 * other words. An agent must have all words of a quoted phrase.
 */
export function planQuery(query: string): Plan {
  const text = query.slice(0, MAX_CHARACTERS);
  const written = termsOf(text);
  const contentWords = written.filter(
    (word, index) => !isFunctionWord(word.written) || isNameOfLanguage(word.written, index),
  );
  const chosen = (contentWords.length > 0 ? contentWords : written).slice(0, MAX_WORDS);
  const joinedWords = joinedTermsOf(text);
  const words = new Map<string, Word>();
  // "Sign in" counts as one word and has nothing to do with signing.
  for (const { term, written, start } of chosen) {
    if (!joinedWords.some((one) => one.phrasal && one.start === start))
      words.set(term, { term, written: plain(written) });
  }
  for (const { term, written } of joinedWords) words.set(term, { term, written: plain(written) });
  const pairs = new Set<string>();
  const joined = new Set<string>();
  for (const [index, { term, written }] of chosen.entries()) {
    const next = chosen[index + 1];
    if (next === undefined) continue;
    pairs.add(`${term} ${next.term}`);
    // "front end" is also written "frontend".
    const [one] = termsOf(plain(written + next.written));
    if (one !== undefined && !words.has(one.term)) joined.add(one.term);
  }
  const phrases = [...text.matchAll(/["“”]([^"“”]+)["“”]/g)].map(([, inner = '']) =>
    termsOf(inner)
      .filter((word) => !isFunctionWord(word.written))
      .map(({ term }) => term),
  );
  return {
    words: [...words.values()],
    pairs: [...pairs],
    joined: [...joined],
    phrases: phrases.filter((phrase) => phrase.length > 0),
    name: nameKey(text),
  };
}

/** Longer queries are cut. */
const MAX_WORDS = 24;
const MAX_CHARACTERS = 500;

/** Whether a word is "Go", the language: it is the verb in lower case or at the start of a query. */
function isNameOfLanguage(written: string, index: number): boolean {
  return index > 0 && written === 'Go';
}

/** What to search for. */
export interface Plan {
  words: Word[];
  /** Neighbouring words, as keys of the index. */
  pairs: string[];
  /** Neighbouring words written as one. */
  joined: string[];
  /** The terms of each quoted phrase. */
  phrases: string[][];
  /** The key of the whole query as an agent's name. */
  name: string;
}

/** A word of a query. */
export interface Word {
  /** Its key in the index. */
  term: string;
  /** As typed, in lower case. */
  written: string;
}
