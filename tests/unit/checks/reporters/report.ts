import {
  finding,
  type Finding,
  type FindingCode,
  type FindingDetails,
} from '../../../../src/agent/findings/finding.ts';
import type { CheckReport, ReportPlace } from '../../../../src/checks/reporters/reporter.ts';

/** Where reports of these tests are made. */
export const PLACE: ReportPlace = {
  folder: '/work/repo/below',
  repository: '/work/repo',
  color: false,
  width: 80,
  site: undefined,
  version: '1.2.3',
};

/** A finding in a file. */
export function found(code: FindingCode, line = 3, column = 14, details: FindingDetails = {}): Finding {
  return finding(code, { file: 'one.md', line, column }, 'What is wrong.', 'How to mend it.', details);
}

/** A report of files that were rejected, with their findings by path. */
export function reportOf(files: Readonly<Record<string, readonly Finding[]>>): CheckReport {
  return {
    files: Object.entries(files).map(([path, findings]) => ({
      file: { file: 'one.md', status: 'rejected', findings: [...findings], stamp: undefined },
      path,
      fixes: [],
    })),
    fixed: [],
    unwritten: [],
  };
}
