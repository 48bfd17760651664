import { markTerms, bestLine, type MarkedText } from '../query/snippet.ts';
import type { Answer } from '../query/search.ts';

/**
 * The capabilities of a need that an agent covers, the most relevant first: those understood, or if it has no word of the need,
 * the one that it is found by.
 * @param number the agent's number
 */
export function coveredBy({ understood, because }: Reasons, number: number): Capability[] {
  const covered = understood.filter(({ agents }) => agents.some((agent) => agent.number === number && agent.covers));
  const only = because.get(number);
  return covered.length === 0 && only?.covers === true ? [only] : covered;
}

/** The most relevant capability of a need that an agent only mentions; undefined if there is none. */
export function mentionedBy({ understood, because }: Reasons, number: number): Capability | undefined {
  const mentioned = understood.find(({ agents }) => agents.some((agent) => agent.number === number && !agent.covers));
  const only = because.get(number);
  return mentioned ?? (only?.covers === false ? only : undefined);
}

/**
 * The line of an agent's file that best explains why the agent is among the results: the one with the most terms of the
 * need or, if no line has any, the one that proves a capability.
 * @param terms the terms searched for
 * @param proof the 1-based line that proves the first capability, if known
 * @returns undefined if there is no such line
 */
export function reasonLine(file: string, terms: ReadonlySet<string>, proof: number | undefined): Line | undefined {
  const best = bestLine(file, terms);
  if (best !== undefined) return { line: best.line, pieces: nearFirstMark(markTerms(readable(best.text), terms)) };
  const text = proof === undefined ? '' : (file.split('\n')[proof - 1]?.trim() ?? '');
  if (proof === undefined || text === '') return undefined;
  return {
    line: proof,
    pieces: [{ text: text.replace(/^(?:#{1,6}|[-*+]|\d+[.)])\s+/, '').slice(0, 200), marked: false }],
  };
}

/** Shortens the text before the first marked piece, so that the mark is visible on a single line. */
export function nearFirstMark(pieces: MarkedText): MarkedText {
  const [first, ...rest] = pieces;
  if (first === undefined || first.marked || rest.length === 0 || first.text.length <= MAX_BEFORE_MARK) return pieces;
  const start = first.text.indexOf(' ', first.text.length - MAX_BEFORE_MARK) + 1;
  return [{ text: `…${start === 0 ? '' : first.text.slice(start)}`, marked: false }, ...rest];
}

/** Removes what a header contains for machines only: escaped line breaks and quotes, and the tags of examples. */
function readable(line: string): string {
  return line
    .replace(/(?:(?<!\\)\\+n|<\/?(?:example|commentary)>)+/g, ' ')
    .replace(/(?<!\\)\\+"/g, '"')
    .trim();
}

/** How many characters to keep before the first mark. */
const MAX_BEFORE_MARK = 40;

type Capability = Pick<Answer['understood'][number], 'slug' | 'title'>;
type Reasons = Pick<Answer, 'understood' | 'because'>;

/** A line of an agent's file: its 1-based number and its text. */
export interface Line {
  line: number;
  pieces: MarkedText;
}
