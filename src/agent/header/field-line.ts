import { agentSchema, FIELD_NAMES } from '../fields/schema.ts';
import { isKnownTool, isRemovedTool, parseTools } from '../fields/tools.ts';

/**
 * Reads a line that names one of Claude Code's fields, however it is written: indented, as an entry of a list, with
 * another sign than a colon or none, with spaces that YAML takes for letters.
 * @param line a line without its line break
 * @returns the field and what is odd about the line; undefined when it names no field
 */
export function fieldLine(line: string): FieldLine | undefined {
  if (line.length > MAX_LINE) return undefined;
  const match = LINE.exec(line);
  if (match === null) return undefined;
  const [, indent = '', bullet = '', before = '', written = '', quote = '', rest = ''] = match;
  const key = NAMES.get(written.toLowerCase());
  if (key === undefined || before !== quote) return undefined;
  const sign = SIGN.exec(rest);
  const [, blank = '', mark = '', after = ''] = sign ?? [];
  if (sign === null && !/^[ \t]/.test(rest)) return undefined;
  const value = rest.slice(sign?.[0].length ?? 0).trimEnd();
  const column = indent.length + bullet.length + 1;
  return {
    key,
    exact: key === written,
    value: sign === null ? value.trimStart() : value,
    column,
    valueColumn: line.length - rest.length + (sign?.[0].length ?? /^\s*/.exec(rest)?.[0].length ?? 0) + 1,
    sign: mark,
    cause: causeOf({ indent, bullet, quote: before, blank, mark, after }),
  };
}

/**
 * Whether a text looks like the value of a field rather than like prose.
 * @param below the lines below it, which may hold its list
 */
export function looksLikeValue(key: string, text: string, below: readonly string[] = []): boolean {
  const value = plainValue(text);
  if (key === 'tools' || key === 'disallowedTools') return looksLikeTools(value === '' ? listBelow(below) : value);
  if (value === '') return DISTINCT.has(key) && below.length > 0 && /^\s+\S/.test(below[0] ?? '');
  if (DISTINCT.has(key)) return true;
  if (key === 'skills') return /^\[?[\w:-]+(?:,\s*[\w:-]+)*\]?$/.test(value);
  if (!CHOICES.has(key)) return false;
  const read = /^\d{1,9}$/.test(value) ? Number(value) : value;
  return agentSchema.safeParse({ name: 'n', description: 'd', [key]: read }).success;
}

/** The list of tools in the lines below a key, as one line; empty when the first of them is no entry of a list. */
export function listBelow(below: readonly string[]): string {
  const end = below.findIndex((line) => !/^\s*-\s+\S/.test(line));
  return below
    .slice(0, end === -1 ? below.length : end)
    .map((line) => plainValue(line.replace(/^\s*-\s+/, '')))
    .join(', ');
}

/** The value without quotes, a comment, or what is left of a quotation that it is the end of. */
export function plainValue(text: string): string {
  return text
    .replace(/(?:^|\s)#.*$/, '')
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2')
    .replace(/(?<=[\w)\]*])["']$/, '');
}

/** No line of a header names a field further in. */
const MAX_LINE = 2000;
const NAMES: ReadonlyMap<string, string> = new Map(FIELD_NAMES.map((name) => [name.toLowerCase(), name]));
/** Blanks that YAML knows, blanks that it takes for letters, and characters that nobody sees. */
const BLANK = String.raw`[ \t\u00A0\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]`;
const LINE = new RegExp(
  String.raw`^(${BLANK}{0,40})([-*+•>]${BLANK}{1,8})?(["'\`*]{0,2})([A-Za-z]{1,20})(?![A-Za-z])(["'\`*]{0,2})(.*)$`,
);
const SIGN = new RegExp(
  String.raw`^(${BLANK}{0,8})(:=|=>|->|[:：﹕︓∶꞉=;]|(?<=${BLANK})[-–—|](?=${BLANK}))(${BLANK}{0,8})`,
);
const ODD_BLANK = /[^ \t]/;

/** Fields whose names occur in no prose. */
const DISTINCT: ReadonlySet<string> = new Set(FIELD_NAMES.filter((name) => /[A-Z]/.test(name)));
/** Fields with few values. */
const CHOICES: ReadonlySet<string> = new Set(['model', 'memory', 'background', 'effort', 'isolation', 'color']);

/** Whether a text is a list of tools: every entry is one, or most are. */
function looksLikeTools(text: string): boolean {
  const tools = parseTools(text.replace(/^\[|\]$/g, '').replace(/["'`，、;]/g, ' '));
  const known = tools.filter(({ name }) => name === '*' || isKnownTool(name) || isRemovedTool(name)).length;
  return known > 0 && known * 4 >= tools.length * 3;
}

function causeOf({ indent, bullet, quote, blank, mark, after }: Parts): string | undefined {
  const odd = ODD_BLANK.exec(indent)?.[0];
  if (odd !== undefined) return `begins with ${nameOf(odd)}`;
  if (bullet !== '') return `begins with "${bullet.charAt(0)}", as an entry of a list does`;
  if (mark === '') return 'has no colon';
  if (mark !== ':')
    return /[=>;|–—-]/.test(mark) ? `has "${mark}" instead of a colon` : `has ${colonOf(mark)} instead of ":"`;
  const beforeColon = ODD_BLANK.exec(blank)?.[0];
  if (beforeColon !== undefined) return `has ${nameOf(beforeColon)} before its colon`;
  const afterColon = ODD_BLANK.exec(after)?.[0];
  if (afterColon !== undefined) return `has ${nameOf(afterColon)} after its colon`;
  if (/[*`]/.test(quote)) return `has "${quote}" around its name`;
  if (indent === '') return undefined;
  if (indent.includes('\t')) return 'is indented with a tab, which YAML does not allow';
  return `is indented to column ${indent.length + 1}, and all fields of a header begin at the same column`;
}

function colonOf(mark: string): string {
  return `${mark === '：' ? 'a full-width colon' : 'another colon'} (${codeOf(mark)})`;
}

/** A character by its name. */
function nameOf(character: string): string {
  return `${BLANK_NAMES[character] ?? 'a space'} (${codeOf(character)})`;
}

const BLANK_NAMES: Readonly<Record<string, string>> = {
  '\u00A0': 'a no-break space',
  '\u202F': 'a narrow no-break space',
  '\u3000': 'an ideographic space',
  '\u200B': 'a zero-width space',
  '\u200C': 'a zero-width non-joiner',
  '\u200D': 'a zero-width joiner',
  '\u2060': 'a word joiner',
  '\uFEFF': 'a byte order mark',
};

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The parts of a line around its key, as written. */
interface Parts {
  indent: string;
  bullet: string;
  /** Around the key. */
  quote: string;
  /** Between the key and the sign. */
  blank: string;
  /** The colon, or what is in its place; empty when there is nothing. */
  mark: string;
  /** Between the sign and the value. */
  after: string;
}

/** A line that names a field. */
export interface FieldLine {
  /** The field, spelt as Claude Code spells it. */
  key: string;
  /** Whether the line spells it so, too. */
  exact: boolean;
  /** What follows, without white space around it. */
  value: string;
  /** 1-based column of the key, in UTF-16 code units. */
  column: number;
  /** 1-based column of what follows. */
  valueColumn: number;
  /** The colon, or what is in its place; empty when there is nothing. */
  sign: string;
  /** What is odd about the line, as the end of a sentence; undefined for `key: value` at the start of a line. */
  cause: string | undefined;
}
