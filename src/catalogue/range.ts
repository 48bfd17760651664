/**
 * Makes what places each value among many, for a plot on one line.
 * @param values all values, in any order; at least one
 */
export function rangeOf(values: readonly number[]): (value: number) => RangePlot {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  const at = (each: number): number =>
    most === least ? 50 : Math.round(((each - least) / (most - least)) * 1000) / 10;
  const step = Math.max(1, Math.ceil(sorted.length / MAX_TICKS));
  const ticks = [...new Set(sorted.filter((_, index) => index % step === 0).map(at))];
  return (value) => ({ least, most, at: at(value), ticks, below: countBelow(sorted, value) });
}

/** How many numbers are less. @param sorted in ascending order */
function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** More ticks than this say nothing more. */
const MAX_TICKS = 40;

/** A value among others. */
export interface RangePlot {
  least: number;
  most: number;
  /** Where the value stands, from 0 for the least to 100 for the most. */
  at: number;
  /** Where the others stand; of many, evenly chosen ones. */
  ticks: number[];
  /** How many values are smaller. */
  below: number;
}
