import { relative, sep } from 'node:path';
import type { Finding } from '../../agent/findings/finding.ts';
import type { Severity } from '../../agent/findings/finding.ts';
import type { CatalogueFile } from '../../catalogue/entry.ts';
import type { Replacement } from '../fixes/replacement.ts';

/** How many findings of each severity there are. */
export function countBySeverity({ files }: Pick<CheckReport, 'files'>): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { file } of files) for (const { severity } of file.findings) counts[severity] += 1;
  return counts;
}

/** How many findings have a safe fix. */
export function countFixable({ files }: Pick<CheckReport, 'files'>): number {
  return files.flatMap(({ fixes }) => fixes.flatMap(({ findings }) => findings)).length;
}

/** The safe fix of a finding; undefined if it has none. */
export function fixOf({ fixes }: CheckedFile, { code, line, column }: Finding): Replacement | undefined {
  return fixes.find(({ findings }) =>
    findings.some((each) => each.code === code && each.line === line && each.column === column),
  );
}

/** A path below a folder, with forward slashes; the whole path when it is not below it. */
export function pathBelow(folder: string, path: string): string {
  const below = relative(folder, path);
  const isBelow = below !== '..' && !below.startsWith(`..${sep}`);
  return (isBelow ? below : path).split(sep).join('/');
}

/**
 * A value as JSON, indented. No text in it can steer a terminal: what could is written as an escape, which every reader of
 * JSON turns into the same character. So is what starts a command for GitHub Actions.
 */
export function safeJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}\x7F-\x9F]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escaped(character.charCodeAt(index))).join(''),
  );
  return `${json.replaceAll('##[', `##${escaped(0x5b)}`)}\n`;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Writes a report of a check: the text of it, which ends in a line feed. */
export type Reporter = (report: CheckReport, place: ReportPlace) => string;

/** Where a report is made, and for what. */
export interface ReportPlace {
  /** The folder in which the command was called, as an absolute path. */
  folder: string;
  /** The top folder of the repository, as an absolute path. */
  repository: string;
  /** Whether to use the colours of a terminal. */
  color: boolean;
  /** How many columns of a line from a file to show. */
  width: number;
  /** The address of the catalogue, with a slash at the end; undefined when it has none yet. */
  site: string | undefined;
  /** The version of the catalogue. */
  version: string;
}

/** What a check found. */
export interface CheckReport {
  /** In the order of a catalogue. */
  files: CheckedFile[];
  /** What was fixed. The places are those before. */
  fixed: { path: string; finding: Finding }[];
  /** The files that have fixes and could not be written, and why. */
  unwritten: { path: string; reason: string }[];
}

/** A file that was checked. */
export interface CheckedFile {
  file: CatalogueFile;
  /** Absolute. */
  path: string;
  /** Its fixes that are safe. */
  fixes: Replacement[];
}
