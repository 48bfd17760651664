import { markTerms, tellingLine, type MarkedText } from '../query/snippet.ts';
import type { Answer } from '../query/search.ts';

/**
 * The capabilities of a need that an agent covers, the most meant first.
 * @param number the agent's number
 * @param most how many to tell
 */
export function coveredBy(answer: Pick<Answer, 'capabilities'>, number: number, most: number): Capability[] {
  return answer.capabilities.filter(({ agents }) => agents.includes(number)).slice(0, most);
}

/** The capability that is meant most of those that an agent mentions and does not prove. */
export function mentionedBy(answer: Pick<Answer, 'capabilities'>, number: number): Capability | undefined {
  return answer.capabilities.find(({ mentioning }) => mentioning.includes(number));
}

/**
 * The line of an agent's file that says best why the agent is here: the one that says most of the need, or, when none says
 * any of it, the one that proves a capability.
 * @param terms the terms that were searched for
 * @param proof the 1-based line that proves the first capability, where it is known
 */
export function reasonLine(file: string, terms: ReadonlySet<string>, proof: number | undefined): Line | undefined {
  const telling = tellingLine(file, terms);
  if (telling !== undefined)
    return { line: telling.line, pieces: nearFirstMark(markTerms(readable(telling.text), terms)) };
  const text = proof === undefined ? '' : (file.split('\n')[proof - 1]?.trim() ?? '');
  if (proof === undefined || text === '') return undefined;
  return {
    line: proof,
    pieces: [{ text: text.replace(/^(?:#{1,6}|[-*+]|\d+[.)])\s+/, '').slice(0, 200), marked: false }],
  };
}

/** Shortens what stands before the first marked piece, so that it is seen on a single line. */
export function nearFirstMark(pieces: MarkedText): MarkedText {
  const [first, ...rest] = pieces;
  if (first === undefined || first.marked || rest.length === 0 || first.text.length <= BEFORE) return pieces;
  const start = first.text.indexOf(' ', first.text.length - BEFORE) + 1;
  return [{ text: `…${start === 0 ? '' : first.text.slice(start)}`, marked: false }, ...rest];
}

/** A line without what headers hold for machines: escaped line breaks and quotes, and the tags of examples. */
function readable(line: string): string {
  return line
    .replace(/(?:(?<!\\)\\+n|<\/?(?:example|commentary)>)+/g, ' ')
    .replace(/(?<!\\)\\+"/g, '"')
    .trim();
}

/** Characters that may stand before the first mark. */
const BEFORE = 40;

type Capability = Answer['capabilities'][number];

/** A line of an agent's file: its 1-based number and its text. */
export interface Line {
  line: number;
  pieces: MarkedText;
}
