/** What stands before a fix on a page: nothing where it only says that none is needed. */
export function fixLabel(fix: string): string {
  return fix.startsWith('No action needed') ? '' : 'Fix: ';
}
