import type { FindingCode } from '../agent/finding.ts';

/** Where a finding is explained, below the base path. @param code the finding's code */
export function findingGuidePath(code: FindingCode): string {
  return `guides/findings-reference/#${code}`;
}
