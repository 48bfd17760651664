import { CLAUDE_CODE } from '../checked-with.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { readAsClaudeCode } from './claude-reading.ts';
import { unclosed, type Header, type Split } from './header.ts';
import { cutHeader } from './header-pieces.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict-yaml.ts';
import { readTolerantly } from './tolerant-yaml.ts';
import { MAX_HEADER_PARTS } from './yaml-limits.ts';

/** The largest header that is read, in UTF-16 code units: ten times the largest of thousands of published agents. */
export const MAX_HEADER_CHARACTERS = 65_536;

/**
 * Reads the header of a file: as Claude Code does, if it can; otherwise as strict YAML, or field by field. Reports every
 * field that is not strict YAML with the corrected line, and whatever keeps Claude Code from reading the header.
 * @param file path below the agents folder, for the findings
 */
export function readFrontmatter(source: Source, split: Split, file: string): Frontmatter {
  const early = split.early === undefined ? undefined : readEarly(source, split.early, split, file);
  if (early !== undefined) return early;
  if (split.whole === undefined) return failed(split.early, unclosed(source, file));

  const header = split.whole;
  const read = readHeader(source, header, file, split.opening === 'plain' && split.early === undefined);
  if (read.route === 'error') return read;
  if (split.early !== undefined) read.findings.push(hiddenByHyphens(source, split.early, file));
  else if (split.opening === 'language') read.findings.push(openingLine(source, file));
  return read;
}

/** What sets a file's header off from the rest. */
export function delimitersOf({ opening, whole }: Split): Delimiters {
  if (opening === 'language') return 'language';
  return whole === undefined ? 'unusual' : 'lines';
}

/** Reads a header whose end is known. @param reachable whether Claude Code finds the same header */
function readHeader(source: Source, header: Header, file: string, reachable: boolean): Frontmatter {
  if (header.text.length > MAX_HEADER_CHARACTERS)
    return failed(header, tooLarge(source, header, file, MAX_HEADER_CHARACTERS));
  const strict = parseStrictly(header.text);
  if (!strict.ok && strict.notMapping && !hasMeant(header)) return failed(header, notMapping(source, header, file));
  if (!strict.ok && strict.error.code === 'TOO_MANY_PARTS') {
    return failed(header, tooLarge(source, header, file, strict.error.offset));
  }
  const loaded = reachable ? readAsClaudeCode(source, header, strict.ok ? { strict: strict.map } : {}) : undefined;
  if (strict.ok) {
    const own = fieldsOf(source, (offset) => header.offset + offset, strict.map);
    const findings = reachable && loaded === undefined ? [onlyStrict(source, header, file)] : [];
    return { header, route: 'strict', loads: loaded !== undefined, fields: loaded ?? own, findings };
  }
  const byLineEndings =
    reachable && loaded === undefined && readAsClaudeCode(source, header, { endings: 'lf' }) !== undefined;
  const reads = loaded !== undefined || byLineEndings || !reachable;
  const read = readTolerantly(source, header, file, strict.error, reads, loaded !== undefined);
  if (byLineEndings) read.findings.push(lineEndings(source, header, file));
  const fields = loaded ?? read.fields;
  return {
    header,
    route: fields.length === 0 ? 'error' : 'tolerant',
    loads: loaded !== undefined,
    fields,
    findings: read.findings,
  };
}

/** Whether a header has lines that were meant as fields. */
function hasMeant(header: Header): boolean {
  return cutHeader(header.text).pieces.some(({ meant }) => meant !== undefined);
}

/** What Claude Code reads when hyphens end the header before its closing line; undefined if that is no agent. */
function readEarly(source: Source, early: Header, { whole, opening }: Split, file: string): Frontmatter | undefined {
  if (opening !== 'plain' || early.text.length > MAX_HEADER_CHARACTERS) return undefined;
  const fields = readAsClaudeCode(source, early);
  const isText = (key: string) =>
    fields?.some((each) => each.key === key && typeof each.value === 'string' && each.value !== '');
  if (fields === undefined || isText('name') !== true || isText('description') !== true) return undefined;
  const position = positionAt(source, early.offset + early.text.length);
  const rest = lineAt(source, position.line).slice(position.column + 2);
  const isLine = /^\s*$/.test(lineAt(source, position.line).slice(0, position.column - 1));
  const hyphens = longHyphens(source, position.line);
  const strict = whole !== undefined && parseStrictly(whole.text).ok;
  const result = { header: early, route: strict ? 'strict' : 'tolerant', loads: true, fields } as const;
  if (hyphens !== undefined) return { ...result, findings: [closedLong(source, file, position.line, hyphens, true)] };
  const found = finding(
    'header-ends-early',
    { file, ...position },
    isLine && rest.trim() === ''
      ? `${CLAUDE_CODE} ends the header here; other tools do not, because the line is indented.`
      : `${CLAUDE_CODE} ends the header at these three hyphens. What follows them is part of the prompt there; other tools end the header at a line that is just "---".`,
    isLine ? 'Make the line just "---".' : OTHER_HYPHENS,
    { excerpt: lineAt(source, position.line) },
  );
  return { ...result, findings: [found] };
}

