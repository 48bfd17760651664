import { isFunctionWord, joinedTermsOf, termsOf } from '../../vocabulary/terms.ts';
import { quotedIn } from '../query/quoted.ts';
import { isUnspaced, spaceOut } from './unspaced.ts';

/**
 * Says what to ask Pagefind for a need. Each word is asked alone, because Pagefind gives only the pages that have every word
 * of a question: asked whole, every fifth question finds nothing.
 * @param need as typed; words in quotation marks are asked as a phrase
 */
export function planPassages(need: string): Ask[] {
  const { quoted, rest } = quotedIn(need);
  const asks: Ask[] = quoted.flatMap((text) => phraseOf(text) ?? []);
  // A key such as BASE_PATH is one word to Pagefind, and means more than its parts.
  for (const key of rest.match(/\w+/g) ?? []) {
    if (KEY.test(key)) asks.push({ query: key.toLowerCase(), kind: 'phrase' });
  }
  const words = termsOf(rest).filter(({ written }) => !isUnspaced(written));
  const content = words.filter(({ written }) => !isFunctionWord(written));
  // Of a need that is all function words, such as "get it", every word counts.
  const asked = content.length > 0 || asks.length > 0 || isUnspaced(rest) ? content : words;
  for (const word of mostTelling(asked.map(({ written }) => written.toLowerCase()))) {
    asks.push({ query: word, kind: 'word' });
  }
  // Pagefind indexes "read-only" as a word, too.
  for (const { written, phrasal } of joinedTermsOf(rest, words)) {
    if (!phrasal) asks.push({ query: written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''), kind: 'word' });
  }
  for (const part of unspacedParts(rest)) asks.push({ query: `"${part}"`, kind: 'characters' });
  return distinct(asks).slice(0, MAX_ASKS);
}

/** Each word loads a part of the index, and four nearly always say what a need is about. */
const MAX_WORDS = 4;
/** More than this is not a need but a text. */
const MAX_ASKS = 12;
/** Words of many needs and of most prompts, whose parts of the index are large. */
const COMMON: ReadonlySet<string> = new Set(
  `add app build change check code create find fix get help implement improve keep make need new people project review run
  set team test use user want way work write`.split(/\s+/),
);

/** The words that tell most, in their order. Longer ones are rarer. */
function mostTelling(words: readonly string[]): string[] {
  const rank = (word: string): number => (COMMON.has(word) ? 0 : word.length);
  const kept = new Set([...new Set(words)].sort((a, b) => rank(b) - rank(a)).slice(0, MAX_WORDS));
  return words.filter((word) => kept.has(word));
}

const KEY = /[a-z0-9]_[a-z0-9]/i;

function phraseOf(quoted: string): Ask | undefined {
  const words = spaceOut(quoted).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  if (words.length === 0) return undefined;
  return { query: `"${words.join(' ').toLowerCase()}"`, kind: isUnspaced(quoted) ? 'characters' : 'phrase' };
}

/**
 * What to ask for the parts of a need in scripts without spaces: each run of characters whole, and its pairs of neighbours,
 * because no two segmenters cut such a text alike.
 */
function unspacedParts(text: string): string[] {
  return runsOf(spaceOut(text)).flatMap((run) => {
    const pairs = run.slice(1).map((character, at) => `${run[at] ?? ''} ${character}`);
    // A longer run is a sentence, which no file has word for word.
    return run.length > 8 ? pairs : [run.join(' '), ...pairs];
  });
}

/** The runs of characters of scripts without spaces, in a text that is spaced out. */
function runsOf(spaced: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  for (const word of [...spaced.split(/\s/), '']) {
    if (isUnspaced(word)) {
      run.push(word);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}

function distinct(asks: readonly Ask[]): Ask[] {
  return [...new Map(asks.map((ask) => [ask.query, ask])).values()];
}

/** One thing to ask Pagefind. */
export interface Ask {
  query: string;
  /**
   * `word`: a word or its beginning; `phrase`: words in a row; `characters`: characters of a script without spaces in a
   * row.
   */
  kind: 'word' | 'phrase' | 'characters';
}
