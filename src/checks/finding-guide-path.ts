import type { FindingCode } from '../agent/findings/finding.ts';

/** Where a finding is explained, below the base path. @param code the finding's code */
export function findingGuidePath(code: FindingCode): string {
  const guide = /^(?:hidden|look)-/.test(code) ? 'second-look' : 'findings-reference';
  return `guides/${guide}/#${code}`;
}