/** How many hyphens a line has that is nothing but more than three of them. */
function longHyphens(source: Source, line: number): number | undefined {
  return /^(-{4,})[ \t]*$/.exec(lineAt(source, line))?.[1]?.length;
}

/** The finding that a header is closed by more than three hyphens. */
function closedLong(source: Source, file: string, line: number, hyphens: number, loads: boolean): Finding {
  return finding(
    loads ? 'header-ends-early' : 'not-loaded',
    { file, line, column: 1 },
    `The header is closed by ${hyphens} hyphens. ${CLAUDE_CODE} ends it after three of them${loads ? ', and reads the rest as part of the prompt' : ' and cannot read what is before them, so it does not load the file'}; other tools find no end there.`,
    'Write three.',
    { excerpt: lineAt(source, line), corrected: '---' },
  );
}

const OTHER_HYPHENS = 'Write a dash, or hyphens with spaces between them, in place of the three hyphens.';

function failed(header: Header | undefined, found: Finding): Frontmatter {
  return { header, route: 'error', loads: false, fields: [], findings: [found] };
}

/** The finding that three hyphens before the closing line keep Claude Code from reading the header. */
function hiddenByHyphens(source: Source, early: Header, file: string): Finding {
  const position = positionAt(source, early.offset + early.text.length);
  const hyphens = longHyphens(source, position.line);
  if (hyphens !== undefined) return closedLong(source, file, position.line, hyphens, false);
  return finding(
    'not-loaded',
    { file, ...position },
    `${CLAUDE_CODE} ends the header at these three hyphens and cannot read what is before them, so it does not load the file.`,
    OTHER_HYPHENS,
    { excerpt: lineAt(source, position.line) },
  );
}

function openingLine(source: Source, file: string): Finding {
  return finding(
    'not-loaded',
    { file, line: 1, column: 4 },
    `${CLAUDE_CODE} finds no header below a first line with more than hyphens, so it does not load the file; other tools do.`,
    'Make the first line just "---".',
    { excerpt: lineAt(source, 1), corrected: '---' },
  );
}

/** The finding that Claude Code refuses a header that strict YAML readers accept. */
function onlyStrict(source: Source, header: Header, file: string): Finding {
  const odd = /[\0\r]/.exec(header.text);
  const position = positionAt(source, header.offset + (odd?.index ?? 0));
  const why =
    odd === null
      ? 'This header is YAML'
      : odd[0] === '\r'
        ? 'A carriage return alone ends a line'
        : 'The header has a NUL character';
  return finding(
    'not-loaded',
    { file, ...position },
    `${why}, but ${CLAUDE_CODE} cannot read it, so it does not load the file.`,
    'Write each field on one line, with the value in double quotes.',
    { excerpt: lineAt(source, position.line) },
  );
}

/** The finding that only the line endings keep Claude Code from reading a header. */
function lineEndings(source: Source, header: Header, file: string): Finding {
  const lines = source.original.split('\n', header.bodyLine);
  const line = lines.findIndex((text, index) => index > 0 && text.endsWith('\r')) + 1;
  return finding(
    'header-crlf',
    { file, line, column: 1 },
    `The header is not strict YAML and its lines end in CRLF. ${CLAUDE_CODE} does not load such a file, although it loads the same header with LF.`,
    'Save the file with LF line endings, or fix the header.',
    { excerpt: lineAt(source, line) },
  );
}

/** @param offset where the header passes a limit, in its text */
function tooLarge(source: Source, header: Header, file: string, offset: number): Finding {
  const position = positionAt(source, header.offset + Math.min(offset, header.text.length - 1));
  const limit = `${MAX_HEADER_CHARACTERS.toLocaleString('en-US')} characters or ${MAX_HEADER_PARTS.toLocaleString('en-US')} keys, values and signs`;
  return finding(
    'header-too-large',
    { file, ...position },
    `The header is not read, because it has more than ${limit} up to here.`,
    'Move what does not say when to call the agent into the body, below the closing "---"; or add that line if it is missing.',
    { excerpt: lineAt(source, position.line) },
  );
}

function notMapping(source: Source, header: Header, file: string): Finding {
  const blank = /^\s*/.exec(header.text)?.[0].length ?? 0;
  const position = positionAt(source, header.offset + blank);
  return finding(
    'header-not-mapping',
    { file, ...position },
    'The header is not a list of "field: value" lines.',
    'Write it as fields, at least "name: …" and "description: …".',
    { excerpt: lineAt(source, position.line) },
  );
}

/**
 * How the header was read. `strict`: readers of strict YAML read it. `tolerant`: they do not; Claude Code may. `error`: it
 * could not be read at all.
 */
export type Route = 'strict' | 'tolerant' | 'error';

/**
 * What sets a header off from the rest. `lines`: two lines of three hyphens. `language`: the first line names a language.
 * `unusual`: no line of three hyphens ends it, and Claude Code takes other hyphens for its end.
 */
export type Delimiters = 'lines' | 'language' | 'unusual';

/** A header that has been read. */
export interface Frontmatter {
  /** The header; undefined when the file has none. */
  header: Header | undefined;
  route: Route;
  /** Whether Claude Code reads the header. */
  loads: boolean;
  fields: Field[];
  findings: Finding[];
}
