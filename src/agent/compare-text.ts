/**
 * Compares by UTF-16 code unit, so that no order depends on the machine's locale.
 * @returns -1, 0 or 1, as `sort` expects
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
