/**
 * Places one value among many, for a plot on one line.
 * @param values all values, in any order; at least one
 * @param value the one to place
 */
export function placeInRange(values: readonly number[], value: number): RangePlot {
  const sorted = [...values].sort((a, b) => a - b);
  const least = sorted[0] ?? value;
  const most = sorted.at(-1) ?? value;
  const at = (each: number): number =>
    most === least ? 50 : Math.round(((each - least) / (most - least)) * 1000) / 10;
  const step = Math.max(1, Math.ceil(sorted.length / MOST_TICKS));
  const ticks = sorted.filter((_, index) => index % step === 0).map(at);
  return {
    least,
    most,
    at: at(value),
    ticks: [...new Set(ticks)],
    below: sorted.filter((each) => each < value).length,
  };
}

/** More ticks than this say nothing more. */
const MOST_TICKS = 40;

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
