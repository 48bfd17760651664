import type { Page } from '@playwright/test';

/**
 * Listens for everything on a page that its policy forbids, from the page's first moment on.
 * @returns what was forbidden so far: the directive and what met it
 */
export async function violationsOn(page: Page): Promise<() => Promise<string[]>> {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith(MARK)) violations.push(message.text().slice(MARK.length));
  });
  await page.addInitScript((mark) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      console.debug(`${mark}${effectiveDirective} ${blockedURI} ${sample}`);
    });
  }, MARK);
  return async () => {
    // What was said before this has arrived when this has.
    await page.evaluate(() => document.readyState);
    return violations;
  };
}

const MARK = 'securitypolicyviolation: ';
