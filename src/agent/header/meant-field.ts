import { CLAUDE_CODE } from '../checked-with.ts';
import { withCommas } from '../fields/tools.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { listBelow, plainValue, type FieldLine } from './field-line.ts';
import type { Header } from './header.ts';
import type { Piece } from './header-pieces.ts';
import { lineAt, positionAt, type Source } from './source.ts';
import { fieldsOf, parseStrictly, type Field } from './strict-yaml.ts';
import { withoutTrailingComments } from './trailing-comments.ts';

/**
 * Reads a piece of a header that was meant as a field and that no reader takes for one.
 * @param file path below the agents folder, for the finding
 * @param loads whether Claude Code loads the file: then it reads a line with tabs as the field, and any other as a part of
 *   something else, which a check of the values reports
 */
export function readMeant(
  source: Source,
  header: Header,
  file: string,
  piece: Piece,
  meant: FieldLine,
  loads: boolean,
): { field: Field; finding: Finding | undefined } {
  const { line } = positionAt(source, header.offset + piece.offset);
  const below = piece.text.split('\n').slice(1);
  const written = withoutTrailingComments([meant.value, ...below].join('\n')).trim();
  const parsed = parseStrictly(`${meant.key}: ${[meant.value, ...below].join('\n')}`);
  const [read] = parsed.ok ? fieldsOf(source, () => 0, parsed.map) : [];
  const field: Field = {
    key: meant.key,
    value: read?.value ?? written,
    written,
    quoted: /^["']/.test(written),
    line,
    column: meant.column,
    valueLine: line,
    valueColumn: meant.valueColumn,
  };
  if (loads && !isTabbed(meant)) return { field, finding: undefined };
  const corrected = correctedLine(meant, below);
  const who = loads
    ? `Strict YAML readers skip this file; ${CLAUDE_CODE} reads the field.`
    : `so no tool reads it as one. Neither strict YAML readers nor ${CLAUDE_CODE} load this file.`;
  return {
    field,
    finding: finding(
      loads ? 'header-not-strict' : 'not-loaded',
      { file, line, column: meant.column },
      loads
        ? `The field "${meant.key}" ${meant.cause ?? ''}. ${who}`
        : `This line looks like the field "${meant.key}", but it ${meant.cause ?? ''}, ${who}`,
      fixFor(meant),
      { excerpt: lineAt(source, line), ...(corrected === undefined ? {} : { corrected }) },
    ),
  };
}

/** The line of a field as it should be: at column 1, with its list on the same line. */
export function correctedLine({ key, value }: FieldLine, below: readonly string[]): string | undefined {
  const isPlain = parseStrictly(`${key}: ${value}`).ok;
  const tools = /[，、；]/.test(value) && /tools$/i.test(key) ? withCommas(plainValue(value)) : undefined;
  const list = tools ?? (value === '' ? listBelow(below) : isPlain ? value : JSON.stringify(plainValue(value)));
  return list === '' ? undefined : `${key}: ${list}`;
}

function isTabbed({ cause = '' }: FieldLine): boolean {
  return cause.includes('tab');
}

function fixFor({ cause = '' }: FieldLine): string {
  if (cause.startsWith('is indented'))
    return 'Begin every field at the first column, and indent what is below it with spaces.';
  return 'Begin the line with the name of the field, a colon and a space.';
}
