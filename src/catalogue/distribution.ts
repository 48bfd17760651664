/**
 * Makes a function that finds where a value sits in a distribution, for a plot on one line.
 * @param values all values, in any order; at least one
 */
export function distributionOf(values: readonly number[]): (value: number) => Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const min = sorted[0] ?? 0;
  const max = sorted.at(-1) ?? 0;
  const positionOf = (value: number): number =>
    max === min ? 50 : Math.round(((value - min) / (max - min)) * 1000) / 10;
  const step = Math.max(1, Math.ceil(sorted.length / MAX_TICKS));
  const ticks = [...new Set(sorted.filter((_, index) => index % step === 0).map(positionOf))];
  return (value) => ({ min, max, position: positionOf(value), ticks, below: countBelow(sorted, value) });
}

/** How many numbers are smaller than a value. @param sorted in ascending order */
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

/** More ticks would run together. */
const MAX_TICKS = 40;

/** A value among others. */
export interface Distribution {
  min: number;
  max: number;
  /** Where the value is, from 0 (the smallest) to 100 (the largest). */
  position: number;
  /** Where the other values are; an even sample when there are many. */
  ticks: number[];
  /** How many values are smaller. */
  below: number;
}
