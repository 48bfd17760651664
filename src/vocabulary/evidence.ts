import type { Agent } from '../agent/agent-file.ts';
import {
  aliasTable,
  aliasTables,
  findAliases,
  findAliasesInVerbs,
  type AliasOwner,
  type AliasTable,
} from './aliases.ts';
import type { Claim, Coverage } from './coverage.ts';
import { bestLines } from './proof.ts';
import type { Language } from './language.ts';
import { termsOf } from './terms.ts';

/**
 * Makes the function that finds the lines that prove what an agent covers: for each claim a few, the best first.
 * @param vocabulary every capability
 */
export function evidenceReader(
  vocabulary: readonly AliasOwner[],
): (
  agent: Agent,
  lines: readonly string[],
  coverage: Pick<Coverage, 'claims' | 'proofs'>,
  language?: Language,
) => Candidate[][] {
  const tables = new Map(vocabulary.map((capability) => [capability.slug, aliasTables([capability])]));
  return (agent, lines, { claims, proofs }, language) =>
    claims.map(({ capability }, index) => {
      const aliases = tables.get(capability)?.(language) ?? aliasTable([]);
      return candidateLines(bestLines(proofs[index] ?? []), agent.bodyLine).map((line) => ({
        ...evidenceOf(agent, lines, { line }, aliases),
        proves: line,
      }));
    });
}

/**
 * Finds the line that proves a claim, and marks the capability's aliases in it.
 * @param lines the lines of the agent's file
 * @param aliases the capability's aliases
 */
export function evidenceOf(
  agent: Agent,
  lines: readonly string[],
  { line }: Pick<Claim, 'line'>,
  aliases: AliasTable,
): Evidence {
  const nameLine = agent.fields.find(({ key }) => key === 'name')?.line;
  // A claim gives a description's first line, though the alias may be on a later one.
  const last = line < agent.bodyLine ? agent.bodyLine - 1 : line;
  for (let at = line; at <= last; at += 1) {
    const text = shownLine(lines[at - 1]);
    const spans = spansOf(text, aliases, line === nameLine);
    if (spans.length > 0) return { line: at, text: markSpans(text, spans) };
  }
  return { line, text: markSpans(shownLine(lines[line - 1]), []) };
}

/** The claims, each with the line that is shown for it, so that every page, link and record names the same line. */
export function withShownLines(claims: readonly Claim[], evidence: readonly Evidence[]): Claim[] {
  return claims.map((claim, index) => ({ ...claim, line: evidence[index]?.line ?? claim.line }));
}

/** The best lines, and the best one of the header if there is any: other agents do not share it. */
function candidateLines(best: readonly number[], bodyLine: number): number[] {
  const header = best.find((line) => line < bodyLine);
  return [...new Set([...best.slice(0, MAX_CANDIDATES), ...(header === undefined ? [] : [header])])];
}

/** A claim has others to show when its best line turns out to be one that many agents share. */
const MAX_CANDIDATES = 3;
/** At most this many characters of a line are shown. */
const MAX_CHARACTERS = 200;
/** How many of them may come before the first marked words. */
const LEAD = 60;

/** A line to show: trimmed, with single spaces, and with spaces instead of escaped line breaks. */
function shownLine(line = ''): string {
  return line
    .replace(/\\[nrt]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where the aliases are in a text, each span once. */
function spansOf(text: string, aliases: AliasTable, anyCase: boolean): Span[] {
  const terms = termsOf(text);
  const spans = new Map<number, Span>();
  const named = findAliases(terms, aliases, anyCase);
  const introduced = named.length > 0 ? named : findAliases(terms, aliases, anyCase, true);
  const found = introduced.length > 0 ? introduced : findAliasesInVerbs(text, terms, aliases);
  for (const { at, length } of found) {
    const end = terms[at + length - 1];
    if (end !== undefined) spans.set(at, { start: terms[at]?.start ?? 0, end: end.start + end.written.length });
  }
  return [...spans.values()];
}

/** Cuts a text into marked and unmarked stretches, and shortens a long text to what is around the first mark. */
function markSpans(text: string, spans: readonly Span[]): MarkedText[] {
  const { start, end } = stretchOf(text, spans[0]?.start ?? 0);
  const stretches: MarkedText[] = [];
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) stretches.push({ text: text.slice(at, span.start), marked: false });
    stretches.push({ text: text.slice(span.start, span.end), marked: true });
    at = span.end;
  }
  if (at < end) stretches.push({ text: text.slice(at, end), marked: false });
  if (start > 0) stretches.unshift({ text: '… ', marked: false });
  if (end < text.length) stretches.push({ text: ' …', marked: false });
  return stretches;
}

function stretchOf(text: string, first: number): Span {
  if (text.length <= MAX_CHARACTERS) return { start: 0, end: text.length };
  const from = startOf(text, first);
  if (from + MAX_CHARACTERS >= text.length) return { start: from, end: text.length };
  const end = text.lastIndexOf(' ', from + MAX_CHARACTERS);
  return { start: from, end: end > first ? end : characterAt(text, from + MAX_CHARACTERS) };
}

/** Where to begin a text so that its first mark is shown: after a space or, in scripts without spaces, anywhere. */
function startOf(text: string, first: number): number {
  if (first <= LEAD) return 0;
  const space = text.indexOf(' ', first - LEAD);
  return space === -1 || space >= first ? characterAt(text, first - LEAD) : space + 1;
}

/** The start of the character that an offset may be inside of. */
function characterAt(text: string, offset: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.slice(offset, offset + 1)) ? offset - 1 : offset;
}

/** A part of a text: the offset where it starts and the offset after its end, in UTF-16 code units. */
interface Span {
  start: number;
  end: number;
}

/** The line that proves a claim. */
export interface Evidence {
  /** 1-based number of the line that is shown. */
  line: number;
  text: MarkedText[];
}

/** A line that could be shown for a claim. */
export interface Candidate extends Evidence {
  /** The line of the proof that it shows: of a description, its first. */
  proves: number;
}

/** A stretch of text, marked where it names the capability. */
export interface MarkedText {
  text: string;
  marked: boolean;
}
