import type { MarkedText } from '../query/snippet.ts';
import { between } from './unspaced.ts';

/**
 * Finds the section of a text that a need's words point to.
 * @param anchors the headings of the text, in order
 * @param places where the words were found, with the weight of each
 * @returns the heading; undefined for the text before the first heading
 */
export function bestAnchor(anchors: readonly Anchor[], places: readonly Place[]): Anchor | undefined {
  let best: { anchor: Anchor | undefined; score: number } = { anchor: undefined, score: 0 };
  for (const [at, anchor] of [undefined, ...anchors].entries()) {
    const start = anchor?.location ?? 0;
    const end = anchors[at]?.location ?? Infinity;
    const bodyStart = start + (anchor === undefined ? 0 : wordsIn(anchor.text));
    let score = 0;
    for (const { weight, locations } of places) {
      const inside = locations.filter((location) => location >= start && location < end);
      if (inside.length === 0) continue;
      const inHeading = inside.some((location) => location < bodyStart);
      score += weight * (1 + 0.1 * Math.min(5, inside.length) + (inHeading ? 0.5 : 0));
    }
    if (score > best.score) best = { anchor, score };
  }
  return best.anchor;
}

/**
 * Cuts the part of a section that has most of a need's words, and marks these.
 * @param content the whole text, as Pagefind keeps it: words with one space between them
 * @param anchor the section's heading, which is not a part of the excerpt; undefined for the text before all headings
 * @param next the heading of the section after it
 */
export function excerptOf(
  content: string,
  { anchor, next }: { anchor: Anchor | undefined; next: Anchor | undefined },
  places: readonly Place[],
): MarkedText {
  const words = content.split(' ');
  const start = anchor === undefined ? 0 : anchor.location + wordsIn(anchor.text);
  const end = Math.min(words.length, next?.location ?? Infinity);
  const marked = new Map(
    places.flatMap(({ weight, locations }) => locations.map((location): [number, number] => [location, weight])),
  );
  const from = bestStart(marked, start, end);
  const to = Math.min(end, from + MAX_WORDS);
  const pieces: MarkedText = [];
  const add = (text: string, isMarked: boolean): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.marked === isMarked) last.text += text;
    else pieces.push({ text, marked: isMarked });
  };
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    const before = words[at - 1] ?? '';
    const gap = at === from ? '' : between(before, word);
    // Punctuation around a word is not a part of it.
    const core = marked.has(at) ? /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(word) : null;
    add(gap, false);
    if (core === null) {
      add(word, false);
    } else {
      add(word.slice(0, core.index), false);
      add(core[0], true);
      add(word.slice(core.index + core[0].length), false);
    }
  }
  if (from > start) pieces.unshift({ text: '…', marked: false });
  if (to < end) pieces.push({ text: ' …', marked: false });
  return pieces;
}

/** About two lines on a wide screen. */
const MAX_WORDS = 32;
/** How many words are shown before the first marked one. */
const WORDS_BEFORE = 6;

/** Where to start so that the marked words that follow weigh most. */
function bestStart(marked: ReadonlyMap<number, number>, start: number, end: number): number {
  const inside = [...marked].filter(([at]) => at >= start && at < end).sort(([a], [b]) => a - b);
  let best = { at: start, weight: 0 };
  let weight = 0;
  let last = 0;
  for (const [first, [at, own]] of inside.entries()) {
    for (; last < inside.length && (inside[last]?.[0] ?? 0) < at + MAX_WORDS - WORDS_BEFORE; last += 1) {
      weight += inside[last]?.[1] ?? 0;
    }
    if (weight > best.weight + 1e-9) best = { at, weight };
    weight -= own;
    if (first === inside.length - 1) break;
  }
  return end - start <= MAX_WORDS ? start : Math.max(start, Math.min(best.at - WORDS_BEFORE, end - MAX_WORDS));
}

function wordsIn(text: string): number {
  return text.split(' ').length;
}

/** A heading in a text. */
export interface Anchor {
  /** Its id on the page. */
  id: string;
  text: string;
  /** The position of its first word. */
  location: number;
}

/** The positions of a word of a need. */
export interface Place {
  /** How much the word tells. */
  weight: number;
  locations: readonly number[];
}
