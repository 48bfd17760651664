import { expect, test, type Page } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { shiftsOn } from '../layout-shift.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const based = siteAddress('based');

for (const [need, agent] of [
  ['my queries are slow', 'backend-specialist'],
  ['import a CSV with a million rows', 'backend-specialist'],
  ['plan the API before anyone codes', 'backend-architect'],
  ['stripe webhook route handler', 'nextjs-backend-engineer'],
] as const) {
  test(`"${need}" finds ${agent} first`, async ({ page }) => {
    await ask(page, need);
    await expect(first(page)).toHaveAttribute('data-agent', agent);
  });
}

test('a name finds its agent first, however it is written', async ({ page }) => {
  for (const name of ['nextjs-backend-expert', 'Next.js backend expert']) {
    await ask(page, name);
    await expect(first(page)).toHaveAttribute('data-agent', 'nextjs-backend-expert');
  }
});

test('a quoted phrase must occur in the file', async ({ page }) => {
  await ask(page, '"million rows"');
  await expect(page.locator('[data-search="done"] > [data-agent]')).toHaveCount(1);
  await expect(first(page)).toHaveAttribute('data-agent', 'backend-specialist');
});

test('an unknown word does not spoil the others', async ({ page }) => {
  await ask(page, 'xyzzyq inngest');
  await expect(first(page)).toHaveAttribute('data-agent', 'backend-specialist');
});

test('a misspelt word is corrected, and the page says so', async ({ page }) => {
  await ask(page, 'postgrse');
  await expect(first(page)).toBeVisible();
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('Showing results for postgres;');
  await expect(page.locator('agent-search .found[aria-live] mark')).toHaveText('postgres');
});

test('several misspelt words are corrected together', async ({ page }) => {
  await ask(page, 'postgrse webhok');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText(
    'Showing results for postgres and webhook;',
  );
  await expect(page.locator('agent-search .found[aria-live] mark')).toHaveText(['postgres', 'webhook']);
});

test('nonsense finds nothing and offers other ways', async ({ page }) => {
  await ask(page, 'xyzzyq plughw');
  await expect(page.locator('[data-search="none"]')).toBeAttached();
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('Nothing here matches “xyzzyq plughw”.');
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'What they cover, by capability' })).toBeVisible();
});

test('a result links to its agent', async ({ page }) => {
  await ask(page, 'inngest');
  await first(page).getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
});

test('a result has its agent’s fingerprint', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(first(page).locator('svg path')).toHaveAttribute('d', /^M0 0L/);
});

test('the words of the need are marked in the summary', async ({ page }) => {
  await ask(page, 'slow queries');
  await expect(first(page)).toBeVisible();
  const marked = await page.locator('[data-results] div > p:first-of-type mark').allTextContents();
  expect(marked.length).toBeGreaterThan(0);
  for (const word of marked) expect(word).toMatch(/^(?:slow|quer)/i);
});

test('a capability that matches the need links to the line that proves it', async ({ page }) => {
  await ask(page, 'background jobs');
  const covers = page.locator('[data-search="done"] .covers').getByRole('link', { name: 'Background jobs' }).first();
  await expect(covers).toHaveAttribute('href', /\/agents\/[^/]+\/$/);
  await covers.hover();
  await expect(covers).toHaveAttribute('href', /\/agents\/[^/]+\/#line-\d+$/);
  await covers.click();
  await expect(page.locator(':target')).toHaveCount(1);
});

test('a summary without any word of the need is followed by a line that has some', async ({ page }) => {
  await ask(page, 'inngest');
  const row = page
    .locator('[data-search="done"] > [data-agent]')
    .filter({ has: page.locator('.telling mark') })
    .first();
  await expect(row.locator('.telling mark').first()).toHaveText('Inngest');
  await expect(row.locator('p').first().locator('mark')).toHaveCount(0);
  const agent = `${shipped}agents/${(await row.getAttribute('data-agent')) ?? ''}`;
  const line = Number(/^line (\d+)/.exec(await row.locator('.telling').innerText())?.[1]);
  const file = await (await page.request.get(`${agent}.md`)).text();
  expect(file.split('\n')[line - 1]).toContain('Inngest');
  await row.locator('.telling').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`^${agent}/(?:#line-${line})?$`));
});

test('reasons that load later cause no layout shift', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/agents\/[^/]+\.(?:md|json)$/, async (route) => {
    await held;
    await route.continue();
  });
  await ask(page, 'inngest');
  await expect(first(page)).toBeVisible();
  const before = await rowTops(page);
  release();
  await expect(page.locator('.telling mark').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await rowTops(page)).toEqual(before);
});

