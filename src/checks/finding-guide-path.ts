import type { FindingCode } from '../agent/findings/finding.ts';

/** The path, below `guides/`, of the explanation of a finding. @param code the finding's code */
export function findingGuidePath(code: FindingCode): string {
  const guide = /^(?:hidden|look)-/.test(code) ? 'second-look' : 'findings-reference';
  return `${guide}/#${code}`;
}
