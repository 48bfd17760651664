import { thousands } from '../components/thousands.ts';
import { langOfLine } from '../vocabulary/text-language.ts';
import type { Edit } from './line-diff.ts';

/** Splits edits into stretches: unchanged lines are shown near a change and folded elsewhere. */
export function stretchesOf(edits: readonly Edit[]): Stretch[] {
  return edits.flatMap(({ kind, lines }, edit): Stretch[] => {
    const first = edit === 0 ? 0 : CONTEXT_LINES;
    const last = edit === edits.length - 1 ? 0 : CONTEXT_LINES;
    if (kind !== 'same' || lines <= first + last + 1) return [{ folded: false, edit, from: 0, to: lines }];
    return [
      { folded: false, edit, from: 0, to: first },
      { folded: true, edit, from: first, to: lines - last },
      { folded: false, edit, from: lines - last, to: lines },
    ].filter(({ from, to }) => from < to);
  });
}

/**
 * One line of an edit. Where equally many lines were removed and added, each is compared with its counterpart.
 * @param index of the edit
 * @param at the line, counted within the edit from 0
 */
export function lineOf({ before, after, edits, language }: Texts, index: number, at: number): DiffLine {
  const edit = edits[index];
  if (edit === undefined) throw new Error(`There is no edit ${index}.`);
  const { kind, lines } = edit;
  const theirs = kind === 'added' ? undefined : edit.before + at;
  const own = kind === 'removed' ? undefined : edit.after + at;
  const text = (own === undefined ? before[edit.before + at] : after[own]) ?? '';
  const lang = langOfLine(text, language);
  const other = edits[kind === 'removed' ? index + 1 : index - 1];
  const isPaired =
    kind !== 'same' &&
    other?.kind === (kind === 'removed' ? 'added' : 'removed') &&
    other.lines === lines &&
    lines <= MAX_PAIRED;
  if (!isPaired) return { kind, theirs, own, lang, pieces: piecesOf([text]) };
  const twin = kind === 'removed' ? after[other.after + at] : before[other.before + at];
  return { kind, theirs, own, lang, pieces: piecesOf(partsThatDiffer(text, twin ?? '')) };
}

/** Longer runs of changed lines are not compared line by line. */
const MAX_PAIRED = 50;

/** Splits a line into the start it shares with its twin, what differs, and the end it shares. */
function partsThatDiffer(text: string, twin: string): Parts {
  const shorter = Math.min(text.length, twin.length);
  let head = 0;
  while (head < shorter && text[head] === twin[head]) head += 1;
  if (/[\uD800-\uDBFF]/.test(text[head - 1] ?? '')) head -= 1;
  let tail = 0;
  while (tail < shorter - head && text[text.length - 1 - tail] === twin[twin.length - 1 - tail]) tail += 1;
  if (/[\uDC00-\uDFFF]/.test(text[text.length - tail] ?? '')) tail -= 1;
  const end = text.length - tail;
  // Lines with little in common are shown whole.
  if (head + tail < shorter / 4) return [text];
  return [text.slice(0, head), text.slice(head, end), text.slice(end)];
}

/** The pieces of a line, cut if it is long. */
function piecesOf([whole, differs, end]: Parts): Piece[] {
  if (differs === undefined || end === undefined) return [{ text: cut(whole, MAX_LINE), differs: false }];
  const isLong = whole.length + differs.length + end.length > MAX_LINE;
  const start = isLong && whole.length > CONTEXT_CHARACTERS ? `…${fromWord(whole.slice(-CONTEXT_CHARACTERS))}` : whole;
  const rest = isLong && end.length > CONTEXT_CHARACTERS ? `${toWord(end.slice(0, CONTEXT_CHARACTERS))}…` : end;
  return [
    { text: start, differs: false },
    { text: cut(differs, MAX_LINE), differs: true },
    { text: rest, differs: false },
  ].filter(({ text }) => text !== '');
}

/** A text from the start of its first whole word, if that is near; half a surrogate pair is no character. */
function fromWord(text: string): string {
  const space = text.slice(0, MAX_PART).search(/\s/);
  return space === -1 ? text.replace(/^[\uDC00-\uDFFF]/, '') : text.slice(space + 1);
}

/** A text to the end of its last whole word, if that is near. */
function toWord(text: string): string {
  const part = /\s\S*$/.exec(text.slice(-MAX_PART));
  return part === null ? text.replace(/[\uD800-\uDBFF]$/, '') : text.slice(0, -part[0].length);
}

function cut(text: string, max: number): string {
  const left = text.length - max;
  return left <= 0 ? text : `${text.slice(0, max)}… and ${thousands(left)} more characters`;
}

/** Unchanged lines shown on either side of a change. */
const CONTEXT_LINES = 3;
/** Longer lines are cut, in characters. */
const MAX_LINE = 600;
/** Characters shown on either side of the change in a long line. */
const CONTEXT_CHARACTERS = 80;
/** The longest part of a word that is left out where a line is cut. */
const MAX_PART = 20;

/** Two texts as lines, and what turns the first into the second. */
export interface Texts {
  before: readonly string[];
  after: readonly string[];
  edits: readonly Edit[];
  /** The language of the second text; undefined if it is not known. */
  language: string | undefined;
}

/** A run of lines of one edit, shown or folded. */
export interface Stretch {
  folded: boolean;
  /** The index of the edit. */
  edit: number;
  /** Its first line, counted within the edit from 0. */
  from: number;
  /** The line after its last. */
  to: number;
}

/** A line of a difference. */
export interface DiffLine {
  kind: Edit['kind'];
  /** Its index in the first text; undefined where only the second has it. */
  theirs: number | undefined;
  /** Its index in the second text; undefined where only the first has it. */
  own: number | undefined;
  /** The language of the line, if it is not that of the site's own words. */
  lang: string | undefined;
  pieces: Piece[];
}

/** A piece of a line. */
export interface Piece {
  text: string;
  /** Whether it is not in the line’s counterpart. */
  differs: boolean;
}

/** The whole line; or the start it shares with its twin, what differs, and the end it shares. */
type Parts = readonly [string] | readonly [string, string, string];
