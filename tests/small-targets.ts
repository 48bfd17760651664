import type { Page } from '@playwright/test';

/**
 * Finds what can be pressed on a page and is lower or narrower than 24 pixels, the least that WCAG 2.5.8 allows. Links within a
 * sentence are left out, as there. Spacing excuses nothing here: a finger that misses is a finger that misses. What is folded
 * away is unfolded first.
 * @returns one line for each, with its size
 */
export function smallTargetsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const LEAST = 23.9;
    const isInline = (element: Element): boolean => getComputedStyle(element).display.startsWith('inline');
    /** Whether there are words on the lines of a link that are not a link's themselves. */
    const isInSentence = (link: Element): boolean => {
      if (getComputedStyle(link).display !== 'inline') return false;
      let block = link.parentElement;
      while (block !== null && isInline(block)) block = block.parentElement;
      if (block === null) return false;
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const holder = text.parentElement;
        if (holder?.closest('a, button, summary') !== null || !holder.checkVisibility()) continue;
        let around: Element | null = holder;
        while (around !== null && around !== block && isInline(around)) around = around.parentElement;
        if (around === block && /[\p{L}\p{N}]/u.test(text.textContent ?? '')) return true;
      }
      return false;
    };
    const found: string[] = [];
    const targets =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(input), [role=option]';
    for (const target of document.querySelectorAll(targets)) {
      // A control in a label is pressed by the label, and the link that skips the navigation by its key.
      if (target.matches('label *, .skip, :disabled') || !target.checkVisibility({ visibilityProperty: true }))
        continue;
      const { width, height } = target.getBoundingClientRect();
      if ((width >= LEAST && height >= LEAST) || width === 0 || isInSentence(target)) continue;
      found.push(`${Math.round(width)}×${Math.round(height)}: ${target.outerHTML.slice(0, 160)}`);
    }
    return found;
  });
}