test('the capabilities understood link to their pages', async ({ page }) => {
  await ask(page, 'background jobs');
  await expect(page.locator('[data-meant]')).toHaveText(/^Understood as: Background jobs/);
  await page.locator('[data-meant]').getByRole('link', { name: 'Background jobs' }).click();
  await expect(page).toHaveURL(/\/capabilities\/background-jobs\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Background jobs');
});

test('weaker matches are shown on request', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(page.locator('[data-search="done"] > [data-agent]')).toHaveCount(2);
  await page.getByRole('button', { name: /^Show \d+ weaker matches$/ }).click();
  await expect(page.locator('[data-search="done"] > [data-agent]')).toHaveCount(5);
  await expect(page.locator('[data-results] > [data-agent]').nth(2).locator('a').first()).toBeFocused();
  await expect(page.locator('[data-weaker]')).toBeHidden();
  await expect(page.locator('agent-search .found[aria-live="polite"]')).toContainText('5 agents for “inngest”.');
});

test('a need that no agent fits is said to be one, before the agents that come closest', async ({ page }) => {
  await ask(page, 'roofing work');
  await expect(page.locator('[data-search="done"][data-fit="weak"]')).toBeAttached();
  await expect(page.locator('agent-search .found[aria-live="polite"]')).toContainText(
    'No agent here covers roofing. These come closest.',
  );
  await expect(first(page)).toBeVisible();
  await box(page).fill('slow queries');
  await expect(page.locator('agent-search .found[aria-live="polite"]')).not.toContainText('No agent here');
  await expect(page.locator('[data-fit]')).toHaveCount(0);
});

test('at most two capabilities are named as understood', async ({ page }) => {
  await ask(page, 'typescript background jobs with postgres and redis caching');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  expect(await page.locator('[data-understood]').count()).toBeLessThanOrEqual(2);
  await ask(page, 'background jobs');
  await expect(page.locator('[data-understood="background-jobs"]')).toHaveText('Background jobs');
});

test('every beginning of a word finds agents while it is typed, and none is corrected', async ({ page }) => {
  await ask(page, '');
  for (const letter of 'typescript'.split('').slice(0, 2)) await box(page).press(letter);
  for (const letter of 'typescript'.slice(2)) {
    await box(page).press(letter);
    const typed = await box(page).inputValue();
    await expect(page.locator('[data-count]')).toContainText(`“${typed}”`);
    await expect(first(page)).toBeVisible();
    await expect(page.locator('[data-corrections]')).toBeEmpty();
  }
});

test('a first search asks for few files', async ({ page }) => {
  await page.goto(`${shipped}search/`, { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await box(page).fill('send emails in the background');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  const untilDone = asked.filter((url) => !url.includes('/pagefind/'));
  expect(untilDone.length).toBeLessThanOrEqual(12);
});

test('a page’s search box opens the results', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByRole('searchbox', { name: 'Search agents' }).fill('partition a big table');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(box(page)).toHaveValue('partition a big table');
});

test('the count of results is announced', async ({ page }) => {
  await ask(page, '"million rows"');
  await expect(page.locator('agent-search .found[aria-live="polite"]')).toContainText(
    'One agent for “"million rows"”.',
  );
  await ask(page, 'inngest');
  await expect(page.locator('agent-search .found[aria-live="polite"]')).toContainText('2 agents for “inngest”.');
});

test('typing is answered without Enter and without a new address', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(first(page)).toBeVisible();
  const entries = await historyLength(page);
  await box(page).fill('');
  await box(page).pressSequentially('"million rows"');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('One agent');
  expect(await historyLength(page)).toBe(entries);
  await expect(page).toHaveURL(`${shipped}search/?q=inngest`);
});

test('Enter gives the need an address, and back and forward show the needs again without loading the page', async ({
  page,
}) => {
  await ask(page, 'inngest');
  await page.evaluate(() => (document.documentElement.dataset.kept = ''));
  await box(page).fill('"million rows"');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${shipped}search/?q=%22million+rows%22`);
  await expect(page).toHaveTitle('"million rows" · Search · Agent Catalogue');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('One agent');
  await page.goBack();
  await expect(box(page)).toHaveValue('inngest');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('“inngest”');
  await page.goForward();
  await expect(box(page)).toHaveValue('"million rows"');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('One agent');
  await expect(page.locator('html')).toHaveAttribute('data-kept');
});

test('going back from an agent restores a need that was only typed', async ({ page }) => {
  await page.goto(`${shipped}search/`);
  await box(page).pressSequentially('inngest');
  await first(page).getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
  await page.goBack();
  await expect(page).toHaveURL(`${shipped}search/?q=inngest`);
  await expect(first(page)).toBeVisible();
});

test('an empty box shows what the page shows without a need', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(first(page)).toBeVisible();
  await box(page).fill('');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${shipped}search/`);
  await expect(page.locator('[data-results] > li')).toHaveCount(0);
  await expect(page.locator('[data-search]')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
});

