import { OTHER_WORDS } from './speakers.ts';
import { tagText } from './tag-text.ts';
import { trimBlanks, trimBlanksEnd } from '../hidden/trim-blanks.ts';

/**
 * Reads a text as a dialogue: who says what, in order. Words (`user:`, `Assistant:`, `**Agent**:`) or tags
 * (`<user_request>`) name the speakers. The turns may be on separate lines or all on one.
 * @returns the turns, and the text that an empty line separates from the last turn, if that turn is quoted
 */
export function readTurns(text: string): { turns: Turn[]; tail: string } {
  const marks = findMarks(text);
  const turns: Turn[] = [];
  const before = cleanTurn(text.slice(0, marks[0]?.start ?? text.length));
  if (before !== '') turns.push({ role: 'context', text: before });

  let tail = '';
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.start ?? text.length;
    let said = text.slice(mark.end, end);
    if (index === marks.length - 1) {
      tail = textAfterQuotation(said);
      said = said.slice(0, said.length - tail.length);
    }
    const words = cleanTurn(said);
    if (mark.text !== '') addTurn(turns, 'context', mark.text);
    if (words === '') return;
    // Text after a closing tag still belongs to the last speaker.
    addTurn(turns, mark.role === 'same' ? (turns.at(-1)?.role ?? 'context') : mark.role, words);
  });
  return { turns, tail };
}

/** Whether turns make a dialogue: a user or an assistant says something. */
export function isDialogue(turns: readonly Turn[]): boolean {
  return turns.some((turn) => turn.role === 'user' || turn.role === 'assistant');
}

/** Whether a user asks and an assistant answers. */
export function isAnswered(turns: readonly Turn[]): boolean {
  return turns.some(({ role }) => role === 'user') && turns.some(({ role }) => role === 'assistant');
}

/** The words and tags that name each speaker, in English and in other languages. */
const ROLES: readonly (readonly [Role, string, string])[] = [
  ['context', 'context|situation|scenario|background', OTHER_WORDS.context],
  ['user', 'user|human|user[ _-](?:request|query|message|prompt|input|says)', OTHER_WORDS.user],
  [
    'assistant',
    'assistant|agent|claude|ai|assistant[ _-]response|agent[ _-]response|delegation',
    OTHER_WORDS.assistant,
  ],
  ['commentary', 'commentary|comment|reasoning|rationale|explanation|why', OTHER_WORDS.commentary],
];
const OTHERS = ROLES.map(([, , words]) => words).join('|');

const ROLE_WORDS = ROLES.map(([role, words, others]) => ({ role, word: new RegExp(`^(?:${words}|${others})$`, 'iu') }));
const SPEAKERS = ROLES.map(([, words, others]) => `${words}|${others}`).join('|');
const TAG = new RegExp(`^<(/?)(${SPEAKERS})(\\s[^<>]*)?>`, 'i');
/** A speaker as the first word of a line, perhaps after a bullet, a number, a quote mark or emphasis. */
const LINE_WORD = new RegExp(
  `^[ \\t]*(?:[-*•>→]+[ \\t]+|\\d{1,3}[.)][ \\t]+)?[*_]{0,3}(${SPEAKERS})[*_]{0,3}[ \\t]*[:：][*_]{0,3}`,
  'i',
);
/** A speaker in the middle of a line: only the plain words, and only before a quotation or at a sentence's start. */
const INLINE_WORD = /^(context|user|assistant|agent|commentary)[ \t]*:(?=\s)/i;
/** The same in another language: only before a quotation, because such words are common. */
const OTHER_INLINE_WORD = new RegExp(`^(${OTHERS})[ \\t]*[:：](?=\\s?["'“‘«「『„])`, 'i');
/** A new turn right after a quotation. */
const NEXT_TURN = new RegExp(
  `^[*_.,;]*\\s+[*_]{0,3}(?:${SPEAKERS})\\s*:|^[，。、；,.;]?\\s*(?:${OTHERS})\\s*[:：]`,
  'i',
);
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '`': '`',
  '「': '」',
  '『': '』',
  '„': '“',
};

