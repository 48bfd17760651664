import { nameKey } from '../format/keys.ts';
import { isFunctionWord, joinedTermsOf, termsOf } from '../../vocabulary/terms.ts';
import { plain } from '../../vocabulary/plain.ts';

/**
 * Plans a query: the words worth searching for, in the order typed, each once. Function words don't count, unless there
 * is nothing else. Text between quotation marks must stand in an agent's file as it is.
 */
export function planQuery(query: string): Plan {
  const text = query.slice(0, MAX_CHARACTERS);
  const written = termsOf(text);
  const telling = written.filter(
    (word, index) => !isFunctionWord(word.written) || isNameOfLanguage(word.written, index),
  );
  const chosen = (telling.length > 0 ? telling : written).slice(0, MAX_WORDS);
  const joinedWords = joinedTermsOf(text);
  const words = new Map<string, Word>();
  // "Sign in" is a word of its own, and says nothing of signing.
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

/** Longer queries are cut: a sentence or two says enough. */
const MAX_WORDS = 24;
const MAX_CHARACTERS = 500;

/** "Go" inside a sentence is the language; at its start, and in lower case, it is what it is everywhere. */
function isNameOfLanguage(written: string, index: number): boolean {
  return index > 0 && written === 'Go';
}

/** What to search for. */
export interface Plan {
  words: Word[];
  /** Neighbouring words, as keys of the index. */
  pairs: string[];
  /** Neighbouring words written in one. */
  joined: string[];
  /** The terms of each quoted phrase. */
  phrases: string[][];
  /** The whole query as the name of an agent. */
  name: string;
}

/** A word of a query. */
export interface Word {
  /** The key of the index that it is found by. */
  term: string;
  /** As it was typed, in lower case. */
  written: string;
}
