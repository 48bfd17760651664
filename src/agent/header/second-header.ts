import { fieldLine, type FieldLine } from './field-line.ts';
import type { Header } from './header.ts';
import { lineAt, positionAt, type Source } from './source.ts';

/**
 * The fields that a body starts with: lines of a header, perhaps between lines of three hyphens.
 * @returns those of Claude Code's fields, and whether a line of hyphens ends them as it ends a header
 */
export function startOfBody(source: Source, header: Header): StartOfBody {
  const start = positionAt(source, header.bodyStart);
  // What follows early hyphens on their line is no field.
  let line = start.column === 1 ? start.line : start.line + 1;
  const isCut = start.column !== 1;
  const last = Math.min(source.lineStarts.length, line + MAX_LINES);
  while (line < last && /^(?:\s*|<!--.{0,200}-->\s*)$/.test(lineAt(source, line))) line += 1;
  const opening = HYPHENS.test(lineAt(source, line)) ? line : undefined;
  if (opening !== undefined) line += 1;
  const lines: BodyField[] = [];
  const isField = (text: string) =>
    /^[ \u00A0\u3000]{0,3}[A-Za-z_][\w-]*[ \t\u00A0\u3000]{0,4}[:：=]/.test(text) ||
    /^(?:disallowedT|t)ools /.test(text);
  const first = line;
  for (; line <= last; line += 1) {
    const text = lineAt(source, line);
    const goesOn = line > first && /^(?:[ \t]+|-[ \t]+)\S/.test(text);
    if (!isField(text) && !goesOn && !(opening !== undefined && /^(?:#.*)?$/.test(text))) break;
    const meant = isField(text) ? fieldLine(text) : undefined;
    if (meant !== undefined) lines.push({ line, meant, below: linesFrom(source, line + 1) });
  }
  const isClosed = HYPHENS.test(lineAt(source, line));
  return { lines, opening, isHeader: isClosed && lines.length > 0 && (opening !== undefined || isCut || line > first) };
}

/**
 * The header that the body starts with, if it has one.
 * @returns the line of the hyphens that open it, and Claude Code's fields in it, with their values as written
 */
export function secondHeader(source: Source, header: Header): SecondHeader | undefined {
  const { lines, opening, isHeader } = startOfBody(source, header);
  if (!isHeader || opening === undefined) return undefined;
  return { line: opening, fields: lines.map(({ meant: { key, value } }) => ({ key, value })) };
}

/** How many lines of a body may be a header. */
const MAX_LINES = 200;
const HYPHENS = /^---[ \t]*$/;

function linesFrom(source: Source, line: number): string[] {
  return Array.from({ length: 50 }, (_, index) => lineAt(source, line + index));
}

/** The start of a body. */
interface StartOfBody {
  lines: BodyField[];
  /** 1-based line of the hyphens that open it, if there are any. */
  opening: number | undefined;
  /** Whether it is a header, or the rest of one. */
  isHeader: boolean;
}

/** A line of the body that names a field. */
interface BodyField {
  /** 1-based. */
  line: number;
  meant: FieldLine;
  /** The lines below it. */
  below: readonly string[];
}

/** A second header. */
export interface SecondHeader {
  /** 1-based line of the hyphens that open it. */
  line: number;
  fields: { key: string; value: string }[];
}
