import { mode, type Kind, type Mode, type Rule } from './tokenizer.ts';

/** White space. */
export const SPACE: Rule = { pattern: /\s+/, kind: ' ' };

/** A comment behind two slashes. */
export const SLASHES: Rule = { pattern: /\/\/[^\r\n]*/, kind: 'c' };

/** A comment behind a number sign. */
export const HASH: Rule = { pattern: /#[^\r\n]*/, kind: 'c' };

/** A name, in letters of any script. */
export const NAME = /[A-Za-z_$\u00C0-\u1FFF\u2C00-\uD7FF][\w$\u00C0-\u1FFF\u2C00-\uD7FF]*/;

/** A number, with what may stand behind it: a fraction, an exponent, a unit, a type. */
export const NUMBER: Rule = { pattern: /\d\w*(?:\.\d\w*)?(?:(?<=\d[eE])[+-]\d+)?/, kind: 'n' };

/** What stands behind the name of a function that is called, with or without types. */
export const CALL = /\(|<[\w .,[\]|]{1,60}>\(/y;

/** Makes a set of words that are apart by spaces. */
export function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

/** A comment between two marks. */
export function commentBetween(start: RegExp, end: RegExp): Rule {
  return { pattern: start, kind: 'c', push: mode(() => [dull('c'), { pattern: end, kind: 'c', pop: true }], 'c') };
}

/** A comment between a slash with an asterisk and an asterisk with a slash. */
export const ASTERISKS = commentBetween(/\/\*/, /\*\//);

/**
 * A string.
 * @param start its first mark, with letters before it
 * @param end its last mark
 * @param holes what it may hold other than text
 */
export function string(
  start: RegExp,
  end: RegExp,
  options: StringOptions = {},
  holes: () => readonly Rule[] = none,
): Rule {
  return { pattern: start, kind: 's', push: stringMode(end, options, holes) };
}

/** The inside of a string. */
export function stringMode(end: RegExp, options: StringOptions, holes: () => readonly Rule[] = none): Mode {
  const { kind = 's', lines = false, escapes = /\\(?:\r\n|[^])/ } = options;
  return mode(
    () => [
      dull(kind),
      ...holes(),
      ...(escapes === null ? [] : [{ pattern: escapes, kind }]),
      { pattern: end, kind, pop: true },
      // Such a string was not closed, or it is an apostrophe.
      ...(lines ? [] : [{ pattern: /(?=[\r\n])/, pop: true }]),
    ],
    kind,
  );
}

/** A string in double quotes, on one line. */
export const DOUBLE = string(/"/, /"/);

/** A string in single quotes, on one line. */
export const SINGLE = string(/'/, /'/);

/** A string in three double quotes, on any number of lines. */
export const TRIPLE = string(/"""/, /"""/, { lines: true });

/** Curly brackets, with the same inside. */
export function braces(inner: Mode): Rule[] {
  return [
    { pattern: /\{/, push: inner },
    { pattern: /\}/, pop: true },
  ];
}

/** Lines up to one that has nothing but a mark, which is the word in what was found. */
export function untilMark(start: RegExp): Rule {
  return {
    pattern: start,
    kind: 's',
    body: (_code, _at, text) => ({ mark: /\w+/.exec(text)?.[0] ?? '' }),
  };
}

/** Characters that end nothing. */
function dull(kind: Kind): Rule {
  return { pattern: /[\w ,.;:]+/, kind };
}

function none(): readonly Rule[] {
  return [];
}

/** How a string is written. */
export interface StringOptions {
  kind?: Kind;
  /** Whether it may have several lines. */
  lines?: boolean;
  /** What does not end it; null when everything may. */
  escapes?: RegExp | null;
}
