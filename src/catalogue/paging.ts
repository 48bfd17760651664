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
 * The pages of a list that a page of it links to: the first, the last, itself and its neighbours. With "previous" and
 * "next" that makes nine links at most, however many pages there are.
 * @param page from 1
 * @returns ascending numbers, with `undefined` where pages are left out
 */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
  const shown = [1, ...range(page - REACH, page + REACH), pages].filter((each) => each >= 1 && each <= pages);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const gap = number - (numbers[index - 1] ?? 0) - 1;
    // A gap of one page is no shorter than the page's number.
    if (gap === 1) return [number - 1, number];
    return gap > 1 ? [undefined, number] : [number];
  });
}

/** Neighbours on each side. */
const REACH = 2;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
