import type { Browser, Page } from '@playwright/test';
import type { SiteServer } from './site-server.ts';
import { median } from './results.ts';

/**
 * Opens a page a few times, each as a first visit, and tells what it weighs and for how long it keeps the browser from
 * answering on a processor that is four times as slow.
 * @param path below the site's address
 * @param ready a selector of what is there when the page stands
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
    // What starts when the page is idle belongs to it too.
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
  const middle = (figure: (visit: PageWeight) => number): number => median(visits.map(figure));
  return {
    bytes: middle(({ bytes }) => bytes),
    requests: middle(({ requests }) => requests),
    script: middle(({ script }) => script),
    elements: middle(({ elements }) => elements),
    blocked: middle(({ blocked }) => blocked),
    longest: middle(({ longest }) => longest),
  };
}

const VISITS = 5;
const IDLE = 1200;
/** A task that is longer than this many milliseconds is felt. */
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

/** What a page weighs, the middle of several first visits. */
export interface PageWeight {
  /** Compressed, with headers. */
  bytes: number;
  requests: number;
  /** Of the bytes, those of script files. */
  script: number;
  elements: number;
  /** Milliseconds of long tasks beyond 50 each. */
  blocked: number;
  /** Milliseconds of the longest long task; 0 when there is none. */
  longest: number;
}
