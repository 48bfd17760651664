import { memoise } from './memoise.ts';
import { plain } from './plain.ts';
import { isCyrillic, russianStem } from './russian.ts';
import { american } from './spelling.ts';
import { termsOf } from './terms.ts';

/**
 * Reduces a word to the form that aliases are compared by. Unlike a stem, it unites only the inflections of one word, as
 * in "caches", "cached" and "caching". "Cover", "coverage" and "Coverity" stay three words.
 * @param word a word as written, in any case
 */
export function formOf(word: string): string {
  return knownForm(word);
}

/** The forms of a text's words with spaces between them: the same for every spelling of it. */
export function formsOf(text: string): string {
  return termsOf(text)
    .map(({ written }) => formOf(written))
    .join(' ');
}

/** How many words are remembered: a few words make up most of every text. */
const MAX_WORDS = 50_000;
const knownForm = memoise(MAX_WORDS, (word) => {
  const spelt = american(plain(word)).replace(/^architectural$/, 'architecture');
  if (isCyrillic(spelt)) return russianStem(spelt);
  return /^[a-z]{3,}$/.test(spelt) ? withoutEnding(withoutPlural(spelt)) : spelt;
});

function withoutPlural(word: string): string {
  // "Analysis" is no plural, but "APIs" is.
  if (word.length < 4 || /(?:ss|us|...is)$/.test(word)) return word;
  return word
    .replace(/(?<=..)ies$/, 'y')
    .replace(/(?<=x|ch|sh|ss|zz)es$/, '')
    .replace(/s$/, '');
}

/** Takes "-ed" and "-ing" off, and evens out the two ways in which verbs take them: "planning" and "caching". */
function withoutEnding(word: string): string {
  const past = word.replace(/(?<=..)ied$/, 'y');
  const verb = past.replace(/(?:(?<!e)ed|ing)$/, '');
  if (verb === past || verb.length < 2 || !/[aeiouy]/.test(verb)) return evened(past);
  // "Coding" is from "code" and "planning" from "plan": after one short vowel, only a doubled consonant means no "e".
  return evened(SHORT.test(verb) ? `${verb}e` : verb);
}

function evened(word: string): string {
  if (word.endsWith('e') && !SHORT.test(word.slice(0, -1))) return word.slice(0, -1);
  return word.length > 3 ? word.replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word;
}

/** One syllable that ends in one vowel and one consonant. */
const SHORT = /^[^aeiouy]*[aeiouy][^aeiouwxy]$/;
