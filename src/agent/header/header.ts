import { finding, type Finding } from '../findings/finding.ts';
import { lateHeader, notFirst } from './late-header.ts';
import { lineAt, positionAt, type Source } from './source.ts';

/**
 * Finds the header of a file. It is between the first line, `---`, and the next line `---`; blanks may follow either. Claude
 * Code ends it earlier if three hyphens occur before that, wherever they are. Only YAML is read: any other language named
 * after the opening hyphens is refused, and nothing in the header is evaluated.
 * @param file path below the agents folder, for the finding
 * @returns the header, or the finding that says why there is none
 * @see tests/clients/RESULTS.md for where Claude Code ends a header
 */
export function splitHeader(source: Source, file: string): Split | Finding {
  const { text } = source;
  const opening = lineAt(source, 1);
  const encoding = encodingFinding(text, file);
  if (encoding !== undefined) return encoding;
  if (!/^---(?!-)/.test(opening)) return noHeader(source, file);

  const language = opening.slice(3).trim();
  if (language !== '' && !/^ya?ml$/i.test(language)) return refusedLanguage(language, opening, file);

  const start = source.lineStarts[1] ?? text.length;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(text)?.index;
  const hyphens = text.indexOf('---', start);
  const whole = closing === undefined ? undefined : headerUntil(source, start, closing);
  const early = hyphens === -1 || hyphens === closing ? undefined : headerUntil(source, start, hyphens);
  return { opening: language === '' ? 'plain' : 'language', whole, early };
}

/** The finding that no line closes the header. */
export function unclosed(source: Source, file: string): Finding {
  const line = otherClosing(source);
  if (line !== undefined) {
    return finding(
      'header-unclosed',
      { file, line, column: 1 },
      'This line is not just "---", so it does not close the header, and no tool finds where the prompt begins.',
      'Make it just "---".',
      { excerpt: lineAt(source, line), corrected: '---' },
    );
  }
  return finding(
    'header-unclosed',
    { file, line: 1, column: 1 },
    'The header opens here, but no later line is just "---", so no tool finds where the prompt begins.',
    `Put a line "---" after the last field${lastFieldLine(source)}.`,
    { excerpt: lineAt(source, 1) },
  );
}

/** The header up to three hyphens at an offset, and the body after the rest of their line if that is blank. */
function headerUntil(source: Source, start: number, end: number): Header {
  const { text } = source;
  AFTER_HYPHENS.lastIndex = end;
  const bodyStart = AFTER_HYPHENS.test(text) ? AFTER_HYPHENS.lastIndex : end + 3;
  const { line } = positionAt(source, end);
  const next = source.lineStarts[line] ?? Infinity;
  return {
    text: text.slice(start, end),
    offset: start,
    bodyLine: bodyStart >= Math.min(next, text.length) ? line + 1 : line,
    bodyStart,
    body: text.slice(bodyStart),
  };
}

/** Three hyphens and the rest of their line, if that is blank. */
const AFTER_HYPHENS = /---[ \t]*(?:\n|$)/y;

/** A line of hyphens alone. It does without the flag `m`, for which LF is not the only line break. */
const CLOSING = /(?<=\n)---[ \t]*(?=\n|$)/g;

/** Reports an encoding (UTF-16, lone carriage returns) that hides the header from tools though an editor shows it. */
function encodingFinding(text: string, file: string): Finding | undefined {
  if (/^---[ \t]*\n/.test(text)) return undefined;
  const start = text.slice(0, 4096);
  const plain = start.replace(/[\0\uFFFD]/g, '').replaceAll('\r', '\n');
  if (!/^---[ \t]*\n/.test(plain) || !/^name[ \t]*:/m.test(plain)) return undefined;
  const isUtf16 = start.includes('\0');
  return finding(
    'header-encoded',
    { file, line: 1, column: 1 },
    isUtf16
      ? 'The file is UTF-16; tools read UTF-8 and find no header here.'
      : 'The lines end in carriage returns alone; tools see one long line and no header.',
    isUtf16 ? 'Save it as UTF-8.' : 'Save it with LF line endings.',
  );
}

/** The finding about a header that something stands above, or that there is none. */
function noHeader(source: Source, file: string): Finding {
  const late = lateHeader(source);
  if (late !== undefined) return notFirst(source, late, file);
  return finding(
    'header-missing',
    { file, line: 1, column: 1 },
    'The file does not start with "---", so it is documentation, not an agent.',
    'To make it an agent, start it with a header that has at least a name and a description.',
    { excerpt: lineAt(source, 1) },
  );
}

function refusedLanguage(language: string, opening: string, file: string): Finding {
  const shown = language.length > 40 ? `${language.slice(0, 40)}…` : language;
  return finding(
    'header-engine',
    { file, line: 1, column: opening.indexOf(language) + 1 },
    `The header says that it is written in "${shown}". Only YAML is read; nothing in this header was run.`,
    'Write the header in YAML, and make the first line just "---".',
    { excerpt: opening, corrected: '---' },
  );
}

/** The first line below a field that other signs than hyphens fill, or fewer or more of them. */
function otherClosing(source: Source): number | undefined {
  for (let line = 3; line <= Math.min(source.lineStarts.length, 60); line += 1) {
    const text = lineAt(source, line);
    if (/^[ \t]{0,3}(?:[-\u2010-\u2015\u2212\u2500\u2501\uFF0D=_*~+.]{2,}|(?:- ){1,9}-)[ \t]*$/.test(text)) return line;
    if (/^#{1,6} /.test(text)) return undefined;
  }
  return undefined;
}

/** Names the last line that looks like a field, below which the missing "---" belongs. */
function lastFieldLine(source: Source): string {
  let last = 0;
  for (let line = 2; line <= Math.min(source.lineStarts.length, 60); line += 1) {
    const text = lineAt(source, line);
    if (/^[a-z]\w*[ \t]*:/i.test(text)) last = line;
    else if (text.startsWith('#')) break;
  }
  return last === 0 ? '' : `, which looks like line ${last}`;
}

/** Where a file's header may end. */
export interface Split {
  /** Whether the first line is just hyphens; a language after them is read by other tools, not by Claude Code. */
  opening: 'plain' | 'language';
  /** The header up to the first line of three hyphens; undefined if there is no such line. */
  whole: Header | undefined;
  /** The header up to earlier hyphens, or up to hyphens that are no line of three, where Claude Code ends it. */
  early: Header | undefined;
}

/** The header of an agent file, and where the body starts. */
export interface Header {
  /** Everything between the line of hyphens and those that end it. */
  text: string;
  /** Offset of the header's text in the source's text, in UTF-16 code units. */
  offset: number;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Where the body starts in the source's text, in UTF-16 code units. */
  bodyStart: number;
  /** Everything after the closing hyphens. */
  body: string;
}
