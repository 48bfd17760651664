import { HIDDEN_TITLE } from '../agent/hidden/html.ts';
import type { Edit } from './line-diff.ts';
import { element } from '../components/element.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * Shows the difference between two texts as a table: each line with its numbers and a sign. Unchanged lines are folded,
 * except those around a change. A long difference is rendered a part at a time.
 * @param before the lines of the catalogue's file
 * @param after the lines of the other file
 */
export function diffTable(before: readonly string[], after: readonly string[], edits: readonly Edit[]): HTMLElement {
  const body = element('table', { class: 'diff', translate: 'no' });
  body.append(
    element('caption', { class: 'small quiet' }, ...legend()),
    element(
      'thead',
      {},
      element(
        'tr',
        { class: 'small quiet' },
        heading('Line in the catalogue’s file', 'theirs'),
        heading('Line in this file', 'this'),
        element('td'),
        heading('Text', 'text'),
      ),
    ),
  );
  const texts: Texts = { before, after, edits };
  const stretches = stretchesOf(edits);
  const more = element('button', { type: 'button' }, 'Show more of the difference');
  let next = 0;
  let from = 0;
  const show = (): void => {
    let left = ROWS_PER_BATCH;
    for (let stretch = stretches[next]; stretch !== undefined && left > 0; stretch = stretches[next]) {
      if (stretch.folded) {
        body.append(...fold(texts, stretch));
        left -= 1;
      } else {
        const to = Math.min(stretch.to, Math.max(stretch.from, from) + left);
        const rows = rowsOf(texts, stretch, Math.max(stretch.from, from), to);
        body.append(element('tbody', {}, ...rows));
        left -= rows.length;
        from = to;
        if (to < stretch.to) break;
      }
      next += 1;
      from = 0;
    }
    more.hidden = next >= stretches.length;
  };
  more.addEventListener('click', () => {
    const last = body.lastElementChild;
    show();
    if (more.hidden) focusOn(last?.nextElementSibling ?? last);
  });
  show();
  return element(
    'div',
    {},
    element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'The difference' }, body),
    more,
  );
}

/** Unchanged lines shown on either side of a change. */
const CONTEXT_LINES = 3;
const ROWS_PER_BATCH = 250;
/** The most unchanged lines that a fold reveals. */
const MAX_UNFOLDED = 1000;
/** Longer lines are cut, in characters. */
const MAX_LINE = 600;
/** Characters shown on either side of the change in a long line. */
const CONTEXT_CHARACTERS = 80;

function legend(): (Node | string)[] {
  return [
    element('span', { class: 'removed' }, element('b', {}, '−'), ' only in the catalogue’s file'),
    element('span', { class: 'added' }, element('b', {}, '+'), ' only in this file'),
  ];
}

function heading(label: string, short: string): HTMLElement {
  return element(
    'th',
    { scope: 'col' },
    element('span', { class: 'unseen' }, label),
    element('span', { 'aria-hidden': 'true' }, short),
  );
}

/** Splits edits into stretches: unchanged lines are shown near a change and folded elsewhere. */
function stretchesOf(edits: readonly Edit[]): Stretch[] {
  return edits.flatMap(({ kind, lines }, edit): Stretch[] => {
    const first = edit === 0 ? 0 : CONTEXT_LINES;
    const last = edit === edits.length - 1 ? 0 : CONTEXT_LINES;
    if (kind !== 'same' || lines <= first + last + 1) return [{ folded: false, edit, from: 0, to: lines }];
    return [
      { folded: false, edit, from: 0, to: first },
      { folded: true, edit, from: first, to: lines - last },
      { folded: false, edit, from: lines - last, to: lines },
    ].filter(({ from, to }) => from < to);
  });
}

/** The rows of lines `from` to `to` of a stretch, `to` excluded. */
function rowsOf(texts: Texts, { edit }: Stretch, from: number, to: number): HTMLElement[] {
  return Array.from({ length: to - from }, (_, at) => rowOf(lineOf(texts, edit, from + at)));
}

/** One line of an edit. Where equally many lines were removed and added, each is compared with its counterpart. */
function lineOf({ before, after, edits }: Texts, index: number, at: number): Line {
  const edit = edits[index];
  if (edit === undefined) throw new Error(`There is no edit ${index}.`);
  const { kind, lines } = edit;
  const theirs = kind === 'added' ? undefined : edit.before + at;
  const own = kind === 'removed' ? undefined : edit.after + at;
  const text = (own === undefined ? before[edit.before + at] : after[own]) ?? '';
  const other = edits[kind === 'removed' ? index + 1 : index - 1];
  const isPaired =
    kind !== 'same' &&
    other?.kind === (kind === 'removed' ? 'added' : 'removed') &&
    other.lines === lines &&
    lines <= MAX_PAIRED;
  if (!isPaired) return { kind, theirs, own, parts: [text] };
  const twin = kind === 'removed' ? after[other.after + at] : before[other.before + at];
  return { kind, theirs, own, parts: partsThatDiffer(text, twin ?? '') };
}

