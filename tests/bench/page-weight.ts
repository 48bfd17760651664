import type { Browser, Page } from '@playwright/test';
import type { SiteServer } from './site-server.ts';
import { median } from './results.ts';

/**
 * Opens a page several times, each as a first visit, and measures its size and how long it blocks the main thread of a
 * browser slowed down four times.
 * @param path relative to the site's address
 * @param ready a selector that matches once the page is ready
 */
export async function pageWeight(browser: Browser, site: SiteServer, path: string, ready: string): Promise<PageWeight> {
  const visits: PageWeight[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await slowDown(page);
    await page.addInitScript(watchLongTasks);
    site.sent.length = 0;
    await page.goto(site.address + path, { waitUntil: 'load' });
    await page.locator(ready).first().waitFor({ state: 'attached', timeout: 60_000 });
    // Work that starts when the page is idle counts too.
    await page.waitForTimeout(IDLE);
    const tasks = await page.evaluate(() => globalThis.longTasks ?? []);
    const sum = (some: (type: string) => boolean): number =>
      site.sent.filter(({ type }) => some(type)).reduce((bytes, each) => bytes + each.bytes, 0);
    visits.push({
      bytes: sum(() => true),
      requests: site.sent.length,
      script: sum((type) => type.includes('javascript')),
      elements: await page.evaluate(() => document.querySelectorAll('*').length),
      blocked: tasks.reduce((blocked, task) => blocked + task - LONG, 0),
      longest: Math.max(0, ...tasks),
    });
    await context.close();
  }
  const medianOf = (figure: (visit: PageWeight) => number): number => median(visits.map(figure));
  return {
    bytes: medianOf(({ bytes }) => bytes),
    requests: medianOf(({ requests }) => requests),
    script: medianOf(({ script }) => script),
    elements: medianOf(({ elements }) => elements),
    blocked: medianOf(({ blocked }) => blocked),
    longest: medianOf(({ longest }) => longest),
  };
}

const VISITS = 5;
const IDLE = 1200;
/** A task counts as long from this many milliseconds. */
const LONG = 50;
const SLOWER = 4;

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

function watchLongTasks(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks?.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

declare global {
  // Only `var` makes a property of the page's global object.
  var longTasks: number[] | undefined;
}

/** The weight of a page: medians of several first visits. */
export interface PageWeight {
  /** Compressed, with headers. */
  bytes: number;
  requests: number;
  /** The part of the bytes in script files. */
  script: number;
  elements: number;
  /** The time of long tasks beyond 50 ms each, in milliseconds. */
  blocked: number;
  /** The longest task, in milliseconds; 0 when none is long. */
  longest: number;
}
