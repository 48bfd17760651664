import { blankOut, findFences } from '../examples/fences.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { fieldLine, looksLikeValue, plainValue, type FieldLine } from '../header/field-line.ts';
import type { Header } from '../header/header.ts';
import { correctedLine } from '../header/meant-field.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import { secondHeader, startOfBody } from '../header/second-header.ts';
import type { Context } from './context.ts';
import { clip } from './field-finding.ts';

/**
 * Finds lines that look like fields of the header and are read as a part of something else: of another value, of a map
 * below an unknown field, of the prompt. Fields that the header has as well are not reported, because nothing is lost.
 */
export function checkUnreadFields(context: Context, header: Header): Finding[] {
  const isRead = (key: string) => Object.hasOwn(context.values, key);
  const inHeader = context.fields.flatMap((field) => linesWithin(context.source, field));
  const inBody = linesOfBody(context.source, header);
  const reported = new Set<string>();
  const findings = [...inHeader, ...inBody].flatMap((found) => {
    const { meant } = found;
    if (isRead(meant.key) || reported.has(meant.key)) return [];
    reported.add(meant.key);
    return [unread(context, found)];
  });
  const second = secondHeader(context.source, header);
  return second === undefined ? findings : [...findings, anotherHeader(context, second)];
}

/** The lines of a value that look like fields. */
function linesWithin(source: Source, field: Field): UnreadLine[] {
  const { value, written, key } = field;
  if (typeof value === 'string') {
    if (!/\n|\\n/.test(written)) return [];
    const style = /^[|>]/.test(written) ? 'the block of text of' : field.quoted ? 'the quotes of' : 'the value of';
    return linesOfText(source, field, { where: `inside ${style} "${clip(key)}"`, part: `"${clip(key)}"` });
  }
  if (typeof value !== 'object' || value === null || MAPS.test(key)) return [];
  if (written.startsWith('{')) return keysWithin(source, field, value);
  return linesBelow(source, field, { where: `below "${clip(key)}"`, part: `"${clip(key)}"` });
}

/** The keys of a map in braces. */
function keysWithin(source: Source, field: Field, map: object): UnreadLine[] {
  const start = (source.lineStarts[field.valueLine - 1] ?? 0) + field.valueColumn - 1;
  return Object.entries(map).flatMap(([key, value]: [string, unknown]) => {
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const meant = fieldLine(`${key}: ${text}`);
    if (meant?.exact !== true || meant.key === 'skills' || !looksMeant(meant, [])) return [];
    const at = Math.max(0, field.written.indexOf(key));
    const place = { where: `below "${clip(field.key)}"`, part: `"${clip(field.key)}"` };
    return [{ meant, below: [], ...place, ...positionAt(source, start + at) }];
  });
}

/** The fields that hold maps, in which keys of the same name mean something else. */
const MAPS = /^(?:hooks|experimental|mcp[-_]?servers?)$/i;

/** The lines of a text, also those that an escape ends, except in code and examples. */
function linesOfText(source: Source, field: Field, place: Place): UnreadLine[] {
  const start = (source.lineStarts[field.valueLine - 1] ?? 0) + field.valueColumn - 1;
  const text = blankOut(blankOut(field.written, findFences(field.written)), examplesIn(field.written));
  const lines: Piece[] = [];
  let at = 0;
  for (const { index, 0: end } of [...text.matchAll(/\n|\\n/g), { index: text.length, 0: '' }]) {
    lines.push({ text: text.slice(at, index), offset: at });
    at = index + end.length;
  }
  return lines.slice(1).flatMap(({ text: line, offset }, index) => {
    const meant = fieldLine(line);
    if (meant === undefined) return [];
    const below = lines.slice(index + 2, index + 2 + MAX_LIST).map((each) => each.text);
    if (!looksMeant(meant, below)) return [];
    return [{ meant, below, ...place, ...positionAt(source, start + offset + meant.column - 1) }];
  });
}

