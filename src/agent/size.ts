/**
 * Measures a text. Tokens are estimated from the scripts that it is written in; for English prose and code, four characters
 * a token are close.
 */
export function measure(text: string): Size {
  return {
    bytes: new TextEncoder().encode(text).length,
    words: countWords(text),
    tokens: estimateTokens(text),
  };
}

/** How many characters of a script make a token, and which they are. All other characters count as in English. */
const SCRIPTS: readonly { perToken: number; letters: RegExp }[] = [
  {
    perToken: 1,
    letters:
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u2014\u2018-\u201D\u2026\u3000-\u303F\u30FC\uFF01-\uFFEF]/u,
  },
  {
    perToken: 2,
    letters:
      /[\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gujarati}\p{sc=Gurmukhi}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Oriya}\p{sc=Sinhala}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Armenian}\p{sc=Ethiopic}\p{sc=Georgian}]/u,
  },
  { perToken: 2.5, letters: /[\p{sc=Arabic}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Syriac}]/u },
];
const PER_TOKEN = 4;
/** Letters of another script than Latin, and the signs that go with them. */
const OTHER_SCRIPT = /[\u0370-\u1FFF\u2C80-\uFFEF\u{10000}-\u{3FFFF}]/u;

function estimateTokens(text: string): number {
  if (!OTHER_SCRIPT.test(text)) return Math.ceil(text.length / PER_TOKEN);
  let tokens = 0;
  for (const character of text) tokens += shareOf(character);
  return Math.ceil(tokens);
}

/** What a character takes of a token. */
function shareOf(character: string): number {
  const script = character < '\u0370' ? undefined : SCRIPTS.find(({ letters }) => letters.test(character));
  return script === undefined ? character.length / PER_TOKEN : 1 / script.perToken;
}

/** A run of a script that is written without spaces between its words, of a length that is cheap to cut. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30FC\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]{1,1000}/gu;

/** Counts runs without white space; in scripts without spaces, the words that a dictionary finds. */
function countWords(text: string): number {
  let words = 0;
  const rest = OTHER_SCRIPT.test(text)
    ? text.replace(UNSPACED, (run) => {
        words += wordsIn(run);
        return ' ';
      })
    : text;
  // What is left between such runs is a word only if it has letters or digits: their punctuation is none.
  const counts = words > 0 ? /[\p{L}\p{N}]/u : /\S/;
  for (const [run] of rest.matchAll(/\S+/g)) if (counts.test(run)) words += 1;
  return words;
}

let segmenter: Intl.Segmenter | undefined;

function wordsIn(run: string): number {
  // Browsers older than 2024 may have none; two characters a word are close.
  if (!('Segmenter' in Intl)) return Math.ceil(run.length / 2);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(run)) if (isWordLike === true) words += 1;
  return words;
}

/** How much of a model's context a text takes. */
export interface Size {
  /** Length in UTF-8, in bytes. */
  bytes: number;
  /** The number of words. */
  words: number;
  /** The estimated number of tokens. */
  tokens: number;
}
