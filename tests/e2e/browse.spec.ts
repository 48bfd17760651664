import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
// The site with the most agents, enough for two pages; it is under a base path.
const many = siteAddress('based');

test('the narrowing code is not loaded before it is needed', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${many}agents/`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => url.includes('/search/') || url.includes('browsing'))).toEqual([]);
  await openPanel(page);
  expect(loaded.filter((url) => url.includes('/facets.json'))).toHaveLength(1);
});

test('a chosen option narrows the list and goes into the address', async ({ page }) => {
  await page.goto(`${many}agents/`);
  await openPanel(page);
  const model = box(page, 'Model', /^Opus/);
  const count = Number(await model.locator('small').textContent());
  await model.getByRole('checkbox').check();
  await expect(page).toHaveURL(`${many}agents/?model=opus`);
  await expect(rows(page)).toHaveCount(count);
  await expect(status(page)).toHaveText(new RegExp(`^${count} of \\d+ agents, by name\\.$`));
  for (const fact of await rows(page).locator('.facts > li:first-child').allTextContents()) {
    expect(fact).toBe('runs on Opus');
  }
});

test('the count of an option is what remains when it is chosen, whatever else is chosen', async ({ page }) => {
  await page.goto(`${many}agents/`);
  await openPanel(page);
  await box(page, 'Has', /every reader/)
    .getByRole('checkbox')
    .check();
  const option = box(page, 'What it may do', /write files/);
  await expect(status(page)).toHaveText(/^\d+ of /);
  const count = await option.locator('small').textContent();
  await option.getByRole('checkbox').check();
  await expect(status(page)).toHaveText(new RegExp(`^${count ?? ''} of `));
});

test('alternatives match agents that have any of them', async ({ page }) => {
  await page.goto(`${many}agents/`);
  await openPanel(page);
  const [one, other] = [box(page, 'Model', /^Opus/), box(page, 'Model', /^Haiku/)];
  const counts = await Promise.all([one, other].map(async (each) => Number(await each.locator('small').textContent())));
  await one.getByRole('checkbox').check();
  await other.getByRole('checkbox').check();
  await expect(page).toHaveURL(/\?model=opus&model=haiku$/);
  await expect(rows(page)).toHaveCount(counts.reduce((sum, count) => sum + count, 0));
});

test('an option that would leave no agents cannot be chosen', async ({ page }) => {
  await page.goto(`${many}agents/?access=reads-only`);
  await openPanel(page);
  const option = box(page, 'What it may do', /write files/);
  await expect(option.locator('small')).toHaveText('0');
  await expect(option.getByRole('checkbox')).toBeDisabled();
  await expect(box(page, 'What it may do', /only reads/).getByRole('checkbox')).toBeChecked();
});

test('a capability can be found by typing part of its name', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await openPanel(page);
  await page.getByLabel('Find in “Covers”').fill('cach');
  const option = box(page, 'Covers', /^Caching/);
  const count = Number(await option.locator('small').textContent());
  await option.getByRole('checkbox').check();
  await expect(page).toHaveURL(/\?capability=caching$/);
  await expect(rows(page)).toHaveCount(count);
  await expect(page.getByLabel('Find in “Covers”')).toHaveValue('cach');
  await page.getByLabel('Find in “Covers”').fill('no such thing');
  await expect(page.getByText('Nothing has that name.')).toBeVisible();
});

test('capabilities are shown under their headings, one heading at a time', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await openPanel(page);
  await expect(page.locator('.facets details input')).toHaveCount(0);
  await page.locator('.facets summary', { hasText: 'Data' }).click();
  await expect(page.locator('.facets details[open] input').first()).toBeVisible();
  await page.locator('.facets summary', { hasText: 'Back end' }).click();
  await expect(page.locator('.facets details:has(input)')).toHaveCount(1);
  await page.locator('.facets details[open] input').first().check();
  await expect(page.locator('.facets summary', { hasText: 'Back end' })).toContainText('1 chosen');
});

test('above the list, chosen options can be removed one by one or all at once', async ({ page }) => {
  await page.goto(`${many}agents/?model=opus&model=haiku&access=write`);
  await expect(page.getByRole('list', { name: 'Chosen' }).getByRole('button')).toHaveText([
    'may write files ×',
    'Model Opus ×',
    'Model Haiku ×',
    'Clear all',
  ]);
  await page.getByRole('button', { name: 'Model Opus' }).click();
  await expect(page).toHaveURL(/\?access=write&model=haiku$/);
  await expect(page.getByRole('button', { name: 'Model Haiku' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(`${many}agents/`);
  await expect(page.getByRole('list', { name: 'Chosen' })).toBeHidden();
  await expect(page.getByText('Narrow down')).toBeFocused();
  await expect(status(page)).toHaveText(/^\d+ agents, by name/);
});

test('an address shows everyone the same list', async ({ page }) => {
  await page.goto(`${many}agents/?model=opus`);
  await expect(status(page)).toHaveText(/^\d+ of /);
  const names = await namesIn(page);
  await page.reload();
  await expect(status(page)).toHaveText(/^\d+ of /);
  expect(await namesIn(page)).toEqual(names);
  expect(names.length).toBeGreaterThan(0);
});

test('back and forward step through the choices', async ({ page }) => {
  await page.goto(`${many}agents/`);
  const whole = await namesIn(page);
  await openPanel(page);
  const option = box(page, 'Model', /^Opus/).getByRole('checkbox');
  await option.check();
  await expect(status(page)).toHaveText(/^\d+ of /);
  const narrowed = await namesIn(page);
  await page.goBack();
  await expect(status(page)).not.toHaveText(/ of \d+ agents/);
  expect(await namesIn(page)).toEqual(whole);
  await expect(option).not.toBeChecked();
  await page.goForward();
  await expect(status(page)).toHaveText(/ of \d+ agents/);
  expect(await namesIn(page)).toEqual(narrowed);
  await expect(option).toBeChecked();
});

test('the list can be sorted by size', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByLabel('Sort by').selectOption('size');
  await expect(page).toHaveURL(`${shipped}agents/?sort=size`);
  await expect(status(page)).toHaveText('5 agents, by size, smallest first.');
  const sizes = await Promise.all(
    (await namesIn(page)).map(async (name) => {
      const file = await page.request.get(`${shipped}agents/${name}.md`);
      return (await file.body()).byteLength;
    }),
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
});

test('a long list is split into pages with links to them', async ({ page }) => {
  await page.goto(`${many}agents/?sort=size`);
  await expect(status(page)).toHaveText(/by size/);
  await expect(rows(page)).toHaveCount(48);
  const first = await namesIn(page);
  const next = page.getByRole('link', { name: 'Next' });
  await expect(next).toHaveAttribute('href', /\/agents\/\?sort=size&page=2$/);
  await next.click();
  await expect(status(page)).toHaveText(/page 2 of/);
  await expect(status(page)).toBeFocused();
  const second = await namesIn(page);
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  await page.goto(page.url());
  await expect(status(page)).toHaveText(/page 2 of/);
  expect(await namesIn(page)).toEqual(second);
});

test('narrowing from another page of the list starts at the first', async ({ page }) => {
  await page.goto(`${many}agents/page/2/`);
  const whole = await namesIn(page);
  await openPanel(page);
  await box(page, 'Model', /^Opus/).getByRole('checkbox').check();
  await expect(page).toHaveURL(`${many}agents/?model=opus`);
  await page.goBack();
  await expect(page).toHaveURL(`${many}agents/page/2/`);
  await expect(status(page)).toHaveText(/page 2 of/);
  expect(await namesIn(page)).toEqual(whole);
});

test('an unknown value is shown, matches nothing, and can be removed', async ({ page }) => {
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(`${many}agents/?capability=no-such-thing&folder=${encodeURIComponent('<img src=x onerror=1>')}`);
  await expect(page.getByText('No agent matches every choice.')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator('main img')).toHaveCount(0);
  await page.getByRole('button', { name: 'Folder <img src=x onerror=1>' }).click();
  await page.getByRole('button', { name: 'Covers no-such-thing' }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page).toHaveURL(`${many}agents/`);
  expect(failures).toEqual([]);
});

test('an endless or odd address does no harm', async ({ page }) => {
  const options = Array.from({ length: 300 }, (_, index) => `model=${'x'.repeat(20)}${index}`).join('&');
  await page.goto(`${many}agents/?${options}&page=9999&sort=constructor&capability=%E2%80%AEabc&has=__proto__`);
  await expect(page.getByText('No agent matches every choice.')).toBeVisible();
  await expect(page.locator('.chips mark.hidden')).toHaveText('U+202E');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the list can be narrowed with the keyboard alone, and the focus stays', async ({ page }) => {
  await page.goto(`${many}agents/`);
  await page.getByText('Narrow down').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.facets')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'All capabilities' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Find in “Covers”')).toBeFocused();
  await page.keyboard.type('a');
  await expect(page.locator('.facets .options label:visible').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/\?capability=[\w-]+$/);
  await expect(status(page)).toHaveText(/^\d+ of /);
  const focused = page.locator('.facets input:focus');
  await expect(focused).toBeChecked();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(`${many}agents/`);
  await expect(focused).not.toBeChecked();
});

test('the number of remaining agents is announced', async ({ page }) => {
  await page.goto(`${many}agents/?model=opus`);
  await expect(status(page)).toHaveText(/^\d+ of /);
  await expect(status(page)).toHaveAttribute('aria-live', 'polite');
});

test('picked agents stay picked when the list changes', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByLabel('Pick backend-architect').check();
  await page.getByLabel('Sort by').selectOption('capabilities');
  await expect(status(page)).toHaveText(/capabilities/);
  await expect(page.getByLabel('Pick backend-architect')).toBeChecked();
  await page.goto(`${many}agents/?sort=size`);
  await expect(status(page)).toHaveText(/size/);
  const [small = ''] = await namesIn(page);
  await page.getByLabel(`Pick ${small}`, { exact: true }).check();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(status(page)).toHaveText(/page 2 of/);
  await expect(page.locator('.tray')).toContainText('1 picked');
  await page.goBack();
  await expect(page.getByLabel(`Pick ${small}`, { exact: true })).toBeChecked();
});

test('when the index cannot be loaded the list stays, and opening the panel again retries', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await page.goto(`${many}agents/`);
  const whole = await namesIn(page);
  await page.getByText('Narrow down').click();
  await expect(status(page)).toHaveText(/could not be narrowed down/);
  expect(await namesIn(page)).toEqual(whole);
  await page.unroute('**/search/index.json');
  await page.getByText('Narrow down').click();
  await openPanel(page);
});

test('when the index cannot be loaded, a button tries again', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await page.goto(`${many}agents/`);
  await page.getByText('Narrow down').click();
  await expect(status(page)).toHaveText(/could not be narrowed down/);
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(
    page.locator('[data-panel] fieldset, [data-panel] [role="group"], [data-panel] input').first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('without JavaScript the list is complete and links to the capabilities', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${many}agents/?model=opus`);
  await expect(rows(page)).toHaveCount(48);
  await expect(page.getByLabel('Sort by')).toBeHidden();
  await page.getByText('Narrow down').click();
  await expect(page.locator('.narrow noscript p')).toContainText('needs JavaScript');
  await expect(page.getByRole('link', { name: 'All capabilities' })).toHaveAttribute(
    'href',
    /^\/[\w/]*capabilities\/$/,
  );
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(`${many}agents/page/2/`);
  await context.close();
});

for (const [colorScheme, width] of LOOKS) {
  test(`the opened panel is accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${many}agents/?access=write&sort=size`);
    await openPanel(page);
    await page.locator('.facets summary').first().click();
    await expect(page.locator('.facets details[open] input').first()).toBeVisible();
    await expect(status(page)).toHaveText(/^\d+ of /);
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    const wide = await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
    expect(wide).toBe(false);
    await context.close();
  });
}

async function openPanel(page: Page): Promise<void> {
  await page.getByText('Narrow down').click();
  await expect(page.locator('.facets')).toBeVisible();
}

/** The label of an option in the panel. */
function box(page: Page, facet: string, option: RegExp): Locator {
  return page.getByRole('group', { name: facet, exact: true }).locator('label').filter({ hasText: option });
}

function rows(page: Page): Locator {
  return page.locator('[data-list] > [data-agent]');
}

function status(page: Page): Locator {
  return page.locator('[data-status]');
}

function namesIn(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-agent') ?? ''));
}