test('a late answer does not replace a newer one', async ({ page }) => {
  await ask(page, '"million rows"');
  await expect(first(page)).toBeVisible();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/search/*/*.json', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/search/*/*.json');
  await box(page).fill('webhook');
  await asked;
  await expect(page.locator('[data-search]')).toHaveCount(0);
  // Everything that this need requires is already loaded.
  await box(page).fill('"million rows"');
  await expect(page.locator('[data-search="done"] > [data-agent]')).toHaveCount(1);
  release();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[data-search="done"] > [data-agent]')).toHaveCount(1);
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('One agent');
});

test('when search cannot be loaded the page says so, and searching again retries', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await ask(page, 'inngest');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('Search could not be loaded.');
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(first(page)).toBeVisible();
});

test('a failed search can be tried again with a button, which then goes', async ({ page }) => {
  await page.route('**/search/*/*.json', (route) => route.abort());
  await ask(page, 'inngest');
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute('**/search/*/*.json');
  await again.click();
  await expect(first(page)).toBeVisible();
  await expect(again).toHaveCount(0);
});

test('offline, the page says so and searches by itself once it is back', async ({ page, context }) => {
  await page.goto(`${shipped}search/`, { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await box(page).fill('inngest');
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('You are offline');
  await context.setOffline(false);
  await expect(first(page)).toBeVisible();
});

test('rows to come are hinted at while a search takes a while, and nothing shifts', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/search/index.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${shipped}search/?q=inngest`);
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('Searching…');
  const hint = page.locator('[data-results][aria-busy="true"]');
  await expect.poll(() => hint.evaluate((list) => getComputedStyle(list, '::before').visibility)).toBe('visible');
  expect(await hint.evaluate((list) => parseFloat(getComputedStyle(list, '::before').height))).toBeGreaterThan(100);
  release();
  await expect(first(page)).toBeVisible();
  await expect(page.locator('[data-results][aria-busy]')).toHaveCount(0);
  expect(await shiftsOn(page)).toEqual([]);
});

test('a query is never markup', async ({ page }) => {
  await ask(page, '<img src=x onerror=alert(1)> inngest');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(page.locator('agent-search .found[aria-live]')).toContainText('<img src=x onerror=alert(1)> inngest');
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the search code is not loaded before it is needed', async ({ page }) => {
  const loaded = loadedBy(page);
  await page.goto(`${shipped}search/`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /search\/.*\.json|search-ui/.test(url))).toEqual([]);
});

test('nothing is loaded twice', async ({ page }) => {
  const loaded = loadedBy(page);
  await page.goto(`${shipped}search/?q=slow+queries`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url, index) => loaded.indexOf(url) !== index)).toEqual([]);
});

test('without JavaScript search offers the lists', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shipped}search/?q=slow`);
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'What they cover, by capability' })).toBeVisible();
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('kbd').first()).toBeHidden();
  await context.close();
});

test('results stay under the base path', async ({ page }) => {
  await page.goto(`${based}search/?q=the+agent+helps`);
  await expect(page.locator('[data-search]')).toBeAttached();
  const links = await page.locator('agent-search a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.filter((href) => href?.startsWith('/some/base/') !== true)).toEqual([]);
});

for (const site of [shipped, based]) {
  test(`browsers can search ${site} from the address bar`, async ({ page }) => {
    for (const path of ['', 'search/']) {
      await page.goto(site + path);
      await expect(page.locator('link[rel="search"]')).toHaveAttribute(
        'href',
        `${new URL(site).pathname}opensearch.xml`,
      );
    }
    const response = await page.request.get(`${site}opensearch.xml`);
    expect(response.ok()).toBe(true);
    const found = elementsOf(await response.text());
    expect(found.find(({ name }) => name === 'ShortName')?.text.length).toBeLessThanOrEqual(16);
    const template = found.find(({ attributes }) => attributes.type === 'text/html')?.attributes.template;
    expect(template).toBe(`${site}search/?q={searchTerms}`);
    expect((await page.request.get(found.find(({ name }) => name === 'Image')?.text ?? '')).ok()).toBe(true);
  });
}

test('agent pages have no room for it', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-specialist/`);
  await expect(page.locator('link[rel="search"]')).toHaveCount(0);
});

async function ask(page: Page, need: string): Promise<void> {
  await page.goto(`${shipped}search/?q=${encodeURIComponent(need)}`);
}

function first(page: Page) {
  return page.locator('[data-search="done"] > [data-agent]').first();
}

function box(page: Page) {
  return page.getByRole('searchbox', { name: 'What do you need done?' });
}

function loadedBy(page: Page): string[] {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  return loaded;
}

function rowTops(page: Page): Promise<number[]> {
  return page.locator('[data-results] > li').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
}

function historyLength(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

/** The elements of an XML document. @throws Error when it is not well-formed */
function elementsOf(xml: string): { name: string; text: string; attributes: Record<string, string> }[] {
  const found: { name: string; text: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, text: '', attributes }));
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.write(xml).close();
  return found.map((each) => ({ ...each, text: each.text.trim() }));
}
