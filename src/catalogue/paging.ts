/** How many entries a page of a list shows. */
export const PAGE_SIZE = 48;

/** How many pages a list has; at least one. @param count how many entries there are */
export function pageCount(count: number): number {
  return Math.max(1, Math.ceil(count / PAGE_SIZE));
}

/** The entries of one page of a list. @param page from 1 */
export function pageOf<Entry>(entries: readonly Entry[], page: number): Entry[] {
  return entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/**
 * The pages that a page of a list links to: the first, the last, itself and its neighbours. With "previous" and "next", that
 * is at most ten links, however many pages there are.
 * @param page from 1
 * @returns ascending numbers, with `undefined` where pages are left out
 */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
  const shown = [1, ...range(page - REACH, page + REACH), pages].filter((each) => each >= 1 && each <= pages);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const gap = number - (numbers[index - 1] ?? 0) - 1;
    // An ellipsis for a single page would save no room.
    if (gap === 1) return [number - 1, number];
    return gap > 1 ? [undefined, number] : [number];
  });
}

/** How many neighbours to link to on each side. */
const REACH = 2;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
