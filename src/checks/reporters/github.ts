import { FINDING_KINDS, SEVERITIES, type Finding, type Severity } from '../../agent/findings/finding.ts';
import { counted } from '../../catalogue/words.ts';
import { formatCount } from '../../collection/report.ts';
import { terminalLine, terminalText } from '../../collection/terminal-line.ts';
import { countFixable, pathBelow, type CheckedFile, type CheckReport, type ReportPlace } from './reporter.ts';

/**
 * A report for GitHub Actions, which shows findings as annotations in the code of a pull request. It shows ten of each
 * severity for a step; the others are lines of the log.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function reportForGitHub(report: CheckReport, { repository }: ReportPlace): string {
  const lines: string[] = [];
  for (const { path, finding } of report.fixed) {
    lines.push(logLine(`fixed ${pathBelow(repository, path)}:${finding.line}: ${finding.message} (${finding.code})`));
  }
  for (const { path, reason } of report.unwritten) {
    lines.push(logLine(`not fixed, because ${reason}: ${pathBelow(repository, path)}`));
  }
  const found = report.files.flatMap((file) => file.file.findings.map((finding) => ({ file, finding })));
  for (const severity of SEVERITIES) {
    const all = found.filter(({ finding }) => finding.severity === severity);
    for (const { file, finding } of all.slice(0, MAX_ANNOTATIONS)) lines.push(annotation(file, finding, repository));
    const others = all.slice(MAX_ANNOTATIONS);
    if (others.length === 0) continue;
    lines.push(
      `${counted(others.length, `more ${severity}`)} (GitHub shows only ${MAX_ANNOTATIONS} of a kind for each step):`,
    );
    for (const { file, finding } of others) {
      const place = `${pathBelow(repository, file.path)}:${finding.line}:${finding.column}`;
      lines.push(logLine(`${place} ${severity} ${finding.message} (${finding.code})`));
    }
  }
  const fixable = countFixable(report);
  lines.push(formatCount(report.files.map(({ file }) => file)));
  if (fixable > 0) lines.push(`${counted(fixable, 'finding')} can be fixed with --fix.`);
  return `${lines.join('\n')}\n`;
}

/** How many annotations of a severity GitHub shows for a step. */
const MAX_ANNOTATIONS = 10;
/** How much of a corrected line an annotation shows, in columns. */
const MAX_CORRECTED = 300;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

function annotation(
  { path }: CheckedFile,
  { code, severity, line, column, message, fix, corrected }: Finding,
  repository: string,
): string {
  const file = terminalText(pathBelow(repository, path));
  const properties = { file, line, col: column, title: `${FINDING_KINDS[code].title} (${code})` };
  const named = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const lines = [message, fix, ...(corrected === undefined ? [] : [terminalLine(corrected, 1, MAX_CORRECTED).text])];
  return `::${COMMANDS[severity]} ${named.join(',')}::${escapeData(lines.map(terminalText).join('\n'))}`;
}

/** A line of the log that is no command, whatever is in it. */
function logLine(text: string): string {
  return `- ${terminalText(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
