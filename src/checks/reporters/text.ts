import { formatCount, formatFile } from '../../collection/report.ts';
import { terminalPath, terminalText } from '../../collection/terminal-line.ts';
import { counted } from '../../catalogue/words.ts';
import { countFixable, pathBelow, type CheckReport, type ReportPlace } from './reporter.ts';

/** A report for people, as compilers write it: what was fixed, every finding with its line and its fix, and a count. */
export function reportAsText(report: CheckReport, place: ReportPlace): string {
  const { files, fixed, unwritten } = report;
  const nameOf = (path: string): string => terminalPath(pathBelow(place.folder, path));
  const made = fixed.map(
    ({ path, finding }) =>
      `${nameOf(path)}:${finding.line}:${finding.column} fixed ${terminalText(finding.message)} ${finding.code}`,
  );
  const failed = unwritten.map(({ path, reason }) => `${nameOf(path)}: not fixed, because ${terminalText(reason)}`);
  const blocks = [
    ...(made.length === 0 ? [] : [made.join('\n')]),
    ...(failed.length === 0 ? [] : [failed.join('\n')]),
    ...files.flatMap(({ file, path }) => formatFile(file, pathBelow(place.folder, path), place)),
    [formatCount(files.map(({ file }) => file)), ...afterwards(report)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What was done about the findings, and what could be done. */
function afterwards(report: CheckReport): string[] {
  const fixed = report.fixed.length;
  const fixable = countFixable(report);
  const isClean = report.files.every(({ file }) => file.findings.length === 0);
  return [
    ...(fixed === 0 ? [] : [`Fixed ${counted(fixed, 'finding')}.${isClean ? '' : ' Fix those above by hand.'}`]),
    ...(fixable === 0 ? [] : [`${counted(fixable, 'finding')} can be fixed with --fix.`]),
  ];
}
