import { finding, type Finding } from '../findings/finding.ts';
import { lineAt, type Source } from './source.ts';

/**
 * Splits a file into header and body. The header is between the first line, `---`, and the next line `---`; blanks may
 * follow either. Only YAML is read: any other language named after the opening dashes is refused, and nothing in the
 * header is evaluated.
 * @param file path below the agents folder, for the finding
 * @returns the header, or the finding that says why there is none
 */
export function splitHeader(source: Source, file: string): Header | Finding {
  const { text } = source;
  const opening = lineAt(source, 1);
  const encoding = encodingFinding(text, file);
  if (encoding !== undefined) return encoding;
  if (!/^---(?!-)/.test(opening)) return noHeader(source, file);

  const language = opening.slice(3).trim();
  if (language !== '' && !/^ya?ml$/i.test(language)) return refusedLanguage(language, opening, file);

  const start = source.lineStarts[1] ?? text.length;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(text);
  if (closing === null) {
    return finding(
      'header-unclosed',
      { file, line: 1, column: 1 },
      'The header opens here, but no later line is just "---", so no tool finds where the prompt begins.',
      `Put a line "---" after the last field${lastFieldLine(source)}.`,
      { excerpt: opening },
    );
  }
  const closingLine = lineNumber(source, closing.index);
  return {
    text: text.slice(start, closing.index),
    offset: start,
    bodyLine: closingLine + 1,
    body: text.slice(source.lineStarts[closingLine] ?? text.length),
  };
}

/** A line of dashes alone. It does without the flag `m`, for which LF is not the only line break. */
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

function noHeader(source: Source, file: string): Finding {
  const late = /^(?:[ \t]*\n)+---[ \t]*\n(?:.*\n)*?---[ \t]*(?![^\n])/.exec(source.text.slice(0, 4096));
  if (late !== null && /^name[ \t]*:/m.test(late[0])) {
    const line = late[0].split('\n').findIndex((text) => text.startsWith('---')) + 1;
    return finding(
      'header-not-first',
      { file, line, column: 1 },
      'The header must start on the first line; tools read this file as one without a header.',
      line === 2 ? 'Delete the empty line above it.' : `Delete the ${line - 1} empty lines above it.`,
      { excerpt: lineAt(source, line) },
    );
  }
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

function lineNumber(source: Source, offset: number): number {
  let line = 1;
  while ((source.lineStarts[line] ?? Infinity) <= offset) line += 1;
  return line;
}

/** The header of an agent file, and where the body starts. */
export interface Header {
  /** Everything between the two lines of dashes, with its last line break. */
  text: string;
  /** Offset of the header's text in the source's text, in UTF-16 code units. */
  offset: number;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Everything after the line of the closing dashes. */
  body: string;
}
