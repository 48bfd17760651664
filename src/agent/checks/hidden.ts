import type { Context } from './context.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { clip } from './field-finding.ts';
import { decodeHidden } from '../hidden/hidden-message.ts';
import { findHidden, type HiddenCharacter } from '../hidden/hidden-characters.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import { findHiddenEscapes } from '../header/yaml-escapes.ts';
import type { Position } from '../position.ts';

/**
 * Finds characters that a model reads but a person does not see. Each of the first lines that have some gets one finding:
 * `hidden-message`, which quotes the text, when the characters spell one, otherwise `hidden-characters`.
 * @param file path below the agents folder, for the findings
 */
export function checkHidden(source: Source, file: string): Finding[] {
  // `bytes-nul` reports NUL.
  const lines = byLine(
    source,
    findHidden(source.text).filter(({ name }) => name !== 'U+0000'),
  );
  const together = speltTogether(lines);
  return onFirstLines(lines, (hidden, rest) => {
    if (together === undefined || hidden !== lines[0])
      return hiddenFinding(source, file, hidden, rest, speltBy(hidden));
    return hiddenFinding(source, file, hidden, rest, together, ' with those on other lines');
  });
}

/** Finds the same characters where YAML escapes such as `\u200b` produce them, without the file containing them. */
export function checkHiddenEscapes({ source, file, fields }: Context): Finding[] {
  const found = fields.flatMap((field) => {
    const escapes = findHiddenEscapes(field.written);
    if (escapes.length === 0) return [];
    // Outside double quotes a backslash escapes nothing, and the value does not have the character.
    const names = new Set(textsIn(field.value, 0).flatMap((text) => findHidden(text).map(({ name }) => name)));
    const start = (source.lineStarts[field.valueLine - 1] ?? 0) + field.valueColumn - 1;
    return escapes
      .filter(({ name }) => names.has(name))
      .map(({ offset, ...each }) => ({ ...each, offset: start + offset, field }));
  });
  return onFirstLines(byLine(source, found), (hidden, rest) => escapeFinding(source, file, hidden, rest));
}

/** At most this many lines get a finding; the last finding says how many more lines there are. */
const MAX_LINES = 5;
/** How deep lists and maps in a field are searched. */
const MAX_DEPTH = 20;

function speltBy(hidden: readonly HiddenCharacter[]): string | undefined {
  return decodeHidden(hidden.map(({ character }) => character).join(''));
}

/** A message that has only a few hidden characters on each line. */
function speltTogether(lines: readonly Located[][]): string | undefined {
  if (lines.length < MIN_LINES || lines.some((line) => line.length > MAX_PER_LINE)) return undefined;
  return speltBy(lines.flat());
}

const MIN_LINES = 4;
const MAX_PER_LINE = 4;

/**
 * @param spelt the message that the characters spell, if any
 * @param helped what they spell it with, if they need help
 */
function hiddenFinding(
  source: Source,
  file: string,
  hidden: readonly Located[],
  rest: readonly Located[][],
  spelt: string | undefined,
  helped = '',
): Finding {
  const [first] = hidden;
  const position = { file, line: first?.line ?? 1, column: first?.column ?? 1 };
  const details = { excerpt: lineAt(source, position.line) };
  if (hidden.every(({ character }) => VISIBLE_MARK.test(character))) {
    return finding(
      'hidden-characters',
      position,
      `${hidden.length.toLocaleString('en-US')} accents pile up here (${namesOf(hidden)}) and cover the text around them; a model reads each one.${andMore(rest)}`,
      'Remove them unless they are intended; the agent’s page marks them.',
      details,
    );
  }
  if (spelt === undefined) {
    return finding(
      'hidden-characters',
      position,
      `${howMany(hidden)} invisible here (${namesOf(hidden)}); a model reads what a person does not see.${andMore(rest)}`,
      'Remove them unless they are intended; the agent’s page marks each one.',
      details,
    );
  }
  return finding(
    'hidden-message',
    position,
    `${howMany(hidden)} invisible here (${namesOf(hidden)}) and spell “${clip(spelt, MAX_QUOTE)}”${helped}; a model may read it, a person does not.${andMore(rest)}`,
    'Remove them; the agent’s page marks them.',
    details,
  );
}

function escapeFinding(
  source: Source,
  file: string,
  hidden: readonly LocatedEscape[],
  rest: readonly Located[][],
): Finding {
  const [first] = hidden;
  const position = { file, line: first?.line ?? 1, column: first?.column ?? 1 };
  const spelt = speltBy(hidden);
  const many =
    hidden.length === 1
      ? 'An escape produces an invisible character'
      : `${hidden.length.toLocaleString('en-US')} escapes produce invisible characters`;
  const what = spelt === undefined ? '' : ` that spell “${clip(spelt, MAX_QUOTE)}”`;
  return finding(
    spelt === undefined ? 'hidden-characters' : 'hidden-message',
    position,
    `${many} in “${clip(first?.field.key ?? '')}”${what} (${namesOf(hidden)}); a model reads what a person does not see.${andMore(rest)}`,
    `Remove “${first?.escape ?? ''}” unless it is intended; the agent’s page marks each one.`,
    { excerpt: lineAt(source, position.line) },
  );
}

/** An accent, which is hidden only in a pile. */
const VISIBLE_MARK = /(?!\p{Default_Ignorable_Code_Point})\p{M}/u;
/** How much of a hidden text is quoted, in UTF-16 code units. */
const MAX_QUOTE = 200;

function howMany(hidden: readonly Located[]): string {
  return hidden.length === 1 ? 'A character is' : `${hidden.length.toLocaleString('en-US')} characters are`;
}

function namesOf(hidden: readonly Located[]): string {
  const names = [...new Set(hidden.map(({ name }) => name))];
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ' and others' : '');
}

function andMore(rest: readonly Located[][]): string {
  const [next] = rest;
  if (next === undefined) return '';
  const line = next[0]?.line ?? 1;
  if (rest.length === 1) return ` Line ${line} has some too.`;
  return ` ${rest.length.toLocaleString('en-US')} more lines have some, from line ${line} on.`;
}

function byLine<Character extends HiddenCharacter>(
  source: Source,
  found: readonly Character[],
): (Character & Position)[][] {
  const lines = new Map<number, (Character & Position)[]>();
  for (const each of found) {
    const position = positionAt(source, each.offset);
    const line = lines.get(position.line) ?? [];
    if (line.length === 0) lines.set(position.line, line);
    line.push({ ...each, ...position });
  }
  return [...lines.values()];
}

/** Makes a finding for each of the first lines; the last one is also given the lines that get none. */
function onFirstLines<Characters>(
  lines: readonly Characters[],
  make: (line: Characters, rest: Characters[]) => Finding,
): Finding[] {
  const rest = lines.slice(MAX_LINES);
  return lines.slice(0, MAX_LINES).map((line, index) => make(line, index === MAX_LINES - 1 ? rest : []));
}

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner, depth + 1)]);
}

type Located = HiddenCharacter & Position;
type LocatedEscape = Located & { escape: string; field: Field };
