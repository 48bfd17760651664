import { findHidden } from '../hidden/hidden-characters.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt, type Source } from './source.ts';

/**
 * Finds a header that does not start the file: below empty lines, comments or headings, after characters that nobody sees,
 * or with another number of hyphens. Other files with such lines are documentation.
 */
export function lateHeader(source: Source): LateHeader | undefined {
  const above: Above[] = [];
  for (let line = 1; line <= Math.min(source.lineStarts.length, MAX_LINES); line += 1) {
    const text = lineAt(source, line).slice(0, MAX_LINE);
    const bare = withoutHidden(text).trim();
    if (/^-{3,}$/.test(bare)) return isHeader(source, line) ? { line, text, hyphens: bare.length, above } : undefined;
    const kind = kindOf(bare, text);
    if (kind === undefined) return undefined;
    const end = kind === 'comment' ? endOfComment(source, line) : line;
    if (end === undefined) return undefined;
    above.push({ kind, text: bare, lines: end - line + 1 });
    line = end;
  }
  return undefined;
}

/** The finding that a header does not start the file, with what stands above it. */
export function notFirst(source: Source, { line, text, hyphens, above }: LateHeader, file: string): Finding {
  const empty = above.every(({ kind }) => kind === 'empty') ? above.length : 0;
  const shown = above.find(({ kind }) => kind !== 'empty' && kind !== 'hidden');
  const hidden =
    findHidden(above.map((each) => each.text).join('') + text)[0] ?? findHidden(firstText(source, line))[0];
  const at = { file, line, column: 1 };
  const excerpt = lineAt(source, line);
  if (shown !== undefined) {
    return finding(
      'header-not-first',
      at,
      `The header must start on the first line, but ${INDEFINITE[shown.kind]} (“${clip(shown.text)}”) comes before it; tools read this file as one without a header.`,
      shown.kind === 'heading'
        ? 'Move it below the closing "---", or into the header as a comment with "#".'
        : 'Move it into the header as a comment with "#", or delete it.',
      { excerpt },
    );
  }
  if (hidden !== undefined) {
    return finding(
      'header-not-first',
      at,
      `The header must start the file, but an invisible character (${hidden.name}) comes before it; tools read this file as one without a header.`,
      'Delete everything above and before the hyphens, and save the file without a byte order mark.',
      { excerpt },
    );
  }
  if (empty > 0) {
    return finding(
      'header-not-first',
      at,
      'The header must start on the first line; tools read this file as one without a header.',
      empty === 1 ? 'Delete the empty line above it.' : `Delete the ${empty} empty lines above it.`,
      { excerpt },
    );
  }
  const isIndented = /^\s/.test(text);
  return finding(
    'header-not-first',
    at,
    isIndented
      ? 'A blank comes before the hyphens; tools read this file as one without a header.'
      : `The header starts with ${hyphens} hyphens instead of three; tools read this file as one without a header.`,
    'Make the first line just "---".',
    { excerpt, corrected: '---' },
  );
}

/** How far down a header is looked for. */
const MAX_LINES = 200;
const MAX_LINE = 500;
const MAX_QUOTE = 60;
const INDEFINITE: Readonly<Record<Above['kind'], string>> = {
  empty: 'an empty line',
  hidden: 'an invisible character',
  comment: 'a comment',
  heading: 'a heading',
};

/** What a line above a header is; undefined if it is a text, so that the file is documentation. */
function kindOf(bare: string, text: string): Above['kind'] | undefined {
  if (bare === '') return text.trim() === '' ? 'empty' : 'hidden';
  if (/^(?:<!--|\/\*|\/\/|<\?|%%|;;|\[\/\/\]:\s*#|#!)/.test(bare)) return 'comment';
  if (/^#{1,6}(?:\s|$)/.test(bare))
    return /^#\s*(?:SPDX-|Copyright\b|\(c\)|©|Licen[cs]ed?\b)/i.test(bare) ? 'comment' : 'heading';
  return bare.startsWith('SPDX-') ? 'comment' : undefined;
}

/** The line on which a comment that starts on a line ends; undefined if text follows it there, or it never ends. */
function endOfComment(source: Source, line: number): number | undefined {
  const first = lineAt(source, line).trim();
  const close = first.slice(0, 8).includes('<!--') ? '-->' : first.slice(0, 6).includes('/*') ? '*/' : undefined;
  if (close === undefined) return line;
  for (let end = line; end <= Math.min(source.lineStarts.length, line + MAX_LINES); end += 1) {
    const text = lineAt(source, end);
    const at = text.indexOf(close);
    if (at !== -1) return text.slice(at + close.length).trim() === '' ? end : undefined;
  }
  return undefined;
}

/** Whether the lines below hyphens are fields with a name and a description, up to the next hyphens. */
function isHeader(source: Source, hyphens: number): boolean {
  const keys = new Set<string>();
  for (let line = hyphens + 1; line <= Math.min(source.lineStarts.length, hyphens + MAX_LINES); line += 1) {
    const text = lineAt(source, line);
    if (/^-{3,}\s*$/.test(text)) return keys.has('name') && (keys.has('description') || keys.size > 1);
    const key = /^([\w-]{1,60})[ \t]*:(?:[ \t]|$)/.exec(text)?.[1];
    if (key !== undefined) keys.add(key);
    else if (keys.size === 0 && !/^\s*(?:#.*)?$/.test(text)) return false;
  }
  return false;
}

function withoutHidden(text: string): string {
  let at = 0;
  let shown = '';
  for (const { offset, character } of findHidden(text)) {
    shown += text.slice(at, offset);
    at = offset + character.length;
  }
  return shown + text.slice(at);
}

/** The text from the start to a line, which it includes. */
function firstText(source: Source, line: number): string {
  return source.text.slice(0, Math.min(source.lineStarts[line] ?? MAX_LINE, MAX_LINE));
}

function clip(text: string): string {
  return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE - 1)}…` : text;
}

/** What stands above a header. */
interface Above {
  kind: 'empty' | 'hidden' | 'comment' | 'heading';
  /** Its first line. */
  text: string;
  lines: number;
}

/** A header that does not start the file. */
interface LateHeader {
  /** 1-based line of the hyphens that open it. */
  line: number;
  /** That line. */
  text: string;
  /** How many hyphens it has. */
  hyphens: number;
  above: readonly Above[];
}