/** The stretches between tags of examples. */
function examplesIn(text: string): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (let start = text.indexOf('<example'); start !== -1;) {
    const end = text.indexOf('</example', start);
    if (end === -1) return [...stretches, { start, end: text.length }];
    stretches.push({ start, end });
    start = text.indexOf('<example', end);
  }
  return stretches;
}

/** The lines of a map or a list. */
function linesBelow(source: Source, field: Field, place: Place): UnreadLine[] {
  const lines = field.written.split('\n');
  return lines.flatMap((_, index) => {
    const line = field.valueLine + index;
    const text = lineAt(source, line);
    const meant = fieldLine(text);
    if (line === field.line || meant?.exact !== true) return [];
    const below = lines.slice(index + 1, index + 1 + MAX_LIST);
    if (!looksMeant(meant, below)) return [];
    // Many maps list skills that are no skills of the agent.
    if (meant.key === 'skills') return [];
    return [{ meant, below, ...place, line, column: meant.column }];
  });
}

/** The lines at the start of the body, and those between early hyphens and the line that was to end the header. */
function linesOfBody(source: Source, header: Header): UnreadLine[] {
  const { lines, isHeader } = startOfBody(source, header);
  return lines.flatMap(({ line, meant, below }) => {
    if (!isHeader && !(meant.exact && looksMeant(meant, below))) return [];
    return [{ meant, below, ...BODY, line, column: meant.column }];
  });
}

const BODY: Place = { where: 'below the three hyphens that close the header', part: 'the prompt' };
/** How many lines below a key are looked at for its list. */
const MAX_LIST = 50;

/** Whether a line within a text is a field and not prose. Without a colon, only a list of tools is. */
function looksMeant({ key, value, sign }: FieldLine, below: readonly string[]): boolean {
  if (sign === '' && key !== 'tools' && key !== 'disallowedTools') return false;
  return looksLikeValue(key, value, below);
}

function unread(context: Context, { meant, below, where, part, line, column }: UnreadLine): Finding {
  const corrected = correctedLine({ ...meant, value: whole(meant.value) }, below);
  return finding(
    'field-not-read',
    { file: context.file, line, column },
    `This line looks like the field "${meant.key}", but it is ${where}, so it is read as a part of ${part}: ${effectOf(meant.key)}.`,
    part === BODY.part
      ? 'Move it into the header, above the closing "---", at column 1.'
      : 'Put it on a line of the header that nothing else includes, at column 1.',
    { excerpt: lineAt(context.source, line), ...(corrected === undefined ? {} : { corrected }) },
  );
}

/** A value without the quotation mark of the text that it ends. */
function whole(value: string): string {
  return /^["']/.test(value) ? value : plainValue(value);
}

function effectOf(key: string): string {
  if (key === 'tools') return 'the agent gets every tool';
  if (key === 'disallowedTools') return 'no tool is denied';
  return 'it has no effect';
}

/** The note about a second header. */
function anotherHeader(context: Context, { line, fields }: NonNullable<ReturnType<typeof secondHeader>>): Finding {
  const different = fields.flatMap(({ key, value }) => {
    const first = context.fields.find((each) => each.key === key)?.written ?? '';
    if (first === '' || first.includes('\n') || plainValue(first) === plainValue(value)) return [];
    return [`${key} ${clip(plainValue(first), 30)}, not ${clip(plainValue(value), 30)}`];
  });
  const counts = different.length === 0 ? '' : ` (${different.slice(0, 3).join('; ')})`;
  return finding(
    'header-second',
    { file: context.file, line, column: 1 },
    `A second header begins at line ${line}. Only the first counts${counts}; the second is read as a part of the prompt.`,
    'Keep one header, with every field that the agent needs.',
    { excerpt: lineAt(context.source, line) },
  );
}

/** A line of a text, and its offset there. */
interface Piece {
  text: string;
  offset: number;
}

/** Where a line is that is not read as a field. */
interface Place {
  /** In words, after "it is". */
  where: string;
  /** What it is read as a part of. */
  part: string;
}

/** A line that looks like a field. */
interface UnreadLine extends Place {
  meant: FieldLine;
  /** The lines below it. */
  below: readonly string[];
  line: number;
  column: number;
}
