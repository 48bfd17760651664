import { CLAUDE_CODE } from '../checked-with.ts';
import { unescapeDescription } from '../examples/description.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { parseAsClaudeCode } from './claude-yaml.ts';
import type { Header } from './header.ts';
import { cutHeader, joinQuotes, PROSE_FIELDS, type Piece } from './header-pieces.ts';
import { readMeant } from './meant-field.ts';
import { rewriteHeader } from './second-attempt.ts';
import { lowerFirst, reasonFor } from './strict-reason.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field, type StrictError } from './strict-yaml.ts';
import { withoutTrailingComments } from './trailing-comments.ts';

/**
 * Reads a header that strict YAML rejects. The header is cut before each key at the start of a line. A piece that is YAML
 * by itself is read as YAML; the value of any other piece is read as plain text.
 * @param file path below the agents folder, for the findings
 * @param strictError why the header as a whole was rejected
 * @param loads whether Claude Code reads the header, or would if something else did not keep it from that
 * @param isLoaded whether it does read the header
 */
export function readTolerantly(
  source: Source,
  header: Header,
  file: string,
  strictError: StrictError,
  loads: boolean,
  isLoaded: boolean,
): TolerantResult {
  const { pieces, stray } = cutHeader(header.text);
  if (pieces.length === 0) {
    const why = isLoaded ? rejected : unreadable;
    return { fields: [], findings: [why(source, header, file, strictError, loads)] };
  }

  const fields = new Map<string, Field>();
  const findings: Finding[] = [];
  for (const piece of joinQuotes(pieces)) {
    for (const field of readPiece(source, header, file, piece, loads, findings)) {
      const twin = fields.get(field.key);
      if (twin !== undefined) findings.push(duplicate(source, file, field, twin.line));
      // The later one wins.
      fields.set(field.key, field);
    }
  }
  if (stray !== undefined) findings.push(strayText(source, header, file, stray, loads));
  // The header as a whole can be wrong where no field is: a document marker, an alias to another field.
  const isTold = findings.some(({ code }) => loads || code === 'not-loaded');
  if (!isTold) findings.push(rejected(source, header, file, strictError, loads));
  return { fields: [...fields.values()], findings };
}

/** The fields of one piece: read as YAML if it is YAML by itself, otherwise as a key and a text. */
function readPiece(
  source: Source,
  header: Header,
  file: string,
  piece: Piece,
  loads: boolean,
  findings: Finding[],
): Field[] {
  if (piece.meant !== undefined) {
    const { field, finding } = readMeant(source, header, file, piece, piece.meant, loads);
    if (finding !== undefined) findings.push(finding);
    return [field];
  }
  const alone = parseStrictly(piece.text);
  // Lines such as "Context: …" that continue a description look like further fields.
  const continued = alone.ok && alone.map.pairs.length > 1 && PROSE_FIELDS.has(piece.key);
  if (alone.ok && !continued) {
    return fieldsOf(source, (offset) => header.offset + piece.offset + offset, alone.map);
  }
  const field = textField(source, header.offset, piece);
  const error = alone.ok
    ? { offset: 0, code: 'CONTINUED', message: 'a value goes on at the start of a line' }
    : alone.error;
  findings.push(notStrict(source, header, file, piece, field, error, loads || isReadable(piece)));
  return [field];
}

