import type { Browser, Page } from '@playwright/test';
import { median } from './results.ts';
import type { SiteServer } from './site-server.ts';

/**
 * Types needs into the search page and measures how long results take and what is fetched for them: once with each need as
 * a visitor's first, and once with the needs one after another.
 */
export async function searchLatency(
  browser: Browser,
  site: SiteServer,
  needs: readonly string[],
): Promise<SearchLatency> {
  const first: Measured[] = [];
  for (const need of needs) {
    const page = await openSearch(browser, site);
    first.push(await typeNeed(page, site, need));
    await page.context().close();
  }
  const later: Measured[] = [];
  const page = await openSearch(browser, site);
  const [opening = '', ...rest] = needs;
  await typeNeed(page, site, opening);
  for (const need of rest) later.push(await typeNeed(page, site, need));
  await page.context().close();
  return { first: summarise(first), later: summarise(later) };
}

async function openSearch(browser: Browser, site: SiteServer): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${site.address}search/`, { waitUntil: 'networkidle' });
  await page.evaluate(watchSearch);
  return page;
}

/** Types a need at the speed of a good typist and waits for the results of its last letter. */
async function typeNeed(page: Page, site: SiteServer, need: string): Promise<Measured> {
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

/** Results unchanged for this many milliseconds count as the last. */
const SETTLED = 400;

/** Records in the page when a letter was last typed and when results were last shown. */
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

function summarise(searches: readonly Measured[]): Summary {
  const figures = (figure: (measured: Measured) => number): { median: number; worst: number } => ({
    median: median(searches.map(figure)),
    worst: Math.max(...searches.map(figure)),
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

interface Measured {
  milliseconds: number;
  bytes: number;
  requests: number;
}

type Summary = Record<keyof Measured, { median: number; worst: number }>;

/** The cost of searches, timed from the last key to the results. */
export interface SearchLatency {
  /** Of a visitor's first need. */
  first: Summary;
  /** Of later needs. */
  later: Summary;
}
