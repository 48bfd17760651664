import { styleText } from 'node:util';
import { SEVERITIES, type Finding, type Severity } from '../agent/findings/finding.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';
import { terminalLine, terminalPath, terminalRemark, terminalText } from './terminal-line.ts';

/**
 * Formats all findings as a compiler would: each with file, line and column, the offending line, a caret and the fix. A count
 * follows.
 * @param options.color whether to use terminal colours
 * @param options.width how many columns of a line to show
 */
export function formatReport(files: readonly CatalogueFile[], options: { color: boolean; width: number }): string {
  return [...files.flatMap((file) => formatFile(file, file.file, options)), formatCount(files)].join('\n\n') + '\n';
}

/**
 * Formats the findings of a file.
 * @param path what the file is called
 * @returns nothing for a file without findings
 */
export function formatFile(
  { findings }: CatalogueFile,
  path: string,
  { color, width }: { color: boolean; width: number },
): string[] {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  return findings.length === 0
    ? []
    : [findings.map((finding) => formatFinding(finding, terminalPath(path), paint, width)).join('\n')];
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

function formatFinding(finding: Finding, path: string, paint: Paint, width: number): string {
  const { line, column, severity, code, message, fix, excerpt, corrected } = finding;
  const gutter = String(line).padStart(5);
  const empty = ' '.repeat(gutter.length);
  const place = `${paint('bold', path)}:${line}:${column}`;
  const lines = [`${place} ${paint(STYLES[severity], severity)} ${terminalText(message)} ${paint('dim', code)}`];
  if (excerpt !== undefined) {
    const { text, caret } = terminalLine(excerpt, column, width);
    lines.push(
      paint('dim', `${gutter} | `) + text,
      paint('dim', `${empty} | `) + ' '.repeat(caret) + paint(STYLES[severity], '^'),
    );
  }
  lines.push(`${empty} ${paint('dim', '=')} fix: ${terminalText(fix)}`);
  if (corrected !== undefined) lines.push(`${empty}        ${terminalRemark(terminalLine(corrected, 1, width).text)}`);
  return lines.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'blue' };

type Style = 'red' | 'yellow' | 'blue' | 'bold' | 'dim';
type Paint = (style: Style, text: string) => string;
