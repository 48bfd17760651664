import { HIDDEN_TITLE, visibleHtml } from '../agent/hidden/html.ts';
import { lineOf, stretchesOf, type DiffLine, type Texts } from '../verify/diff-lines.ts';
import { diffLines, type Edit } from '../verify/line-diff.ts';
import { fileLines } from '../verify/line-endings.ts';
import { counted } from '../catalogue/words.ts';
import { textLanguage } from '../vocabulary/text-language.ts';

/**
 * The difference between two versions of a file as a table, as on the page that checks files, with unchanged lines left out
 * except those around a change.
 * @param room how long the HTML may be, in characters; what does not fit is counted
 */
export function differenceHtml(before: Uint8Array, after: Uint8Array, room: number): DifferenceHtml {
  const [old, now] = [fileLines(before), fileLines(after)];
  const edits = diffLines(old.lines, now.lines);
  const texts: Texts = { before: old.lines, after: now.lines, edits, language: textLanguage(now.source.text) };
  const count = (kind: Edit['kind']): number =>
    edits.reduce((sum, edit) => sum + (edit.kind === kind ? edit.lines : 0), 0);
  const [added, removed] = [count('added'), count('removed')];
  if (added + removed === 0) return { added, removed, rows: 0, left: 0, html: '' };
  let html = '';
  let rows = 0;
  let shown = 0;
  for (const { folded, edit, from, to } of stretchesOf(edits)) {
    if (folded) {
      html += foldHtml(to - from);
      rows += 1;
      continue;
    }
    for (let at = from; at < to && html.length < room; at += 1) {
      const line = lineOf(texts, edit, at);
      html += rowHtml(line);
      rows += 1;
      if (line.kind !== 'same') shown += 1;
    }
    if (html.length >= room) break;
  }
  return { added, removed, rows, left: added + removed - shown, html: `${TABLE}${html}</tbody></table></div>` };
}

const TABLE = `<div class="scroll" tabindex="0" role="group" aria-label="The difference"><table class="diff" translate="no"><thead><tr class="small quiet">${heading('Line before', 'old')}${heading('Line after', 'new')}<td></td>${heading('Text', 'text')}</tr></thead><tbody>`;

function heading(label: string, short: string): string {
  return `<th scope="col"><span class="unseen">${label}</span><span aria-hidden="true">${short}</span></th>`;
}

function foldHtml(lines: number): string {
  return `<tr class="fold"><td colspan="4" class="quiet">${counted(lines, 'unchanged line')}</td></tr>`;
}

function rowHtml({ kind, theirs, own, lang, pieces }: DiffLine): string {
  const number = (at: number | undefined): string => `<td>${at === undefined ? '' : at + 1}</td>`;
  const text = pieces.map((piece) => (piece.differs ? `<mark>${textHtml(piece.text)}</mark>` : textHtml(piece.text)));
  const line = lang === undefined ? text.join('') : `<span lang="${lang}">${text.join('')}</span>`;
  return `<tr class="${kind}" data-line="${kind}">${number(theirs)}${number(own)}<td aria-hidden="true">${SIGNS[kind]}</td><td>${LABELS[kind]}${line}</td></tr>`;
}

const SIGNS: Readonly<Record<Edit['kind'], string>> = { same: '', removed: '−', added: '+' };
const LABELS: Readonly<Record<Edit['kind'], string>> = {
  same: '',
  removed: '<span class="unseen">removed: </span>',
  added: '<span class="unseen">added: </span>',
};

/** A text with marks in place of hidden characters, including a lone carriage return. */
function textHtml(text: string): string {
  return text.split('\r').map(visibleHtml).join(`<mark class="hidden" title="${HIDDEN_TITLE}">U+000D</mark>`);
}

/** A difference, ready for a page. */
export interface DifferenceHtml {
  /** How many lines only the later version has. */
  added: number;
  /** How many lines only the earlier version has. */
  removed: number;
  /** How many rows are shown. */
  rows: number;
  /** How many changed lines are not shown. */
  left: number;
  /** The table; empty where no line differs. */
  html: string;
}
