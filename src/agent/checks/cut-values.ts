import { CLAUDE_CODE } from '../checked-with.ts';
import { isKnownTool, parseTools } from '../fields/tools.ts';
import { FIELD_NAMES } from '../fields/schema.ts';
import type { Finding } from '../findings/finding.ts';
import { DIALOGUE_WORDS, PROSE_FIELDS } from '../header/header-pieces.ts';
import { lineAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import type { Context } from './context.ts';
import { clip, fieldFinding } from './field-finding.ts';

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
  return [cut(context, field, word, `${word} ${field.written}`, why)];
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
  return [cut(context, field, rest, `${field.written.replace(/\s+/g, ' ')} ${rest}`, 'YAML takes it for a comment')];
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
  const text = lines.join('\n').trimEnd();
  const value = typeof field.value === 'string' ? field.value.trimEnd() : field.written;
  return [cut(context, field, text, `${value}\n${text}`, 'YAML takes its lines for other fields', first.line)];
}

function cut(
  context: Context,
  field: Field,
  text: string,
  whole: string,
  why: string,
  line = field.valueLine,
): CutValue {
  const loaded = typeof field.value === 'string' ? field.value : field.written;
  return {
    dropped: { key: field.key, text, line, whole },
    finding: fieldFinding(
      context,
      field,
      'value-cut',
      `${CLAUDE_CODE} loads only “${clip(loaded)}” of "${field.key}". It drops “${clip(text)}”, because ${why}.`,
      'Put the whole value in double quotes.',
      { corrected: `${field.key}: ${JSON.stringify(whole)}` },
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
