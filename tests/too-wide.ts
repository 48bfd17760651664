import type { Page } from '@playwright/test';

/**
 * Finds what makes a page scroll sideways. What is folded away is unfolded first.
 * @returns one line for each innermost element that sticks out of a page that is too wide; empty for one that fits
 */
export function tooWideOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const { documentElement: root } = document;
    if (root.scrollWidth <= innerWidth) return [];
    const sticksOut = (element: Element): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > innerWidth + 1 || left < -1);
    };
    const scrollsInside = (element: Element): boolean => {
      for (let around = element.parentElement; around !== null && around !== root; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'visible') return true;
      }
      return false;
    };
    const found = [...document.querySelectorAll('body *')].filter(
      (element) => sticksOut(element) && ![...element.children].some(sticksOut) && !scrollsInside(element),
    );
    return [`${root.scrollWidth} of ${innerWidth} px`, ...found.map(({ outerHTML }) => outerHTML.slice(0, 160))];
  });
}
