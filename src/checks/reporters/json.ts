import {
  countBySeverity,
  countFixable,
  fixOf,
  pathBelow,
  safeJson,
  type CheckedFile,
  type CheckReport,
  type ReportPlace,
} from './reporter.ts';
import type { PublishedReport } from './report-schema.ts';

/** A report for programs, in a form of our own that has everything; `/schema/check.json` describes it. */
export function reportAsJson(report: CheckReport, { folder, site }: ReportPlace): string {
  const { error: errors, warning: warnings, note: notes } = countBySeverity(report);
  const statuses = report.files.map(({ file }) => file.status);
  const published: PublishedReport = {
    ...(site === undefined ? {} : { $schema: `${site}schema/check.json` }),
    version: 1,
    summary: {
      files: statuses.length,
      agents: statuses.filter((status) => status === 'agent').length,
      skipped: statuses.filter((status) => status === 'skipped').length,
      errors,
      warnings,
      notes,
      fixable: countFixable(report),
      fixed: report.fixed.length,
    },
    files: report.files.map((file) => publishedFile(file, folder)),
    fixed: report.fixed.map(({ path, finding: { code, line, column, message } }) => ({
      path: pathBelow(folder, path),
      code,
      line,
      column,
      message,
    })),
    unwritten: report.unwritten.map(({ path, reason }) => ({ path: pathBelow(folder, path), reason })),
  };
  return safeJson(published);
}

function publishedFile(checked: CheckedFile, folder: string): PublishedReport['files'][number] {
  const { file, path } = checked;
  return {
    path: pathBelow(folder, path),
    status: file.status,
    ...(file.status === 'agent' ? { slug: file.slug } : {}),
    ...(file.status === 'skipped' ? { reason: file.reason } : {}),
    findings: file.findings.map((finding) => {
      const { code, severity, line, column, message, fix, excerpt, corrected } = finding;
      return {
        code,
        severity,
        line,
        column,
        message,
        fix,
        ...(excerpt === undefined ? {} : { excerpt }),
        ...(corrected === undefined ? {} : { corrected }),
        fixable: fixOf(checked, finding) !== undefined,
      };
    }),
  };
}
