import { HIDDEN_TITLE } from '../agent/hidden/html.ts';
import { lineOf, stretchesOf, type DiffLine, type Piece, type Stretch, type Texts } from './diff-lines.ts';
import type { Edit } from './line-diff.ts';
import { element } from '../components/element.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { textLanguage } from '../vocabulary/text-language.ts';

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
  const texts: Texts = { before, after, edits, language: textLanguage(after.join('\n')) };
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

const ROWS_PER_BATCH = 250;
/** The most unchanged lines that a fold reveals. */
const MAX_UNFOLDED = 1000;

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

/** The rows of lines `from` to `to` of a stretch, `to` excluded. */
function rowsOf(texts: Texts, { edit }: Stretch, from: number, to: number): HTMLElement[] {
  return Array.from({ length: to - from }, (_, at) => rowOf(lineOf(texts, edit, from + at)));
}

function rowOf({ kind, theirs, own, lang, pieces }: DiffLine): HTMLElement {
  const number = (at: number | undefined): HTMLElement => element('td', {}, at === undefined ? '' : String(at + 1));
  const sign = kind === 'removed' ? '−' : kind === 'added' ? '+' : '';
  const label = kind === 'removed' ? 'only in the catalogue’s file: ' : kind === 'added' ? 'only in this file: ' : '';
  const line = element(
    'td',
    {},
    ...(label === '' ? [] : [element('span', { class: 'unseen' }, label)]),
    element('span', { lang }, ...pieces.flatMap(nodesOf)),
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

function nodesOf({ text, differs }: Piece): (Node | string)[] {
  return differs ? [element('mark', {}, ...textNodes(text))] : textNodes(text);
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
