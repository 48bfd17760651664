/**
 * The first sentences of a text on one line: as many as fit, and never a part of one. A short first sentence takes the next
 * one along, and a long one is shown whole. Only a sentence over `longest` ends earlier, where one of its clauses does; one
 * without clauses ends after a word, with an ellipsis.
 * @param usual how many UTF-16 code units several sentences may take together
 * @param longest how many the result may take at most
 */
export function wholeSentences(text: string, usual: number, longest = 2 * usual): string {
  const line = oneLine(text);
  if (line.length <= usual) return line;
  let shown = '';
  for (const { end, isPunctuated } of endsIn(text, longest)) {
    const next = line.slice(0, end);
    if (next.length > longest) break;
    if (next.length > usual && shown.length >= usual / 3) break;
    shown = next;
    // Run together with what follows, words without a full stop would read as one sentence with it.
    if (!isPunctuated && shown.length >= usual / 6) break;
  }
  return (
    shown || (line.length <= longest ? line : (clausesOf(line.slice(0, longest)) ?? wordsOf(line.slice(0, usual))))
  );
}

/** White space between words is one space. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The ends of sentences in the text on one line, in their order. A paragraph ends a sentence with or without a full stop,
 * unless it introduces the next one.
 * @param max how many UTF-16 code units of the line are read
 */
function endsIn(text: string, max: number): { end: number; isPunctuated: boolean }[] {
  const ends: { end: number; isPunctuated: boolean }[] = [];
  let line = '';
  for (const written of text.trim().split(/\n[^\S\n]*\n\s*/)) {
    const paragraph = oneLine(written);
    const start = line === '' ? 0 : line.length + 1;
    line = line === '' ? paragraph : `${line} ${paragraph}`;
    // What follows a sentence shows whether it has ended.
    const read = paragraph.slice(0, Math.max(0, max + LOOK_AHEAD - start));
    for (const end of endsOf(read)) ends.push({ end: start + end, isPunctuated: true });
    const last = ends.at(-1)?.end ?? 0;
    if (last < line.length && read.length === paragraph.length && !INTRODUCES.test(paragraph)) {
      ends.push({ end: line.length, isPunctuated: false });
    }
    if (line.length > max) break;
  }
  return ends;
}

/** The ends of sentences with a full stop, a question mark or the like in a paragraph on one line. */
function endsOf(paragraph: string): number[] {
  const ends: number[] = [];
  let start = 0;
  for (const { index, segment } of SENTENCES.segment(paragraph)) {
    const end = index + segment.trimEnd().length;
    const sentence = paragraph.slice(start, end);
    const rest = paragraph.slice(index + segment.length);
    if (!ENDS.test(sentence) || isAbbreviated(sentence) || isItem(sentence, paragraph)) continue;
    if (goesOn(rest) || isOpen(sentence, rest)) continue;
    // ".NET" and "example.com" have no space after the full stop.
    if (rest !== '' && segment.length === segment.trimEnd().length && sentence.endsWith('.')) continue;
    ends.push(end);
    start = index + segment.length;
  }
  return ends;
}

/** Whether the full stop belongs to the last word. */
function isAbbreviated(sentence: string): boolean {
  return ABBREVIATION.test(sentence);
}

/** Whether a sentence ends with the number of an item, as in ‘1. Plan 2. Build’. */
function isItem(sentence: string, paragraph: string): boolean {
  const number = Number(/(?:^|\s)(\d{1,2})\.$/.exec(sentence)?.[1]);
  return /^\W*\d+\.$/.test(sentence) || [number - 1, number + 1].some((each) => ` ${paragraph}`.includes(` ${each}. `));
}

/** Whether the sentence goes on after a mark, as in ‘asks "why?" and then …’. */
function goesOn(rest: string): boolean {
  return /^[\p{Ll},;:，；：、]/u.test(rest);
}

/** Whether a bracket or a quotation is open that closes later. */
function isOpen(sentence: string, rest: string): boolean {
  return (
    BRACKETS.some(
      ({ open, close }) => sentence.split(open).length > sentence.split(close).length && rest.includes(close),
    ) || ['"', '`'].some((mark) => sentence.split(mark).length % 2 === 0 && rest.includes(mark))
  );
}

/** As many clauses as a line holds, as a sentence; undefined if it has none. */
function clausesOf(line: string): string | undefined {
  for (const mark of CLAUSE_ENDS) {
    const ends = [...line.matchAll(mark)].map(({ index }) => index);
    const end = ends.findLast((at) => at >= line.length / 4 && !isOpen(line.slice(0, at), line));
    if (end === undefined) continue;
    const clauses = line.slice(0, end).trimEnd();
    if (ENDS.test(clauses)) return clauses;
    return `${clauses}${/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]$/u.test(clauses) ? '。' : '.'}`;
  }
  return undefined;
}

/** As many words as a line holds; an ellipsis marks the cut. */
function wordsOf(line: string): string {
  const words = line.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '');
  const space = words.lastIndexOf(' ');
  return `${space > line.length / 4 ? words.slice(0, space) : words}…`;
}

// Shared, because creating a segmenter takes longer than many uses.
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const LOOK_AHEAD = 50;
/** A mark that ends sentences in any script, and what may close after it, at the end of a word. */
const ENDS = /\S\p{Sentence_Terminal}[\p{Pe}\p{Pf}\p{Pi}"'*_`]*$/u;
const INTRODUCES = /[:：,，;；]$/;
const ABBREVIATION =
  /(?:^|[^\p{L}\p{N}.])(?:e\.g|i\.e|a\.k\.a|vs|cf|approx|incl|esp|resp|viz|al|Dr|Mr|Mrs|Ms|Prof|St|Nr|Fig|z\.B|d\.h|u\.a|p\.ex|т\.е|т\.к|\p{Lu})\.$/iu;
const BRACKETS = ['()', '[]', '{}', '（）', '「」', '『』', '“”', '«»', '《》', '【】'].map((pair) => ({
  open: pair.charAt(0),
  close: pair.charAt(1),
}));
/** Where clauses end, from the clearest to the least clear. */
const CLAUSE_ENDS = [/[;；]|\s(?:[-–—•·*]+|\(?\d{1,2}[.)])\s|\s?—\s?/g, /[,，、](?=\s|[^\x00-\x7f])/g, /[:：](?=\s)/g];