/** Longer runs of changed lines are not compared line by line. */
const MAX_PAIRED = 50;

/** Splits a line into the start it shares with its twin, what differs, and the end it shares. */
function partsThatDiffer(text: string, twin: string): Line['parts'] {
  const shorter = Math.min(text.length, twin.length);
  let head = 0;
  while (head < shorter && text[head] === twin[head]) head += 1;
  if (/[\uD800-\uDBFF]/.test(text[head - 1] ?? '')) head -= 1;
  let tail = 0;
  while (tail < shorter - head && text[text.length - 1 - tail] === twin[twin.length - 1 - tail]) tail += 1;
  if (/[\uDC00-\uDFFF]/.test(text[text.length - tail] ?? '')) tail -= 1;
  const end = text.length - tail;
  // Lines with little in common are shown whole.
  if (head + tail < shorter / 4) return [text];
  return [text.slice(0, head), text.slice(head, end), text.slice(end)];
}

function rowOf({ kind, theirs, own, parts }: Line): HTMLElement {
  const number = (at: number | undefined): HTMLElement => element('td', {}, at === undefined ? '' : String(at + 1));
  const sign = kind === 'removed' ? '−' : kind === 'added' ? '+' : '';
  const label = kind === 'removed' ? 'only in the catalogue’s file: ' : kind === 'added' ? 'only in this file: ' : '';
  const line = element(
    'td',
    {},
    ...(label === '' ? [] : [element('span', { class: 'unseen' }, label)]),
    ...lineNodes(parts),
  );
  return element(
    'tr',
    { class: kind, 'data-line': kind },
    number(theirs),
    number(own),
    element('td', { 'aria-hidden': 'true' }, sign),
    line,
  );
}

function lineNodes([whole, differs, end]: Line['parts']): (Node | string)[] {
  if (differs === undefined || end === undefined) return textNodes(cut(whole, MAX_LINE));
  const isLong = whole.length + differs.length + end.length > MAX_LINE;
  const start = isLong && whole.length > CONTEXT_CHARACTERS ? `…${whole.slice(-CONTEXT_CHARACTERS)}` : whole;
  const rest = isLong && end.length > CONTEXT_CHARACTERS ? `${end.slice(0, CONTEXT_CHARACTERS)}…` : end;
  const marked = differs === '' ? [] : [element('mark', {}, ...textNodes(cut(differs, MAX_LINE)))];
  return [...textNodes(start), ...marked, ...textNodes(rest)];
}

/** A text with marks in place of hidden characters, including a lone carriage return. */
function textNodes(text: string): (Node | string)[] {
  return text
    .split('\r')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [element('mark', { class: 'hidden', title: HIDDEN_TITLE }, 'U+000D')]),
      ...revealHidden(part),
    ]);
}

function cut(text: string, max: number): string {
  const left = text.length - max;
  return left <= 0 ? text : `${text.slice(0, max)}… and ${thousands(left)} more characters`;
}

/** A row with a button that shows and hides unchanged lines. */
function fold(texts: Texts, stretch: Stretch): HTMLElement[] {
  const lines = stretch.to - stretch.from;
  const count = `${thousands(lines)} unchanged lines`;
  const button = element('button', { type: 'button', 'aria-expanded': 'false' }, count);
  const folded = element('tbody');
  folded.hidden = true;
  button.addEventListener('click', () => {
    if (folded.childElementCount === 0) {
      folded.append(...rowsOf(texts, stretch, stretch.from, Math.min(stretch.to, stretch.from + MAX_UNFOLDED)));
      const left = lines - MAX_UNFOLDED;
      if (left > 0) {
        const note = `${thousands(left)} more unchanged lines are not shown.`;
        folded.append(element('tr', { class: 'small quiet' }, element('td', { colspan: '4' }, note)));
      }
    }
    folded.hidden = !folded.hidden;
    button.setAttribute('aria-expanded', String(!folded.hidden));
  });
  return [element('tbody', {}, element('tr', { class: 'fold' }, element('td', { colspan: '4' }, button))), folded];
}

/** Moves the focus to newly added rows. */
function focusOn(rows: Element | null | undefined): void {
  if (!(rows instanceof HTMLElement)) return;
  rows.tabIndex = -1;
  rows.focus({ preventScroll: true });
}

interface Texts {
  before: readonly string[];
  after: readonly string[];
  edits: readonly Edit[];
}

/** A run of lines of one edit, shown or folded. */
interface Stretch {
  folded: boolean;
  /** The index of the edit. */
  edit: number;
  /** Its first line, counted within the edit from 0. */
  from: number;
  /** The line after its last. */
  to: number;
}

interface Line {
  kind: Edit['kind'];
  /** Its index in the catalogue's file; undefined where only the other file has it. */
  theirs: number | undefined;
  /** Its index in the other file; undefined where only the catalogue's has it. */
  own: number | undefined;
  /** The whole line; or the start it shares with its twin, what differs, and the end it shares. */
  parts: readonly [string] | readonly [string, string, string];
}
