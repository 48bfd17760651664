import { termsOf } from '../vocabulary/terms.ts';
import { decodeSource } from '../agent/header/source.ts';
import { isCased, type Capability } from '../vocabulary/capability.ts';
import type { Claim } from '../vocabulary/coverage.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * Makes the reader of evidence: what stands in the lines that prove what an agent covers. Each file is read once, however
 * many capabilities ask for it.
 * @param read gets the bytes of an agent's file
 */
export function evidenceReader(
  vocabulary: readonly Capability[],
  read: (entry: AgentEntry) => Uint8Array,
): (entry: AgentEntry, claim: Claim) => Evidence {
  const finders = new Map(vocabulary.map((capability) => [capability.slug, aliasFinder(capability.aliases)]));
  const known = new Map<AgentEntry, Map<string, Evidence>>();
  const readAll = (entry: AgentEntry): Map<string, Evidence> => {
    const lines = decodeSource(read(entry)).text.split('\n');
    return new Map(
      entry.claims.map((claim) => [
        claim.capability,
        evidenceOf(entry.agent, lines, claim, finders.get(claim.capability) ?? (() => [])),
      ]),
    );
  };
  return (entry, claim) => {
    const found = known.get(entry) ?? readAll(entry);
    known.set(entry, found);
    return found.get(claim.capability) ?? { line: claim.line, text: [] };
  };
}

/**
 * Finds what stands in the line that proves a claim.
 * @param lines the lines of the agent's file
 */
export function evidenceOf(
  agent: AgentEntry['agent'],
  lines: readonly string[],
  { line }: Pick<Claim, 'line'>,
  find: AliasFinder,
): Evidence {
  // A name is in lower case by rule, so its case says nothing.
  const anyCase = agent.fields.some((field) => field.key === 'name' && field.line === line);
  // A description that runs over many lines is known by its first.
  const last = line < agent.bodyLine ? agent.bodyLine - 1 : line;
  for (let at = line; at <= last; at += 1) {
    const text = written(lines[at - 1]);
    const ranges = find(text, anyCase);
    if (ranges.length > 0) return { line: at, text: markRanges(text, ranges) };
  }
  return { line, text: markRanges(written(lines[line - 1]), []) };
}

/** Makes the finder of a capability's aliases in a text, the longest where several begin at the same word. */
export function aliasFinder(aliases: readonly string[]): AliasFinder {
  const known = aliases
    .map((alias) => {
      const terms = termsOf(alias);
      return { terms: terms.map(({ term }) => term), cased: isCased(alias) ? terms[0]?.written : undefined };
    })
    .filter(({ terms }) => terms.length > 0)
    .sort((a, b) => b.terms.length - a.terms.length);
  return (text, anyCase = false) => {
    const terms = termsOf(text);
    const ranges: Range[] = [];
    for (let at = 0; at < terms.length;) {
      const alias = known.find(
        ({ terms: parts, cased }) =>
          parts.every((term, index) => terms[at + index]?.term === term) &&
          (cased === undefined || anyCase || terms[at]?.written === cased),
      );
      const end = terms[at + (alias?.terms.length ?? 1) - 1];
      if (alias !== undefined && end !== undefined) {
        ranges.push({ start: terms[at]?.start ?? 0, end: end.start + end.written.length });
      }
      at += alias?.terms.length ?? 1;
    }
    return ranges;
  };
}

/** As many characters of a line as are shown. */
const MOST_CHARACTERS = 200;
/** What of them is kept for what stands before the first words that count. */
const LEAD = 60;

/** A line as it is shown: without the space around it; an escaped line break is shown as the space that it means. */
function written(line = ''): string {
  return line
    .replace(/\\[nrt]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a text into marked and unmarked pieces; of a long one only a stretch around the first mark. */
function markRanges(text: string, ranges: readonly Range[]): Piece[] {
  const { start, end } = stretchOf(text, ranges[0]?.start ?? 0);
  const pieces: Piece[] = [];
  let at = start;
  for (const range of ranges) {
    if (range.start < at || range.end > end) continue;
    if (range.start > at) pieces.push({ text: text.slice(at, range.start), marked: false });
    pieces.push({ text: text.slice(range.start, range.end), marked: true });
    at = range.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), marked: false });
  if (start > 0) pieces.unshift({ text: '… ', marked: false });
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}

function stretchOf(text: string, first: number): Range {
  if (text.length <= MOST_CHARACTERS) return { start: 0, end: text.length };
  const start = first <= LEAD ? 0 : text.indexOf(' ', first - LEAD) + 1;
  const from = start > first ? first : start;
  if (from + MOST_CHARACTERS >= text.length) return { start: from, end: text.length };
  const end = text.lastIndexOf(' ', from + MOST_CHARACTERS);
  return { start: from, end: end > first ? end : from + MOST_CHARACTERS };
}

type AliasFinder = (text: string, anyCase?: boolean) => Range[];

interface Range {
  start: number;
  end: number;
}

/** What stands in the file, and where. */
export interface Evidence {
  /** 1-based number of the line that is shown. */
  line: number;
  text: Piece[];
}

/** A stretch of text; marked when it names the capability. */
export interface Piece {
  text: string;
  marked: boolean;
}
