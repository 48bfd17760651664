/**
 * Reads a text as a dialogue: who says what, in order. Speakers are named by words (`user:`, `Assistant:`, `**Agent**:`)
 * or by tags (`<user_request>`), each turn on its own line or all on one.
 * @returns the turns, and the text behind the last quoted turn that an empty line sets apart from it
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
      tail = textBehind(said);
      said = said.slice(0, said.length - tail.length);
    }
    const words = cleanTurn(said);
    if (words === '') return;
    const last = turns.at(-1);
    // A tag inside a turn of the same role ("<context>Context: …") opens nothing new.
    if (last !== undefined && (mark.role === 'same' || last.role === mark.role)) last.text += `\n${words}`;
    else turns.push({ role: mark.role === 'same' ? 'context' : mark.role, text: words });
  });
  return { turns, tail };
}

/** Whether turns make a dialogue: somebody says something. */
export function isDialogue(turns: readonly Turn[]): boolean {
  return turns.some((turn) => turn.role === 'user' || turn.role === 'assistant');
}

/** Whether a user asks and an assistant answers. */
export function isAnswered(turns: readonly Turn[]): boolean {
  return turns.some(({ role }) => role === 'user') && turns.some(({ role }) => role === 'assistant');
}

/** Words and tags that name who speaks. */
const ROLES: readonly (readonly [Role, string])[] = [
  ['context', 'context|situation|scenario|background'],
  ['user', 'user|human|user[ _-](?:request|query|message|prompt|input|says)'],
  ['assistant', 'assistant|agent|claude|ai|assistant[ _-]response|agent[ _-]response|delegation'],
  ['commentary', 'commentary|comment|reasoning|rationale|explanation|why'],
];

const ROLE_WORDS = ROLES.map(([role, words]) => ({ role, word: new RegExp(`^(?:${words})$`, 'i') }));
const SPEAKERS = ROLES.map(([, words]) => words).join('|');
const TAG = new RegExp(`^<(/?)(${SPEAKERS})(?:\\s[^<>]*)?>`, 'i');
/** A speaker as the first word of a line, behind a bullet, a quote mark or emphasis. */
const LINE_WORD = new RegExp(
  `^[ \\t]*(?:[-*•>→]+[ \\t]+|\\d+[.)][ \\t]+)?[*_]{0,3}(${SPEAKERS})[*_]{0,3}[ \\t]*:[*_]{0,3}`,
  'i',
);
/** A speaker in the middle of a line: only the plain words, and only before a quotation or at a sentence's start. */
const INLINE_WORD = /^(context|user|assistant|agent|commentary)[ \t]*:(?=\s)/i;
/** A new turn behind a quotation. */
const TURN_BEHIND = new RegExp(`^[*_.,;]*\\s+[*_]{0,3}(?:${SPEAKERS})\\s*:`, 'i');
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '«': '»', '`': '`' };

/** A quotation with more marks inside than this is none; without a limit, hostile text would cost its square in time. */
const MAX_QUOTES = 60;

/** Finds the offsets where somebody starts to speak, passing over what stands inside quotations. */
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

function markAt(text: string, at: number): Mark | undefined {
  const character = text.charAt(at);
  const lineStart = at === 0 || text[at - 1] === '\n';
  if (character === '<') {
    const tag = TAG.exec(text.slice(at, at + 80));
    if (tag === null) return undefined;
    const role = tag[1] === '/' ? 'same' : roleOf(tag[2] ?? '');
    return { role, start: at, end: at + tag[0].length };
  }
  const rest = text.slice(at, at + 80);
  if (lineStart) {
    const word = LINE_WORD.exec(rest);
    if (word !== null) return { role: roleOf(word[1] ?? ''), start: at, end: at + word[0].length };
  }
  const previous = text[at - 1];
  if (previous === undefined || !/[\s>"'”’*.!?)-]/.test(previous)) return undefined;
  const word = INLINE_WORD.exec(rest);
  if (word === null) return undefined;
  const behind = rest.slice(word[0].length).trimStart();
  const sentenceEnds = /[.!?"'”’>):;*-]\s*$/.test(text.slice(Math.max(0, at - 3), at)) || at === 0;
  if (!(behind.charAt(0) in QUOTES) && !sentenceEnds) return undefined;
  return { role: roleOf(word[1] ?? ''), start: at, end: at + word[0].length };
}

function roleOf(word: string): Role {
  return ROLE_WORDS.find((each) => each.word.test(word))?.role ?? 'context';
}

/** The offset behind the quotation that starts at an offset; the offset itself when none does. */
function afterQuotation(text: string, start: number, closing: ClosingMarks): number {
  const blanks = /^[\s*_]*/.exec(text.slice(start, start + 40))?.[0].length ?? 0;
  const open = start + blanks;
  const close = QUOTES[text.charAt(open)];
  if (close === undefined) return start;
  const end = closing(close, open + 1).find((at) => closesQuotation(text, at));
  return end === undefined ? start : end + 1;
}

/**
 * Finds the next marks of a kind behind an offset, at most {@link MAX_QUOTES}. The text is searched once for each kind; the
 * offsets asked for must not go back.
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

/** A quotation mark closes when a new turn, a tag, a bracket or a new line follows it, not in the middle of a sentence. */
function closesQuotation(text: string, at: number): boolean {
  const behind = text.slice(at + 1, at + 80);
  return /^[*_.,;]*[ \t]*(?:$|\n|[<([]|[-–—→])/.test(behind) || TURN_BEHIND.test(behind);
}

/** What stands behind a quoted last turn, after an empty line. */
function textBehind(said: string): string {
  const end = afterQuotation(said, 0, closingMarks(said));
  if (end === 0) return '';
  const gap = /^[*_.,;]*[ \t]*\n[ \t]*\n(?=[ \t]*\S)/.exec(said.slice(end));
  return gap === null ? '' : said.slice(end + gap[0].length);
}

/** A turn without the white space and the one pair of quotation marks around it. */
function cleanTurn(said: string): string {
  const text = said
    .replace(/<\/?examples?>/gi, '')
    .replace(/^[\s*_]*(?=["'“‘«])/, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .replace(/^[-*•→]+$/, '')
    .replace(/(?:\n|^)[ \t]*[-*•→]+$/, '')
    .trim();
  const close = QUOTES[text.charAt(0)];
  if (close === undefined || text.length < 2 || !text.endsWith(close)) return text;
  const inner = text.slice(1, -1);
  const open = text.charAt(0);
  // Two quotations in one turn keep their marks: taking the outer ones away would join what is apart.
  if (open === close && closesEarlier(inner, close)) return text;
  return inner.trim();
}

function closesEarlier(inner: string, close: string): boolean {
  for (let at = inner.indexOf(close); at !== -1; at = inner.indexOf(close, at + 1)) {
    const before = inner[at - 1] ?? ' ';
    const behind = inner[at + 1] ?? ' ';
    if (/[.!?,\s]/.test(before) && /\s/.test(behind)) return true;
  }
  return false;
}

/** The offsets of the next quotation marks of a kind, from an offset on. */
type ClosingMarks = (close: string, from: number) => number[];

/** Where somebody starts to speak; `same` closes a tag and names nobody. */
interface Mark {
  role: Role | 'same';
  start: number;
  end: number;
}

export type Role = 'context' | 'user' | 'assistant' | 'commentary';

/** What one party says in a dialogue, or what is said about it. */
export interface Turn {
  role: Role;
  text: string;
}
