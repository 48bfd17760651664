import type { Page } from '@playwright/test';

/**
 * Records what a screen reader says by itself: the texts of live regions, each when it has changed, in order. Call it before a
 * page loads.
 * @returns a function that gives what was said since the page was loaded
 */
export async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const last = new WeakMap<Element, string>();
    const say = (region: Element): void => {
      const text = (region instanceof HTMLElement ? region.innerText : '').replace(/\s+/g, ' ').trim();
      // What a page is delivered with is read as a part of it, and not announced.
      if (text !== '' && last.get(region) !== text && document.readyState !== 'loading') said.push(text);
      last.set(region, text);
    };
    new MutationObserver((changes) => {
      const regions = changes.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest('[aria-live="polite"], [role="status"], [role="alert"]') ?? [];
      });
      for (const region of new Set(regions)) say(region);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate<string[]>('said');
}

/** What a screen reader says of the focused element: its role and name, as in `button "Compare"`. */
export async function focusedOn(page: Page): Promise<string> {
  const [line = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n');
  return line.replace(/^- /, '').replace(/:$/, '');
}
