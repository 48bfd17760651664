import type { Page } from '@playwright/test';

/**
 * Records violations of a page's policy, from before the page loads.
 * @returns a function that gives the violations so far: the directive and what it blocked
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
    // Messages sent earlier arrive before this call returns.
    await page.evaluate(() => document.readyState);
    return violations;
  };
}

const MARK = 'securitypolicyviolation: ';
