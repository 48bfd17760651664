import { isAnswered, isDialogue, readTurns, type Turn } from './dialogue.ts';
import { blankOut, findFences } from './fences.ts';
import { OTHER_WORDS } from './speakers.ts';
import { tagText } from './tag-text.ts';
import { trimBlanks } from '../hidden/trim-blanks.ts';

/**
 * Finds the examples in a text and cuts them out.
 * @param origin where the text is from. In a description, dialogues count with and without tags; in a body, which is shown
 *   in full anyway, only dialogues with an answer count.
 * @returns the examples in order, and the text without them
 */
export function cutExamples(text: string, origin: Example['origin']): { examples: Example[]; rest: string } {
  const outside = origin === 'body' ? blankOut(text, findFences(text)) : text;
  const tagged = taggedSpans(outside);
  const open = blankOut(outside, tagged);
  let ahead = 0;
  const untagged = (origin === 'description' ? proseSpans(open) : sectionSpans(open)).map((span) => {
    // An untagged example must not overlap a tagged one, not even the blanks in its place.
    const start = span.start + (/^\s*/.exec(open.slice(span.start))?.[0].length ?? 0);
    while ((tagged[ahead]?.start ?? Infinity) <= start) ahead += 1;
    const end = Math.min(span.end, tagged[ahead]?.start ?? Infinity);
    return {
      ...span,
      start,
      end,
      innerStart: Math.max(start, span.innerStart),
      innerEnd: Math.min(span.innerEnd, end),
    };
  });

  const examples: Example[] = [];
  const taken: Span[] = [];
  for (const span of [...tagged, ...untagged].sort((a, b) => a.start - b.start)) {
    const inner = text.slice(span.innerStart, span.innerEnd);
    const { turns, tail } = readTurns(inner);
    const { opening = '', closing = '' } = span;
    const last = turns.at(-1);
    // After an untagged example the description goes on; between tags, everything belongs to the example.
    if (span.kind !== 'prose' && tail !== '' && last !== undefined) last.text += `\n\n${trimBlanks(tail)}`;
    if (opening !== '') turns.unshift({ role: 'context', text: opening });
    if (closing !== '') turns.push({ role: 'context', text: closing });
    const dialogue = isDialogue(turns);
    if (origin === 'body' && !isAnswered(turns)) continue;
    if (span.kind === 'prose' && !dialogue) continue;
    const end = span.kind === 'prose' ? span.end - tail.length : span.end;
    taken.push({ ...span, end });
    examples.push({
      origin,
      offset: span.start,
      turns: dialogue ? turns : [],
      text: dialogue ? '' : [opening, trimBlanks(inner), closing].filter(Boolean).join('\n'),
    });
  }
  return { examples, rest: remove(text, taken) };
}

