import type { Browser, Page } from '@playwright/test';
import { median } from './results.ts';
import type { SiteServer } from './site-server.ts';

/**
 * Types needs into the search page and tells how long the answers take and what is fetched for them: each as the first
 * need of a visitor, and all one after the other as later ones.
 */
export async function searchLatency(
  browser: Browser,
  site: SiteServer,
  needs: readonly string[],
): Promise<SearchLatency> {
  const first: Asked[] = [];
  for (const need of needs) {
    const page = await openSearch(browser, site);
    first.push(await ask(page, site, need));
    await page.context().close();
  }
  const later: Asked[] = [];
  const page = await openSearch(browser, site);
  const [opening = '', ...rest] = needs;
  await ask(page, site, opening);
  for (const need of rest) later.push(await ask(page, site, need));
  await page.context().close();
  return { first: summed(first), later: summed(later) };
}

async function openSearch(browser: Browser, site: SiteServer): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${site.address}search/`, { waitUntil: 'networkidle' });
  await page.evaluate(watchSearch);
  return page;
}

/** Types a need as fast as good typists do, and waits until the answer to its last letter stands. */
async function ask(page: Page, site: SiteServer, need: string): Promise<Asked> {
  const input = page.locator('agent-search input[name="q"]');
  await input.fill('');
  await page.waitForTimeout(SETTLED);
  site.sent.length = 0;
  await input.pressSequentially(need, { delay: 60 });
  const waited = await page.waitForFunction(
    (quiet) => {
      const { typed, answered } = globalThis.searchTimes ?? { typed: 0, answered: 0 };
      return answered > typed && performance.now() - answered > quiet ? answered - typed : false;
    },
    SETTLED,
    { timeout: 60_000 },
  );
  const milliseconds = Number(await waited.jsonValue());
  return { milliseconds, bytes: site.sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: site.sent.length };
}

/** Milliseconds without anything new after which an answer is the last. */
const SETTLED = 400;

/** Notes in the page when a letter was typed and when an answer stood. */
function watchSearch(): void {
  const times = { typed: 0, answered: 0 };
  globalThis.searchTimes = times;
  document.addEventListener('input', () => (times.typed = performance.now()), { capture: true });
  const list = document.querySelector('[data-results]');
  if (list === null) throw new Error('The search page has no list of results.');
  new MutationObserver(() => {
    if (list.hasAttribute('data-search')) times.answered = performance.now();
  }).observe(list, { attributes: true, attributeFilter: ['data-search'] });
}

function summed(asked: readonly Asked[]): AskedInAll {
  const figures = (figure: (asked: Asked) => number): { middle: number; worst: number } => ({
    middle: median(asked.map(figure)),
    worst: Math.max(...asked.map(figure)),
  });
  return {
    milliseconds: figures(({ milliseconds }) => milliseconds),
    bytes: figures(({ bytes }) => bytes),
    requests: figures(({ requests }) => requests),
  };
}

declare global {
  // Only `var` makes a property of the page's global object.
  var searchTimes: { typed: number; answered: number } | undefined;
}

interface Asked {
  milliseconds: number;
  bytes: number;
  requests: number;
}

type AskedInAll = Record<keyof Asked, { middle: number; worst: number }>;

/** What needs took, from the last key to the results. */
export interface SearchLatency {
  /** Asked first of all. */
  first: AskedInAll;
  /** Asked after others. */
  later: AskedInAll;
}
