import { finding, type Finding } from '../findings/finding.ts';
import { lineAt, type Source } from './source.ts';

/**
 * Splits a file into header and body. The header stands between a first line `---` and the next line `---`; both may be
 * followed by blanks. Only YAML is read: any other language after the opening dashes is refused by name, and nothing of
 * it is evaluated.
 * @returns the header, or why there is none
 */
export function splitHeader(source: Source, file: string): Header | Finding {
  const { text } = source;
  const opening = lineAt(source, 1);
  const stored = wronglyStored(text, file);
  if (stored !== undefined) return stored;
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
      'The header opens here and no later line is "---" alone, so no tool finds where the prompt begins.',
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

/** A line of dashes alone. Without the flag for lines, which also counts other characters than LF as line breaks. */
const CLOSING = /(?<=\n)---[ \t]*(?=\n|$)/g;

/** Says of a file that is an agent to whoever looks at its text, and none to tools, how it is stored. */
function wronglyStored(text: string, file: string): Finding | undefined {
  if (/^---[ \t]*\n/.test(text)) return undefined;
  const start = text.slice(0, 4096);
  const plain = start.replace(/[\0\uFFFD]/g, '').replaceAll('\r', '\n');
  if (!/^---[ \t]*\n/.test(plain) || !/^name[ \t]*:/m.test(plain)) return undefined;
  const wide = start.includes('\0');
  return finding(
    'header-encoded',
    { file, line: 1, column: 1 },
    wide
      ? 'The file is stored as UTF-16; tools read UTF-8, and find no header here.'
      : 'Its lines end in carriage returns alone; tools see one long line, and no header.',
    wide ? 'Save it as UTF-8.' : 'Save it with LF line endings.',
  );
}

function noHeader(source: Source, file: string): Finding {
  const late = /^(?:[ \t]*\n)+---[ \t]*\n(?:.*\n)*?---[ \t]*(?![^\n])/.exec(source.text.slice(0, 4096));
  if (late !== null && /^name[ \t]*:/m.test(late[0])) {
    const line = late[0].split('\n').findIndex((text) => text.startsWith('---')) + 1;
    return finding(
      'header-not-first',
      { file, line, column: 1 },
      'The header must start on the first line; tools take this file for one without a header.',
      line === 2 ? 'Delete the empty line above it.' : `Delete the ${line - 1} empty lines above it.`,
      { excerpt: lineAt(source, line) },
    );
  }
  return finding(
    'header-missing',
    { file, line: 1, column: 1 },
    'The file does not start with "---", so it is documentation, not an agent.',
    'To make it an agent, start it with a header that holds at least a name and a description.',
    { excerpt: lineAt(source, 1) },
  );
}

function refusedLanguage(language: string, opening: string, file: string): Finding {
  const shown = language.length > 40 ? `${language.slice(0, 40)}…` : language;
  return finding(
    'header-engine',
    { file, line: 1, column: opening.indexOf(language) + 1 },
    `The header says that it is written in "${shown}". Only YAML is read; nothing in this header was run.`,
    'Write the header in YAML and make the first line "---" alone.',
    { excerpt: opening, corrected: '---' },
  );
}

/** Names the last line that still looks like a field, so that the missing "---" can be put below it. */
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
  /** Offset of the header's text in the source's text. */
  offset: number;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Everything after the closing dashes' line. */
  body: string;
}