/** `<example>…</example>`, perhaps with a bullet before it, with attributes, or without a closing tag. */
function taggedSpans(text: string): Span[] {
  const openings = [...text.matchAll(/(?:^[ \t]{0,20}[-*][ \t]{1,20})?(?<!`)<example([\s_-][^<>]{0,500})?>/gim)];
  const closings = [...text.matchAll(/<\/example([\s_-][^<>]{0,500})?>/gi)];
  let closingAt = 0;
  return openings.map((opening, index) => {
    const innerStart = opening.index + opening[0].length;
    const next = openings[index + 1]?.index ?? text.length;
    while ((closings[closingAt]?.index ?? Infinity) < innerStart) closingAt += 1;
    const closing = closings[closingAt];
    const closed = closing !== undefined && closing.index < next;
    const innerEnd = closed ? closing.index : next;
    const end = closed ? innerEnd + closing[0].length : innerEnd;
    return {
      kind: 'tagged',
      start: opening.index,
      end,
      innerStart,
      innerEnd,
      opening: tagText(opening[1]),
      closing: closed ? tagText(closing[1]) : '',
    };
  });
}

/** Untagged dialogues in a description, cut at each "Example:", or else where each dialogue opens. */
function proseSpans(text: string): Span[] {
  const labels = [...text.matchAll(LABEL)].map((match) => match.index + (match[1] ?? '').length);
  const openings = [...text.matchAll(OPENING), ...text.matchAll(OTHER_OPENING)]
    .map((match) => match.index + (match[1] ?? '').length)
    .sort((a, b) => a - b);
  const answers = [...text.matchAll(ANSWER), ...text.matchAll(OTHER_ANSWER)]
    .map((match) => match.index)
    .sort((a, b) => a - b);
  const first = Math.min(labels[0] ?? Infinity, openings[0] ?? Infinity);
  if (first === Infinity || answers.length === 0) return [];

  const numbered = labels.filter((label) => NUMBERED.test(text.slice(label, label + 40)));
  const cuts = numbered.length > 0 ? numbered : openingsAfterAnswers(openings, answers);
  return cuts.map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const label = NUMBERED.exec(text.slice(start, end))?.[0].length ?? 0;
    return { kind: 'prose', start, end, innerStart: start + label, innerEnd: end };
  });
}

/** Dialogues in a body under a heading or label that announces an example. */
function sectionSpans(text: string): Span[] {
  const spans: Span[] = [];
  const section = /^(?:#{1,6}[ \t].*|[ \t]*(?:[-*][ \t]+)?\**examples?(?:[ \t]+\d+)?[^\n:]{0,60}:.*)$/gim;
  const heads = [...text.matchAll(section)];
  heads.forEach((head, index) => {
    if (!/\bexamples?\b/i.test(head[0])) return;
    const innerStart = head.index + head[0].length;
    const end = heads[index + 1]?.index ?? text.length;
    if (!/^[ \t]*(?:[-*>][ \t]+)?\**(?:user|human)\**:/im.test(text.slice(innerStart, end))) return;
    spans.push({ kind: 'section', start: head.index, end, innerStart, innerEnd: end });
  });
  return spans;
}

/** The openings that start a dialogue: the first, and the first after each answer. */
function openingsAfterAnswers(openings: readonly number[], answers: readonly number[]): number[] {
  const cuts: number[] = [];
  let answerAt = 0;
  for (const opening of openings) {
    const last = cuts.at(-1) ?? -1;
    while ((answers[answerAt] ?? Infinity) <= last) answerAt += 1;
    if (last === -1 || (answers[answerAt] ?? Infinity) < opening) cuts.push(opening);
  }
  return cuts;
}

/** "Example 1:", "- Example:", "**Examples**:", at the start of a line or sentence. */
const LABEL = /(^|[\n.!?:;)]\s{0,20})(?:[-*][ \t]{1,20})?\**examples?(?:[ \t]+\d{1,3})?\**[ \t]*:/gi;
const NUMBERED = /^(?:[-*][ \t]+)?\**example(?:[ \t]+\d{1,3})?\**[ \t]*:\**/i;
/** "Context:" or "user:" as the first word of a line or list item, or before a quotation. */
const OPENING =
  /(^|\n|\s)[ \t]{0,20}(?:[-*•][ \t]{1,20})?\**(?:(?:context|user|human)\**[ \t]{0,20}:(?=\**\s{0,20}["'“‘])|(?=[chu])(?<=(?:^|\n)[ \t]{0,20}(?:[-*•][ \t]{1,20})?\**)(?:context|user|human)\**[ \t]{0,20}:|(?<=[.!?:]\s{1,20})context[ \t]{0,20}:)/gi;
const ANSWER = /(?:^|\s)\**(?:assistant|agent|claude)\**[ \t]*:/gi;
/** The same in other languages, each before a quotation. */
const OTHER_OPENING = new RegExp(
  `(^|[\\s，。、；：:！？])\\*{0,2}(?:${OTHER_WORDS.context}|${OTHER_WORDS.user})\\*{0,2}[ \\t]{0,9}[:：]\\*{0,2}(?=\\s?["'“‘«「『„])`,
  'gi',
);
const OTHER_ANSWER = new RegExp(
  `(?:^|[\\s，。、；！？」』”"])\\*{0,2}(?:${OTHER_WORDS.assistant})\\*{0,2}[ \\t]{0,9}[:：]`,
  'gi',
);

function remove(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  let needsSpace = false;
  for (const { start, end } of spans) {
    if (start > at) {
      rest += text.slice(at, start);
      needsSpace = /\S/.test(text.charAt(start - 1));
    }
    // Keeps the words before and after an example apart.
    if (needsSpace) rest += ' ';
    needsSpace = false;
    at = Math.max(at, end);
  }
  return rest + text.slice(at);
}

/** A stretch of text, and the part of it inside its tags or after its label. */
interface Span {
  kind: 'tagged' | 'prose' | 'section';
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
  /** What the opening tag says besides its name. */
  opening?: string;
  /** What the closing tag says besides its name. */
  closing?: string;
}

/** One example of a situation in which the agent is called. */
export interface Example {
  /** The part of the file that it is in. */
  origin: 'description' | 'body';
  /** Offset of its start in the text that it was found in, in UTF-16 code units. */
  offset: number;
  /** The dialogue, in order; empty when the example could not be read as one. */
  turns: Turn[];
  /** The example as written, when it could not be read as a dialogue; empty otherwise. */
  text: string;
}

/** An example with its line in the file. */
export interface LocatedExample extends Omit<Example, 'offset'> {
  /** 1-based line on which the example starts. */
  line: number;
  /** Whether Claude Code loads it; it does not when the value that it is in is cut before it. */
  loaded: boolean;
}