/** Try at most this many marks as the end of a quotation; without a limit, hostile text would take quadratic time. */
const MAX_QUOTES = 60;

/** Finds where each turn starts, skipping what is inside quotations. */
function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  const closing = closingMarks(text);
  let at = 0;
  while (at < text.length) {
    const mark = markAt(text, at);
    if (mark === undefined) {
      at += 1;
      continue;
    }
    marks.push(mark);
    at = afterQuotation(text, mark.end, closing);
  }
  return marks;
}

/** Adds what somebody says, to the last turn if it is of the same speaker. */
function addTurn(turns: Turn[], role: Role, text: string): void {
  const last = turns.at(-1);
  if (last?.role === role) last.text += `\n${text}`;
  else turns.push({ role, text });
}

function markAt(text: string, at: number): Mark | undefined {
  const character = text.charAt(at);
  const lineStart = at === 0 || text[at - 1] === '\n';
  if (character === '<') {
    const tag = TAG.exec(text.slice(at, at + 80));
    if (tag === null) return undefined;
    const role = tag[1] === '/' ? 'same' : roleOf(tag[2] ?? '');
    return { role, start: at, end: at + tag[0].length, text: tagText(tag[3]) };
  }
  const rest = text.slice(at, at + 80);
  if (lineStart) {
    const word = LINE_WORD.exec(rest);
    if (word !== null) return { role: roleOf(word[1] ?? ''), start: at, end: at + word[0].length, text: '' };
  }
  const previous = text[at - 1];
  if (previous === undefined || !/[\s>"'”’*.!?)\-，。、；：:！？」』]/.test(previous)) return undefined;
  const other = OTHER_INLINE_WORD.exec(rest);
  if (other !== null) return { role: roleOf(other[1] ?? ''), start: at, end: at + other[0].length, text: '' };
  const word = /[，。、；：！？」』]/.test(previous) ? null : INLINE_WORD.exec(rest);
  if (word === null) return undefined;
  const after = rest.slice(word[0].length).trimStart();
  const sentenceEnds = /[.!?"'”’>):;*-]\s*$/.test(text.slice(Math.max(0, at - 3), at)) || at === 0;
  if (!(after.charAt(0) in QUOTES) && !sentenceEnds) return undefined;
  return { role: roleOf(word[1] ?? ''), start: at, end: at + word[0].length, text: '' };
}

function roleOf(word: string): Role {
  return ROLE_WORDS.find((each) => each.word.test(word))?.role ?? 'context';
}

/** The offset after the quotation that starts at an offset; the offset itself when none does. */
function afterQuotation(text: string, start: number, closing: ClosingMarks): number {
  const blanks = /^[\s*_]*/.exec(text.slice(start, start + 40))?.[0].length ?? 0;
  const open = start + blanks;
  const close = QUOTES[text.charAt(open)];
  if (close === undefined) return start;
  const end = closing(close, open + 1).find((at) => closesQuotation(text, at));
  return end === undefined ? start : end + 1;
}

/**
 * Finds the next marks of a kind from an offset on, at most {@link MAX_QUOTES}. The text is searched once for each kind,
 * and the offsets asked for must not decrease.
 */
function closingMarks(text: string): ClosingMarks {
  const known = new Map<string, { offsets: number[]; next: number }>();
  return (close, from) => {
    const marks = known.get(close) ?? { offsets: offsetsOf(close, text), next: 0 };
    known.set(close, marks);
    while ((marks.offsets[marks.next] ?? Infinity) < from) marks.next += 1;
    return marks.offsets.slice(marks.next, marks.next + MAX_QUOTES);
  };
}

function offsetsOf(character: string, text: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) offsets.push(at);
  return offsets;
}

/** A mark closes a quotation when a turn, a tag, a bracket, a dash or a new line follows, not in mid-sentence. */
function closesQuotation(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 80);
  return /^[*_.,;]*[ \t]*(?:$|\n|[<([]|[-–—→])/.test(after) || NEXT_TURN.test(after);
}

/** The text after a quoted turn and an empty line. */
function textAfterQuotation(said: string): string {
  const end = afterQuotation(said, 0, closingMarks(said));
  if (end === 0) return '';
  const gap = /^[*_.,;]*[ \t]*\n[ \t]*\n(?=[ \t]*\S)/.exec(said.slice(end));
  return gap === null ? '' : said.slice(end + gap[0].length);
}

/** A turn without the white space around it, and without its quotation marks if it is one quotation. */
function cleanTurn(written: string): string {
  const lines = written
    .replace(/<\/?examples?>/gi, '')
    .replace(/^[\t\n\r \u00A0*_]*(?=["'“‘«])/, '')
    .split('\n')
    .map(trimBlanksEnd)
    .join('\n');
  const text = trimBlanks(
    trimBlanks(
      trimBlanks(lines)
        .replace(/^[-*•→]+$/, '')
        .replace(/(?:\n|^)[ \t]*[-*•→]+$/, ''),
    )
      .replace(LABEL_AFTER, '')
      .replace(ARROW_AFTER, '')
      .replace(/(?<=[」』”’"])[，、；,;]$/, ''),
  );
  const said = spokenBeforeAction(text);
  if (said !== undefined) return said;
  const close = QUOTES[text.charAt(0)];
  if (close === undefined || text.length < 2 || !text.endsWith(close)) return text;
  const inner = text.slice(1, -1);
  const open = text.charAt(0);
  // Two quotations in one turn keep their marks: without the outer ones they would read as one.
  if (open === close && closesEarlier(inner, close)) return text;
  return trimBlanks(inner);
}

/** An arrow that leads to the next turn. */
const ARROW_AFTER = /[ \t\n](?:-{1,2}>|=>|[→⇒➜])$/;
/** Words that announce the next example: "Another example:", "For example:". */
const LABEL_AFTER =
  /(?<=[.!?>)\]"'”’\n]\s{0,4})(?:and )?(?:for|another|a second|one more|next|second|third|further) examples?(?: \d{1,2})?:$/i;

/** A quotation without its marks and, on a new line, what the speaker does: "(uses the Task tool)", "-> <uses agent>". */
function spokenBeforeAction(text: string): string | undefined {
  if (!(text.charAt(0) in QUOTES)) return undefined;
  const end = afterQuotation(text, 0, closingMarks(text));
  const action = /^[.,]?[\t\n\r \u00A0]*(?:(?:-{1,2}>|=>|[→⇒➜])[\t\n\r \u00A0]*)?(?=[(<[*])/.exec(text.slice(end));
  if (end === 0 || action === null) return undefined;
  const inner = trimBlanks(text.slice(1, end - 1));
  const rest = trimBlanks(text.slice(end + action[0].length));
  return /["“„«「]/.test(rest) ? undefined : `${inner}\n${rest}`;
}

function closesEarlier(inner: string, close: string): boolean {
  for (let at = inner.indexOf(close); at !== -1; at = inner.indexOf(close, at + 1)) {
    const before = inner[at - 1] ?? ' ';
    const after = inner[at + 1] ?? ' ';
    if (/[.!?,\s]/.test(before) && /\s/.test(after)) return true;
  }
  return false;
}

/** Gives the offsets of the next quotation marks of a kind, from an offset on. */
type ClosingMarks = (close: string, from: number) => number[];

/** Where a turn starts; `same` is a closing tag, which names no speaker. */
interface Mark {
  role: Role | 'same';
  start: number;
  end: number;
  /** What a tag says besides its name; empty for words. */
  text: string;
}

/** Who speaks; `context` and `commentary` are remarks about the dialogue. */
export type Role = 'context' | 'user' | 'assistant' | 'commentary';

/** What one speaker says in a dialogue, or a remark about it. */
export interface Turn {
  role: Role;
  text: string;
}
