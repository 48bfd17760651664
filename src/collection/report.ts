import { stripVTControlCharacters, styleText } from 'node:util';
import { SEVERITIES, type Finding, type Severity } from '../agent/findings/finding.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * Formats all findings as a compiler would: grouped by file, each with the offending line, a caret and the fix. A count
 * follows.
 * @param options.color whether to use terminal colours
 * @param options.width how many characters of a line to show
 */
export function formatReport(files: readonly CatalogueFile[], options: { color: boolean; width: number }): string {
  const paint: Paint = (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text);
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => formatFile(file, paint, options.width));
  return [...blocks, formatCount(files)].join('\n\n') + '\n';
}

/** One line with the numbers of files, agents, skipped files and findings by severity. */
export function formatCount(files: readonly CatalogueFile[]): string {
  const findings = files.flatMap((file) => file.findings);
  const counts = SEVERITIES.map((severity) =>
    plural(findings.filter((finding) => finding.severity === severity).length, severity),
  );
  const agents = plural(files.filter(({ status }) => status === 'agent').length, 'agent');
  const skipped = files.filter(({ status }) => status === 'skipped').length;
  return `${plural(files.length, 'file')}: ${agents}, ${skipped} skipped, ${counts.join(', ')}.`;
}

/** How many errors the files have. */
export function countErrors(files: readonly CatalogueFile[]): number {
  return files.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length;
}

function formatFile(file: CatalogueFile, paint: Paint, width: number): string {
  return [
    paint('bold', printable(file.file)),
    ...file.findings.map((finding) => formatFinding(finding, paint, width)),
  ].join('\n');
}

function formatFinding(finding: Finding, paint: Paint, width: number): string {
  const { line, column, severity, code, message, fix, excerpt, corrected } = finding;
  const gutter = String(line).padStart(5);
  const empty = ' '.repeat(gutter.length);
  const lines = [
    `  ${line}:${column} ${paint(STYLES[severity], severity)} ${printable(message)} ${paint('dim', code)}`,
  ];
  if (excerpt !== undefined) {
    const { text, caret } = windowAround(printable(excerpt), column, width);
    lines.push(
      paint('dim', `${gutter} | `) + text,
      paint('dim', `${empty} | `) + ' '.repeat(caret) + paint(STYLES[severity], '^'),
    );
  }
  lines.push(`${empty} ${paint('dim', '=')} fix: ${printable(fix)}`);
  if (corrected !== undefined) lines.push(`${empty}        ${windowAround(printable(corrected), 1, width).text}`);
  return lines.join('\n');
}

/** The part of a long line around a 1-based column, and the number of characters before that column. */
function windowAround(text: string, column: number, width: number): { text: string; caret: number } {
  const start =
    text.length <= width ? 0 : Math.max(0, Math.min(column - 1 - Math.floor(width / 2), text.length - width));
  const head = start > 0 ? '…' : '';
  const tail = start + width < text.length ? '…' : '';
  return { text: head + text.slice(start, start + width) + tail, caret: Math.max(0, column - 1 - start + head.length) };
}

/** Keeps the text of a file from controlling the terminal: each control or format code unit becomes U+FFFD. */
function printable(text: string): string {
  return stripVTControlCharacters(text) === text && !/\p{Cc}|\p{Cf}/u.test(text)
    ? text
    : text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, (hidden) => '\uFFFD'.repeat(hidden.length));
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'blue' };

type Style = 'red' | 'yellow' | 'blue' | 'bold' | 'dim';
type Paint = (style: Style, text: string) => string;
