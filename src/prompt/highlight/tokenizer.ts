/**
 * Cuts code into stretches of one kind each, in one pass from left to right. Every step either passes characters or leaves
 * a mode, and no pattern looks further than a fixed number of times at any character, so that time grows with length alone.
 * @param start what the code begins in
 */
export function tokensOf(code: string, start: Mode): Token[] {
  const scan: Scan = { code, at: 0, modes: [start], tokens: [], operand: false, word: '', body: undefined };
  while (scan.at < code.length) step(scan);
  return scan.tokens;
}

/**
 * Makes a mode of scanning.
 * @param rules its rules, the first that fits being taken; asked for once, and only when needed, so that modes may lead to
 *   each other. Their patterns have no groups that capture.
 * @param rest the kind of characters that no rule fits
 */
export function mode(rules: () => readonly Rule[], rest: Kind = ''): Mode {
  let made: readonly Rule[] | undefined;
  const choices = new Map<boolean, Choice>();
  const all = (): readonly Rule[] => (made ??= rules());
  return {
    rest,
    rules: all,
    choice(operand): Choice {
      const known = choices.get(operand);
      if (known !== undefined) return known;
      const taken = all().filter(({ fresh }) => fresh !== true || !operand);
      const choice = {
        pattern: new RegExp(taken.map(({ pattern }) => `(${pattern.source})`).join('|'), 'my'),
        rules: taken,
      };
      choices.set(operand, choice);
      return choice;
    },
  };
}

function step(scan: Scan): void {
  const { code, at, modes } = scan;
  const mode = modes.at(-1);
  if (mode === undefined) return;
  const { pattern, rules } = mode.choice(scan.operand);
  pattern.lastIndex = at;
  const match = pattern.exec(code);
  const rule = match === null ? undefined : rules[groupOf(match) - 1];
  if (match === null || rule === undefined) {
    emit(scan, mode.rest, at + 1);
    scan.operand = CLOSES.test(code.charAt(at));
    scan.word = '';
    return;
  }
  const [text] = match;
  const kind = rule.words === undefined ? (rule.kind ?? '') : wordKind(scan, text, rule.words, rule.kind ?? '');
  if (rule.body !== undefined) scan.body = rule.body(code, at, text);
  move(modes, rule);
  if (text === '') return;
  emit(scan, kind, at + text.length);
  if (kind === ' ') passBody(scan, at, text);
  else if (kind !== 'c') scan.word = rule.words === undefined ? '' : text;
  if (rule.operand !== undefined) scan.operand = rule.operand;
  else if (kind !== ' ' && kind !== 'c') scan.operand = kind !== 'k' && (kind !== '' || ENDS_VALUE.test(text));
}

/** What closes a value, so that a slash behind it divides. */
const CLOSES = /[)\]]/;
const ENDS_VALUE = /[\w$)\]]$/;

/** The number of the group that took part in a match. */
function groupOf(match: RegExpExecArray): number {
  let group = 1;
  while (group < match.length && match[group] === undefined) group += 1;
  return group;
}

/** Enters and leaves modes. The first mode is never left. */
function move(modes: Mode[], { push, pop, swap, leave }: Rule): void {
  if (leave === true) modes.length = 1;
  if ((pop === true || swap !== undefined) && modes.length > 1) modes.pop();
  const next = push ?? swap;
  if (next !== undefined) modes.push(next);
}

function wordKind({ code, at, word: before }: Scan, word: string, words: Words, otherwise: Kind): Kind {
  const end = at + word.length;
  const isMember = code[at - 1] === '.' && code[at - 2] !== '.';
  const known = words.fold === true ? word.toLowerCase() : word;
  if (words.keys !== undefined && !isMember && known !== 'default' && fits(words.keys, code, end)) return 'p';
  if (words.keywords.has(known) && !isMember) return 'k';
  if (words.declaring?.has(before) === true) return 'f';
  if (words.builtins?.has(known) === true && !isMember) return 'f';
  if (words.numbers === true && /^\d[\d.]*$/.test(word)) return 'n';
  if (words.calls !== undefined && fits(words.calls, code, end)) return 'f';
  if (words.types === true && /^[A-Z]/.test(word) && /[a-z]/.test(word)) return 'f';
  return otherwise;
}

/** @param pattern a sticky pattern */
function fits(pattern: RegExp, code: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(code);
}

