import { findCodeSpans } from './examples/code-spans.ts';
import { blankOut, findFences } from './examples/fences.ts';

/**
 * A Markdown text as plain text: marks of emphasis, code, links and headings are gone, and every word stays. What only looks
 * like a mark stays too: names such as `snake_case` and `__init__`, sums, file patterns, tags and the marks of lists.
 */
export function withoutMarks(text: string): string {
  if (!MARK.test(text)) return text;
  const fences = findFences(text);
  const code = findCodeSpans(blankOut(text, fences));
  const inCode = [...fences.flatMap((fence) => fenceLines(text, fence)), ...code.flatMap((span) => ticks(text, span))];
  // What is in code is a word to everything around it.
  let read = blankOut(blankOut(text, fences, LETTER), code, LETTER);
  const headings = [...read.matchAll(HEADING)].map((match) => stretch(match.index, match[0]));
  const links = findLinks(read);
  read = blankOut(read, links);
  const plain = cutOut(text, [...inCode, ...headings, ...links, ...findEmphasis(read, links)]);
  return plain.trim() === '' ? text : plain;
}

/** The opening line of a fence, and its closing line if it has one. */
function fenceLines(text: string, { start, end }: Stretch): Stretch[] {
  const lines = text.slice(start, end).split('\n');
  const [first = ''] = lines;
  const last = lines.length > 1 ? (lines.at(-1) ?? '') : '';
  return [
    { start, end: Math.min(end, start + first.length + 1) },
    ...(/^[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(last) ? [{ start: end - last.length - 1, end }] : []),
  ];
}

/** The backticks around code, and the one space that sets them off from a backtick in it. */
function ticks(text: string, { start, end }: Stretch): Stretch[] {
  const [run = ''] = /^`+/.exec(text.slice(start, end)) ?? [];
  const inner = text.slice(start + run.length, end - run.length);
  const pad = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? 1 : 0;
  return [
    { start, end: start + run.length + pad },
    { start: end - run.length - pad, end },
  ];
}

/** What is around the text of links and pictures, and the brackets around addresses, in order. */
function findLinks(text: string): Stretch[] {
  let found: Stretch[] = [];
  let read = text;
  // A picture may be the text of a link.
  for (let depth = 0; depth < 2; depth += 1) {
    const cuts = [...read.matchAll(LINK)].flatMap((match) => {
      const [written, open = '', shown = ''] = match;
      const close = match.index + open.length + shown.length;
      return /\n\s*\n/.test(written)
        ? []
        : [
            { start: match.index, end: match.index + open.length },
            { start: close, end: match.index + written.length },
          ];
    });
    found = found.concat(cuts);
    read = blankOut(read, cuts);
  }
  for (const match of read.matchAll(AUTOLINK)) {
    const end = match.index + match[0].length;
    found.push({ start: match.index, end: match.index + 1 }, { start: end - 1, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The marks of emphasis that come in pairs, each pair in one paragraph.
 * @param text a text whose code and links are read
 * @param links where marks of links were, which are nothing to what stands around them
 */
function findEmphasis(text: string, links: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  const gaps = new Map(links.flatMap(({ start, end }) => [[start, end] as const]));
  const gapsBefore = new Map(links.map(({ start, end }) => [end, start]));
  let open: Opener[] = [];
  const waiting = new Map<string, number>();
  const drop = (opener: Opener): void => {
    waiting.set(opener.mark, (waiting.get(opener.mark) ?? 1) - 1);
  };
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (run.startsWith('\n')) {
      open = [];
      waiting.clear();
      continue;
    }
    const end = match.index + run.length;
    const from = gapsBefore.get(match.index) ?? match.index;
    const before = text.slice(Math.max(0, from - 2), from);
    const after = text.slice(gaps.get(end) ?? end, (gaps.get(end) ?? end) + 2);
    if (run.length > MAX_RUN || (run.startsWith('~') && run.length !== 2) || before.endsWith('\\')) continue;
    let at = match.index;
    if (closes(run, before, after)) {
      for (const mark of parts(run, open.at(-1)?.mark)) {
        if ((waiting.get(mark) ?? 0) === 0) continue;
        for (let opener = open.pop(); opener !== undefined; opener = open.pop()) {
          drop(opener);
          if (opener.mark !== mark) continue;
          if (mark !== '__' || !DUNDER.test(text.slice(opener.end, at))) {
            found.push(opener, { start: at, end: at + mark.length });
          }
          break;
        }
        at += mark.length;
      }
    }
    if (at === match.index && opens(run, before, after)) {
      for (const mark of parts(run, undefined)) {
        open.push({ mark, start: at, end: at + mark.length });
        waiting.set(mark, (waiting.get(mark) ?? 0) + 1);
        at += mark.length;
      }
    }
  }
  return found;
}

/** Three marks are two of strong emphasis and one of weak; those that close begin with what was opened last. */
function parts(run: string, last: string | undefined): string[] {
  const one = run.charAt(0);
  if (run.length < MAX_RUN) return [run];
  return last === one ? [one, one + one] : [one + one, one];
}

/** Whether a word starts after the marks, and none ends before them; stricter than Markdown, for file patterns and names. */
function opens(run: string, before: string, after: string): boolean {
  return !WORD_END.test(before) && STARTS.test(after) && !(run.startsWith('_') && after.startsWith('_'));
}

/** Whether a word ends before the marks, and none starts after them. */
function closes(run: string, before: string, after: string): boolean {
  if (!/[^\s/\\([{<]$/u.test(before)) return false;
  // Two asterisks are hardly anything else, as in ‘**Note:**read this’.
  if (run.length > 1 && !run.startsWith('_')) return !after.startsWith('/');
  return !/^(?:[\p{L}\p{N}_/]|\.\w)/u.test(after) || SPACELESS.test(after);
}

function cutOut(text: string, cuts: readonly Stretch[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

function stretch(start: number, written: string): Stretch {
  return { start, end: start + written.length };
}

/** Stands for code, which is a word. */
const LETTER = 'X';
/** What a text without marks does not have. */
const MARK = /[*_`~[<]|^#/m;
const HEADING = /^#{1,6}[ \t]+(?=\S)/gm;
/** A link or a picture; a bracket after a word is an index, as in `handlers[name](event)`. */
const LINK =
  /((?<![\p{L}\p{N}_\])\\])!?\[)([^[\]]*)(\]\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)?)(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\))/gu;
const AUTOLINK = /<(?:https?:\/\/|mailto:)[^\s<>]+>/gi;
const RUN = /\*+|_+|~+|\n[^\S\n]*\n/g;
const MAX_RUN = 3;
/** A name of Python or a folder of tests, which is written like strong emphasis. */
const DUNDER = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const SPACELESS = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{sc=Thai}]/u;
/** The end of a word of a script with spaces between words, or of a path. */
const WORD_END =
  /(?:(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{sc=Thai}])[\p{L}\p{M}\p{N}]|[/\\.)\]}])$/u;
/** The start of a word, of a quotation or of further emphasis, and of names such as .NET. */
const STARTS = /^(?:[^\s./\\,;:!?)\]}|=+%-]|\.\p{Lu})/u;

/** Offsets in UTF-16 code units. */
interface Stretch {
  start: number;
  end: number;
}

/** Marks that may start emphasis. */
interface Opener extends Stretch {
  mark: string;
}
