import { CLAUDE_CODE } from '../checked-with.ts';
import { isKnownTool, parseTools } from '../fields/tools.ts';
import { FIELD_NAMES } from '../fields/schema.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { DIALOGUE_WORDS, PROSE_FIELDS } from '../header/header-pieces.ts';
import { withoutTrailingComments } from '../header/trailing-comments.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import type { Context } from './context.ts';
import { clip } from './field-finding.ts';
import type { Position } from '../position.ts';

/**
 * Finds values of which only a part is loaded: cut by what YAML takes for a comment, without a first word that YAML takes
 * for a tag or an anchor, or cut by lines of a dialogue that YAML takes for further fields.
 * @param lastLine 1-based line on which the header ends
 */
export function findCutValues(context: Context, lastLine: number): CutValue[] {
  return context.fields.flatMap((field, index) => {
    if (field.quoted || typeof field.value !== 'string' || !CUT_FIELDS.has(field.key)) return [];
    return [
      ...firstWord(context, field),
      ...comment(context, field),
      ...(PROSE_FIELDS.has(field.key) ? dialogue(context, field, context.fields.slice(index + 1), lastLine) : []),
    ].slice(0, 1);
  });
}

/** The fields whose values are worth more than a comment: texts, and what limits an agent. */
const CUT_FIELDS: ReadonlySet<string> = new Set(['name', 'description', 'initialPrompt', 'tools', 'disallowedTools']);

/** A word such as `!important` or `&co` before the value. `!!str` is meant as a tag. */
function firstWord(context: Context, field: Field): CutValue[] {
  if (field.line !== field.valueLine) return [];
  const before = lineAt(context.source, field.line).slice(field.column - 1 + field.key.length, field.valueColumn - 1);
  const word = /:[ \t]*((?:!(?!!)|&)\S*)[ \t]*$/.exec(before)?.[1];
  if (word === undefined) return [];
  const why = `YAML takes "${clip(word)}" for ${word.startsWith('!') ? 'a tag' : 'an anchor'}`;
  const column = field.column + field.key.length + before.lastIndexOf(word);
  return [cut(context, field, word, `${word} ${field.written}`, why, { line: field.line, column })];
}

/** What YAML takes for a comment after the value. After a list of tools it may well be one, unless it names tools. */
function comment(context: Context, field: Field): CutValue[] {
  const lines = field.written.split('\n');
  if (/^[|>]/.test(field.written)) return [];
  const last = field.valueLine + lines.length - 1;
  const line = lineAt(context.source, last);
  const end =
    (lines.length === 1 ? field.valueColumn - 1 : line.length - line.trimStart().length) +
    (lines.at(-1) ?? '').trim().length;
  const rest = /^[ \t]+(#.*)$/.exec(line.slice(end))?.[1];
  if (rest === undefined) return [];
  const namesTools = parseTools(rest.replace(/^#+/, '')).some(({ name }) => isKnownTool(name));
  if (!PROSE_FIELDS.has(field.key) && field.key !== 'name' && !namesTools) return [];
  const position = { line: last, column: line.indexOf('#', end) + 1 };
  return [cut(context, field, rest, `${field.written.replace(/\s+/g, ' ')} ${rest}`, COMMENT, position)];
}

const COMMENT = 'YAML takes what follows a blank and a hash for a comment';

/** Finds fields that are empty because YAML takes their value for a comment. After them, a hash and a blank is one. */
export function checkCommentedValues(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (field.value !== null || !FIELD_NAMES.includes(field.key)) return [];
    const line = lineAt(context.source, field.line);
    const colon = line.indexOf(':', field.column - 1 + field.key.length);
    const rest = colon === -1 ? undefined : /^[ \t]+(#.*)$/.exec(line.slice(colon + 1))?.[1];
    const isText = PROSE_FIELDS.has(field.key) || field.key === 'name';
    if (rest === undefined || !(isText || /^#\w/.test(rest))) return [];
    const position = { file: context.file, line: field.line, column: line.indexOf('#', colon) + 1 };
    return [
      finding(
        'value-cut',
        position,
        `${CLAUDE_CODE} loads nothing of "${field.key}". It drops “${clip(rest)}”, because ${COMMENT}.`,
        'Put the value in double quotes.',
        { excerpt: line, corrected: `${field.key}: ${JSON.stringify(rest)}` },
      ),
    ];
  });
}

/** Lines such as `user: …` below the value, up to the next field that Claude Code knows. */
function dialogue(context: Context, field: Field, later: readonly Field[], lastLine: number): CutValue[] {
  const [first] = later;
  if (first?.column !== 1 || FIELD_NAMES.includes(first.key)) return [];
  // A lone mark of a block means that the text below it is not indented.
  if (!DIALOGUE_WORDS.has(first.key.toLowerCase()) && !/^[|>][-+]?$/.test(field.written)) return [];
  const end = later.find(({ key }) => FIELD_NAMES.includes(key))?.line ?? lastLine;
  const lines = Array.from({ length: Math.max(1, end - first.line) }, (_, index) =>
    lineAt(context.source, first.line + index),
  );
  const text = withoutTrailingComments(lines.join('\n')).trimEnd();
  const value = typeof field.value === 'string' ? field.value.trimEnd() : field.written;
  const why = 'YAML takes its lines for other fields';
  const position = { line: field.valueLine, column: field.valueColumn };
  return [cut(context, field, text, `${value}\n${text}`, why, position, first.line)];
}

/** @param line on which the dropped part starts, unless the finding is there */
function cut(
  context: Context,
  field: Field,
  text: string,
  whole: string,
  why: string,
  position: Position,
  line = field.valueLine,
): CutValue {
  const loaded = typeof field.value === 'string' ? field.value : field.written;
  return {
    dropped: { key: field.key, text, line, whole },
    finding: finding(
      'value-cut',
      { file: context.file, ...position },
      `${CLAUDE_CODE} loads only “${clip(loaded)}” of "${field.key}". It drops “${clip(text)}”, because ${why}.`,
      'Put the whole value in double quotes.',
      { excerpt: lineAt(context.source, position.line), corrected: `${field.key}: ${JSON.stringify(whole)}` },
    ),
  };
}

/** A value that is cut, and the finding about it. */
interface CutValue {
  dropped: Dropped;
  finding: Finding;
}

/** A part of a value that is in the file and is not loaded. */
export interface Dropped {
  /** The field. */
  key: string;
  /** The part that is dropped, as written. */
  text: string;
  /** 1-based line on which it starts. */
  line: number;
  /** The value with it, as its author meant it. */
  whole: string;
}