/** Passes lines that are one string, when white space has come to the end of the line that announced them. */
function passBody(scan: Scan, at: number, space: string): void {
  const lineEnd = scan.body === undefined ? -1 : space.indexOf('\n');
  if (scan.body === undefined || lineEnd < 0) return;
  const from = at + lineEnd + 1;
  // The white space may reach into the string.
  const last = scan.tokens.at(-1);
  if (last?.kind === ' ') last.end = from;
  scan.at = from;
  const end = bodyEnd(scan.code, from, scan.body);
  scan.body = undefined;
  if (end > from) emit(scan, 's', end);
}

/** Where lines that are one string end. */
function bodyEnd(code: string, from: number, { mark, indent }: Body): number {
  let at = from;
  while (at < code.length) {
    const newline = code.indexOf('\n', at);
    const line = code.slice(at, newline < 0 ? code.length : newline);
    const text = line.trim();
    if (mark !== undefined && text === mark) return at + line.trimEnd().length;
    if (indent !== undefined && text !== '' && line.length - line.trimStart().length <= indent) return at;
    at += line.length + 1;
  }
  return code.length;
}

/** Adds a stretch up to an offset. Neighbours of one kind are joined, over white space too. */
function emit(scan: Scan, kind: Kind, end: number): void {
  const { code, tokens, at } = scan;
  scan.at = end;
  const [before, last] = [tokens.at(-2), tokens.at(-1)];
  if (last?.kind === kind) {
    last.end = end;
  } else if (kind !== '' && kind !== ' ' && code.slice(at, end).trim() === '') {
    tokens.push({ kind: ' ', end });
  } else if (last?.kind === ' ' && before?.kind === kind) {
    tokens.pop();
    before.end = end;
  } else tokens.push({ kind, end });
}

/** What a stretch of code is: the class of its colour, a space for white space, or nothing. */
export type Kind = '' | ' ' | 'c' | 's' | 'k' | 'n' | 'f' | 'p';

/** A stretch of code. */
export interface Token {
  kind: Kind;
  /** Offset behind its last character, in UTF-16 code units. It starts where the one before it ends. */
  end: number;
}

/** What code can be in: a language, a string, a tag. */
export interface Mode {
  /** The kind of characters that no rule fits. */
  rest: Kind;
  rules: () => readonly Rule[];
  /** The rules that hold. @param operand whether a value stands before, so that a slash divides */
  choice: (operand: boolean) => Choice;
}

/** Something that code is made of, and what follows from it. */
export interface Rule {
  pattern: RegExp;
  kind?: Kind;
  /** Judges what the pattern finds as a word; `kind` is for words that are nothing special. */
  words?: Words;
  /** The mode that starts behind it. */
  push?: Mode;
  /** The mode that takes the place of this one. */
  swap?: Mode;
  /** Whether this mode ends with it. */
  pop?: boolean;
  /** Whether all modes but the first end with it. */
  leave?: boolean;
  /** Whether it cannot stand behind a value. */
  fresh?: boolean;
  /** Whether it counts as a value, if that cannot be told from its kind. */
  operand?: boolean;
  /** What the lines below are, if they are one string. */
  body?: (code: string, at: number, text: string) => Body;
}

/** How the words of a language are told apart. */
export interface Words {
  keywords: ReadonlySet<string>;
  /** Words with the colour of a function. */
  builtins?: ReadonlySet<string>;
  /** Words that a new name follows. */
  declaring?: ReadonlySet<string>;
  /** Whether keywords, which are lower case here, may be in upper case. */
  fold?: boolean;
  /** Whether names like `Kestrel` have a colour. */
  types?: boolean;
  numbers?: boolean;
  /** What stands behind the name of a function. Sticky, like `keys`. */
  calls?: RegExp;
  /** What stands behind a key. */
  keys?: RegExp;
}

/** Where lines that are one string end: at a line with a mark, or at one that is not further in. */
export interface Body {
  mark?: string;
  /** In characters. */
  indent?: number;
}

/** Rules as one pattern, with a group for each. */
interface Choice {
  pattern: RegExp;
  rules: readonly Rule[];
}

interface Scan {
  code: string;
  at: number;
  modes: Mode[];
  tokens: Token[];
  /** Whether what came last is a value. */
  operand: boolean;
  /** The word that came last, if nothing but white space came since. */
  word: string;
  body: Body | undefined;
}
