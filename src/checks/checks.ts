import { FINDING_KINDS, SEVERITIES, type Finding, type FindingCode, type Severity } from '../agent/findings/finding.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/** The files that have findings, the most severe first. */
export function orderedFiles(files: readonly CatalogueFile[]): CatalogueFile[] {
  return files.filter(({ findings }) => findings.length > 0).sort((a, b) => worstOf(a) - worstOf(b));
}

/**
 * The kinds of findings in the files, the most severe first and, within a severity, the most common first.
 * @param files in the order of the checks page
 */
export function kindsOf(files: readonly CatalogueFile[]): CheckedKind[] {
  const kinds = new Map<FindingCode, CheckedKind>();
  files.forEach((file, index) => {
    for (const { code, severity } of file.findings) {
      const kind = kinds.get(code) ?? { code, severity, title: FINDING_KINDS[code].title, count: 0, files: [] };
      kind.count += 1;
      if (kind.files.at(-1)?.file !== file.file) kind.files.push({ file: file.file, number: index + 1 });
      kinds.set(code, kind);
    }
  });
  return [...kinds.values()].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count,
  );
}

/**
 * The findings of a file to show: the most severe ones, at most {@link MAX_SHOWN}, in file order. They are enough to
 * see what is wrong; without a limit, a hostile file could make a page of megabytes.
 */
export function shownFindings(findings: readonly Finding[]): Finding[] {
  const worst = findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const shown = new Set(worst.slice(0, MAX_SHOWN));
  return findings.filter((each) => shown.has(each));
}

/** How many findings of one file are shown; the others are counted. */
export const MAX_SHOWN = 100;

function worstOf(file: CatalogueFile): number {
  return Math.min(...file.findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
}

/** A kind of finding, and the files that have it. */
export interface CheckedKind {
  code: FindingCode;
  severity: Severity;
  title: string;
  /** How often it was found. */
  count: number;
  /** The files, each with its number among all files that have findings, from 1. */
  files: { file: string; number: number }[];
}
