/** Formats a whole number with thousands separators. `Intl` does the same, but its slow start delays typing. */
export function thousands(count: number): string {
  // eslint-disable-next-line regexp/no-super-linear-move -- a number has few digits
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