/** Reads a piece that is not YAML as a key and a text. */
function textField(source: Source, headerOffset: number, piece: Piece): Field {
  const colon = piece.text.indexOf(':', piece.key.length);
  const blanks = /^[ \t]*/.exec(piece.text.slice(colon + 1))?.[0].length ?? 0;
  const start = colon + 1 + blanks;
  const written = withoutTrailingComments(piece.text.slice(start)).trim();
  const key = positionAt(source, headerOffset + piece.offset);
  const value = positionAt(source, headerOffset + piece.offset + start);
  return {
    key: piece.key,
    value:
      listIn(written) ?? (LISTS.has(piece.key) ? unquoted(written) : plainText(written, PROSE_FIELDS.has(piece.key))),
    written,
    quoted: /^["']/.test(written),
    line: key.line,
    column: key.column,
    valueLine: value.line,
    valueColumn: value.column,
  };
}

/** Fields that are lists of words. */
const LISTS: ReadonlySet<string> = new Set(['tools', 'disallowedTools', 'skills']);

/** A list of words without the quotes around the list or each of them. */
function unquoted(written: string): string {
  return written.replace(/(["'`])([^"'`]*)\1/g, '$2').trim();
}

/** The entries of a list whose indentation YAML rejects, such as tabs, without comments; undefined if the text is no list. */
function listIn(written: string): string[] | undefined {
  const lines = written.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
  const entries = lines.flatMap((line) => /^-\s+(\S.*)$/.exec(line.trim())?.[1] ?? []);
  return entries.length > 0 && entries.length === lines.length ? entries : undefined;
}

/**
 * The text of a value without the quotes around it or the mark of its block scalar.
 * @param prose whether the text may have the same quotes inside; in other fields they mean a list of quoted words
 */
function plainText(written: string, prose: boolean): string {
  const block = /^[|>][-+\d]*[ \t]*\n/.exec(written);
  if (block !== null) {
    const lines = written.slice(block[0].length).split('\n');
    const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
    const indent = indents.reduce((smallest, each) => Math.min(smallest, each), 80);
    return lines
      .map((line) => line.slice(indent))
      .join('\n')
      .trim();
  }
  const quote = written[0];
  if ((quote === '"' || quote === "'") && written.length > 1 && written.endsWith(quote)) {
    const inner = written.slice(1, -1);
    if (prose || !inner.includes(quote)) return (quote === '"' ? unescape(inner) : inner.replaceAll("''", "'")).trim();
  }
  // A quotation that is never closed.
  if (prose && (quote === '"' || quote === "'") && written.lastIndexOf(quote) === 0) return written.slice(1).trim();
  return written;
}

/** Resolves the most common escapes of a double-quoted string. */
function unescape(text: string): string {
  return text.replace(/\\(["\\nt])/g, (_, character: string) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

function notStrict(
  source: Source,
  header: Header,
  file: string,
  piece: Piece,
  field: Field,
  error: StrictError,
  loads: boolean,
): Finding {
  const reason = reasonFor(piece, field, error);
  const position = positionAt(source, header.offset + piece.offset + reason.offset);
  const value = typeof field.value === 'string' ? field.value : field.written;
  const text = field.key === 'description' ? unescapeDescription(value).text : value;
  const corrected = Array.isArray(field.value) ? JSON.stringify(field.value) : JSON.stringify(text);
  return finding(
    loads ? 'header-not-strict' : 'not-loaded',
    { file, ...position },
    `${reason.why} ${whoLoads(loads)}`,
    reason.fix ?? `Put the value of "${field.key}" in double quotes.`,
    {
      excerpt: lineAt(source, position.line),
      ...(reason.isIndent === true && !Array.isArray(field.value) && !PROSE_FIELDS.has(field.key)
        ? {}
        : { corrected: `${field.key}: ${corrected}` }),
    },
  );
}

/** Says which readers load a file although a field is not strict YAML. */
function whoLoads(loads: boolean): string {
  return loads
    ? `Strict YAML readers skip this file; ${CLAUDE_CODE} reads the field.`
    : `Neither strict YAML readers nor ${CLAUDE_CODE} load this file.`;
}

/** Whether Claude Code could read a piece by itself, had it LF line endings. */
function isReadable({ text }: Piece): boolean {
  return parseAsClaudeCode(text) !== undefined || parseAsClaudeCode(rewriteHeader(text.split('\n')).text) !== undefined;
}

function duplicate(source: Source, file: string, field: Field, firstLine: number): Finding {
  return finding(
    'field-duplicate',
    { file, line: field.line, column: field.column },
    `"${field.key}" is given twice, first on line ${firstLine}. For Claude Code the last one counts; strict YAML readers skip this file.`,
    'Keep one of the two lines.',
    { excerpt: lineAt(source, field.line) },
  );
}

function strayText(source: Source, header: Header, file: string, offset: number, loads: boolean): Finding {
  const position = positionAt(source, header.offset + offset);
  return finding(
    loads ? 'header-not-strict' : 'not-loaded',
    { file, ...position },
    `This text comes before the first field of the header. ${whoLoads(loads)}`,
    'Move it into the body, or make it a comment with "#".',
    { excerpt: lineAt(source, position.line) },
  );
}

function rejected(source: Source, header: Header, file: string, error: StrictError, loads: boolean): Finding {
  const position = positionAt(source, header.offset + Math.min(error.offset, Math.max(0, header.text.length - 1)));
  return finding(
    loads ? 'header-not-strict' : 'not-loaded',
    { file, ...position },
    `The header is not YAML here (${lowerFirst(error.message)}). ${whoLoads(loads)}`,
    'Write each field as one line "field: value", with the value in double quotes.',
    { excerpt: lineAt(source, position.line) },
  );
}

function unreadable(source: Source, header: Header, file: string, error: StrictError): Finding {
  const position = positionAt(source, header.offset + Math.min(error.offset, Math.max(0, header.text.length - 1)));
  return finding(
    'header-not-mapping',
    { file, ...position },
    'No line of the header is a field ("name: value"), so there is nothing to read.',
    'Write the header as fields, at least "name: …" and "description: …".',
    { excerpt: lineAt(source, position.line) },
  );
}

/** The fields that could be read, none if nothing could, and what is wrong with the header. */
export interface TolerantResult {
  fields: Field[];
  findings: Finding[];
}
