import { HIDDEN_TITLE } from '../agent/hidden/html.ts';
import type { Edit } from './line-diff.ts';
import { element } from '../components/element.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * The difference between two texts as a table: every line with its numbers and a sign, what stays folded but for the lines
 * around a difference. Rows of long differences are made when they are asked for.
 * @param before the lines of the catalogue's file
 * @param after the lines of the other
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
        heading('Line of the catalogue’s file', 'theirs'),
        heading('Line of this file', 'this'),
        element('td'),
        heading('Text of the line', 'text'),
      ),
    ),
  );
  const texts: Texts = { before, after, edits };
  const stretches = stretchesOf(edits);
  const more = element('button', { type: 'button' }, 'Show more of the difference');
  let next = 0;
  let from = 0;
  const show = (): void => {
    let left = AT_A_TIME;
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

/** Lines that stay and stand around a difference, on either side of it. */
const AROUND = 3;
/** Rows that are made at a time. */
const AT_A_TIME = 250;
/** More characters of a line are cut. */
const LONGEST = 600;
/** Characters around what differs in a long line. */
const NEAR = 80;

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

/** The difference in stretches, with what stays cut into what is shown around differences and what is folded. */
function stretchesOf(edits: readonly Edit[]): Stretch[] {
  return edits.flatMap(({ kind, lines }, edit): Stretch[] => {
    const first = edit === 0 ? 0 : AROUND;
    const last = edit === edits.length - 1 ? 0 : AROUND;
    if (kind !== 'same' || lines <= first + last + 1) return [{ folded: false, edit, from: 0, to: lines }];
    return [
      { folded: false, edit, from: 0, to: first },
      { folded: true, edit, from: first, to: lines - last },
      { folded: false, edit, from: lines - last, to: lines },
    ].filter(({ from, to }) => from < to);
  });
}

/** The rows of some of a stretch's lines. */
function rowsOf(texts: Texts, { edit }: Stretch, from: number, to: number): HTMLElement[] {
  return Array.from({ length: to - from }, (_, at) => rowOf(lineOf(texts, edit, from + at)));
}

/** One line of an edit. Where as many lines go as come, what differs within each of them is told apart. */
function lineOf({ before, after, edits }: Texts, index: number, at: number): Line {
  const edit = edits[index];
  if (edit === undefined) throw new Error('There is no such edit.');
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

const MAX_PAIRED = 50;

/** A line cut into what it begins with like its twin, what differs, and what it ends with like it. */
function partsThatDiffer(text: string, twin: string): Line['parts'] {
  const most = Math.min(text.length, twin.length);
  let head = 0;
  while (head < most && text[head] === twin[head]) head += 1;
  if (/[\uD800-\uDBFF]/.test(text[head - 1] ?? '')) head -= 1;
  let tail = 0;
  while (tail < most - head && text[text.length - 1 - tail] === twin[twin.length - 1 - tail]) tail += 1;
  if (/[\uDC00-\uDFFF]/.test(text[text.length - tail] ?? '')) tail -= 1;
  const end = text.length - tail;
  // Two lines that have little in common are two lines.
  if (head + tail < most / 4) return [text];
  return [text.slice(0, head), text.slice(head, end), text.slice(end)];
}

function rowOf({ kind, theirs, own, parts }: Line): HTMLElement {
  const number = (at: number | undefined): HTMLElement => element('td', {}, at === undefined ? '' : String(at + 1));
  const sign = kind === 'removed' ? '−' : kind === 'added' ? '+' : '';
  const said = kind === 'removed' ? 'only in the catalogue’s: ' : kind === 'added' ? 'only in this file: ' : '';
  const line = element(
    'td',
    {},
    ...(said === '' ? [] : [element('span', { class: 'unseen' }, said)]),
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
  if (differs === undefined || end === undefined) return textNodes(cut(whole, LONGEST));
  const isLong = whole.length + differs.length + end.length > LONGEST;
  const start = isLong && whole.length > NEAR ? `…${whole.slice(-NEAR)}` : whole;
  const rest = isLong && end.length > NEAR ? `${end.slice(0, NEAR)}…` : end;
  const marked = differs === '' ? [] : [element('mark', {}, ...textNodes(cut(differs, LONGEST)))];
  return [...textNodes(start), ...marked, ...textNodes(rest)];
}

/** A text with marks in the place of what nobody sees, a lone carriage return among it. */
function textNodes(text: string): (Node | string)[] {
  return text
    .split('\r')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [element('mark', { class: 'hidden', title: HIDDEN_TITLE }, 'U+000D')]),
      ...revealHidden(part),
    ]);
}

function cut(text: string, most: number): string {
  const left = text.length - most;
  return left <= 0 ? text : `${text.slice(0, most)}… and ${thousands(left)} more characters`;
}

/** A row with a button that shows, and hides again, the lines that stay. */
function fold(texts: Texts, stretch: Stretch): HTMLElement[] {
  const lines = stretch.to - stretch.from;
  const count = `${thousands(lines)} unchanged lines`;
  const button = element('button', { type: 'button', 'aria-expanded': 'false' }, count);
  const folded = element('tbody');
  folded.hidden = true;
  button.addEventListener('click', () => {
    if (folded.childElementCount === 0) {
      folded.append(...rowsOf(texts, stretch, stretch.from, Math.min(stretch.to, stretch.from + 4 * AT_A_TIME)));
      const left = lines - 4 * AT_A_TIME;
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

/** Moves the focus to rows that have just been made. */
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

/** Some lines of an edit, shown or folded. */
interface Stretch {
  folded: boolean;
  /** Which edit it is of. */
  edit: number;
  /** From which of its lines. */
  from: number;
  /** Up to which of its lines, without it. */
  to: number;
}

interface Line {
  kind: Edit['kind'];
  /** Which line it is in the catalogue's file, from 0. */
  theirs: number | undefined;
  /** Which line it is in the other file, from 0. */
  own: number | undefined;
  /** The line; or what it begins with like its twin, what differs, and how both end. */
  parts: readonly [string] | readonly [string, string, string];
}
