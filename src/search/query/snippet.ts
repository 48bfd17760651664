import { isFunctionWord, joinedTermsOf, termsOf, type Term } from '../../vocabulary/terms.ts';

/**
 * Cuts a text into pieces and marks the words that match a query.
 * @param terms the terms searched for
 */
export function markTerms(text: string, terms: ReadonlySet<string>): MarkedText {
  const found = [...termsOf(text), ...joinedTermsOf(text)]
    .filter(({ term, written }) => terms.has(term) && !isFunctionWord(written))
    .sort((a, b) => a.start - b.start || b.written.length - a.written.length);
  const pieces: MarkedText = [];
  let at = 0;
  for (const { start, end } of merged(found)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/**
 * Finds the line of a file that has the most terms of a query.
 * @param file the text of an agent's file
 * @returns its 1-based number and its text, shortened around the first match; undefined if no line has any of the terms
 */
export function bestLine(file: string, terms: ReadonlySet<string>): { line: number; text: string } | undefined {
  let best: { line: number; text: string; score: number } | undefined;
  for (const [index, written] of file.split('\n').entries()) {
    const text = written.trim();
    const found = new Set(
      [...termsOf(text), ...joinedTermsOf(text)].flatMap(({ term }) => (terms.has(term) ? [term] : [])),
    );
    // Among lines with equally many terms, shorter ones are clearer.
    const score = found.size - Math.min(0.9, text.length / 2000);
    if (found.size > 0 && (best === undefined || score > best.score)) best = { line: index + 1, text, score };
  }
  if (best === undefined) return undefined;
  return { line: best.line, text: around(best.text, terms) };
}

/** Merges words that overlap, as pairs of characters do. @param words in the order of their starts */
function merged(words: readonly Term[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, written } of words) {
    const end = start + written.length;
    const last = spans.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

const MAX_CHARACTERS = 180;

/** Cuts a long line to start a few words before the first match. */
function around(text: string, terms: ReadonlySet<string>): string {
  const plainText = text.replace(/^(?:#{1,6}|[-*+]|\d+[.)])\s+/, '').replaceAll('**', '');
  if (plainText.length <= MAX_CHARACTERS) return plainText;
  const first = termsOf(plainText).find(({ term }) => terms.has(term))?.start ?? 0;
  const start = first < 60 ? 0 : plainText.indexOf(' ', first - 60) + 1;
  const end = plainText.lastIndexOf(' ', start + MAX_CHARACTERS);
  const cut = plainText.slice(start, end > start ? end : start + MAX_CHARACTERS);
  return `${start > 0 ? '…' : ''}${cut}…`;
}

/** The pieces of a text, some of them marked. */
export type MarkedText = { text: string; marked: boolean }[];
