import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { shiftsOn } from '../layout-shift.ts';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

// The site with the most agents; it is under a base path.
const many = siteAddress('based');
const NEED = 'changes';

test('the narrowing code is not loaded before it is needed', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(searchFor(NEED), { waitUntil: 'networkidle' });
  await expect(rows(page).first()).toBeVisible();
  expect(loaded.filter((url) => /facet|narrowing/.test(url))).toEqual([]);
  await openPanel(page);
  expect(loaded.filter((url) => url.includes('/facets.json'))).toHaveLength(1);
  expect(loaded.filter((url, index) => loaded.indexOf(url) !== index)).toEqual([]);
});

test('narrowing is offered only while there are results', async ({ page }) => {
  await page.goto(`${many}search/`);
  await expect(summary(page)).toBeHidden();
  await box(page).fill('xyzzyq plughw');
  await expect(page.locator('[data-search="none"]')).toBeAttached();
  await expect(summary(page)).toBeHidden();
  await box(page).fill(NEED);
  await expect(summary(page)).toBeVisible();
  await box(page).fill('');
  await expect(summary(page)).toBeHidden();
});

test('a chosen option leaves agents out, keeps the order of the others, and goes into the address', async ({
  page,
}) => {
  await page.goto(searchFor(NEED));
  const all = await allNames(page);
  await openPanel(page);
  const model = option(page, 'Model', /^Opus/);
  const left = Number(await model.locator('small').textContent());
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all.length);
  await model.getByRole('checkbox').check();
  await expect(page).toHaveURL(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toContainText(`${left} of ${all.length} agents for “${NEED}”`);
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  const names = await allNames(page);
  expect(names).toEqual(all.filter((name) => names.includes(name)));
  expect(names).toHaveLength(left);
  for (const fact of await rows(page).locator('.facts > li:first-child').allTextContents()) {
    expect(fact).toBe('runs on Opus');
  }
});

test('counts are of agents that match the need and the choice', async ({ page }) => {
  await page.goto(searchFor(NEED));
  const total = (await allNames(page)).length;
  await openPanel(page);
  await option(page, 'Has', /every reader/)
    .getByRole('checkbox')
    .check();
  const write = option(page, 'What it may do', /write files/);
  await expect(count(page)).toHaveText(new RegExp(` of ${total} agents`));
  const left = Number(await write.locator('small').textContent());
  await write.getByRole('checkbox').check();
  await expect(count(page)).toHaveText(new RegExp(`^${left} of ${total} agents`));
});

test('an option that would leave no results cannot be chosen', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&access=reads-only`);
  await openPanel(page);
  const write = option(page, 'What it may do', /write files/);
  await expect(write.locator('small')).toHaveText('0');
  await expect(write.getByRole('checkbox')).toBeDisabled();
  await expect(option(page, 'What it may do', /only reads/).getByRole('checkbox')).toBeChecked();
});

test('the counts follow the need', async ({ page }) => {
  await page.goto(searchFor(NEED));
  const total = (await allNames(page)).length;
  await openPanel(page);
  const [name = ''] = await namesIn(page);
  await box(page).fill(`"${name}"`);
  await box(page).press('Enter');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(count(page)).toContainText(name);
  const fewer = (await allNames(page)).length;
  expect(fewer).toBeLessThan(total);
  const counts = await page.locator('.facets small').allTextContents();
  for (const each of counts) expect(Number.parseInt(each || '0', 10)).toBeLessThanOrEqual(fewer);
});

test('an address shows everyone the same results', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toHaveText(/ of /);
  const names = await namesIn(page);
  expect(names.length).toBeGreaterThan(0);
  await expect(chips(page)).toHaveText(['Model Opus ×', 'Clear all']);
  await page.reload();
  await expect(count(page)).toHaveText(/ of /);
  expect(await namesIn(page)).toEqual(names);
  await expect(summary(page)).toBeVisible();
});

test('the choice stays when another need is typed', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toHaveText(/ of /);
  await box(page).fill('review code');
  await expect(count(page)).toHaveText(/ of \d+ agents for “review code”|No matching agent/);
  await expect(page).toHaveURL(`${searchFor(NEED)}&model=opus`);
  await box(page).press('Enter');
  await expect(page).toHaveURL(`${searchFor('review code')}&model=opus`);
  await expect(page).toHaveTitle(/^review code · /);
  await expect(chips(page).first()).toHaveText('Model Opus ×');
});

test('a choice without a need waits for one', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${many}search/?model=opus`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /search\/.*\.json|search-ui|narrowing/.test(url))).toEqual([]);
  await expect(box(page)).toBeFocused();
  await expect(summary(page)).toBeHidden();
  await box(page).fill(NEED);
  await box(page).press('Enter');
  await expect(page).toHaveURL(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toHaveText(/^\d+ of \d+ agents for/);
  await box(page).fill('');
  await box(page).press('Enter');
  await expect(page).toHaveURL(`${many}search/?model=opus`);
  await expect(page.getByRole('list', { name: 'Chosen' })).toBeHidden();
  await expect(page.locator('[data-search]')).toHaveCount(0);
});

test('chosen options can be removed one by one or all at once', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&model=opus&model=haiku&access=write`);
  await expect(chips(page)).toHaveText(['may write files ×', 'Model Opus ×', 'Model Haiku ×', 'Clear all']);
  await page.getByRole('button', { name: 'Model Opus' }).click();
  await expect(page).toHaveURL(`${searchFor(NEED)}&access=write&model=haiku`);
  await expect(page.getByRole('button', { name: 'Model Haiku' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(searchFor(NEED));
  await expect(page.getByRole('list', { name: 'Chosen' })).toBeHidden();
  await expect(summary(page)).toBeFocused();
  await expect(count(page)).toHaveText(/^The first 6 of \d+ agents/);
});

test('options removed in quick succession are all removed', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&model=opus&model=haiku&access=write`);
  await expect(chips(page)).toHaveCount(4);
  await page.evaluate(() => {
    for (let press = 0; press < 3; press += 1) document.querySelector<HTMLElement>('.chips button')?.click();
  });
  await expect(page).toHaveURL(searchFor(NEED));
  await expect(count(page)).toHaveText(/^The first 6 of \d+ agents/);
});

test('back and forward step through the choices', async ({ page }) => {
  await page.goto(searchFor(NEED));
  await expect(rows(page).first()).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset.kept = ''));
  const whole = await namesIn(page);
  await openPanel(page);
  const opus = option(page, 'Model', /^Opus/).getByRole('checkbox');
  await opus.check();
  await expect(count(page)).toHaveText(NARROWED);
  const narrowed = await namesIn(page);
  await page.goBack();
  await expect(count(page)).not.toHaveText(NARROWED);
  expect(await namesIn(page)).toEqual(whole);
  await expect(opus).not.toBeChecked();
  await page.goForward();
  await expect(count(page)).toHaveText(NARROWED);
  expect(await namesIn(page)).toEqual(narrowed);
  await expect(opus).toBeChecked();
  await expect(box(page)).toHaveValue(NEED);
  await expect(page.locator('html')).toHaveAttribute('data-kept');
});

test('when no results remain, the page says so and the choice can be removed', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&capability=no-such-thing`);
  await expect(page.locator('[data-search="none"]')).toBeAttached();
  await expect(count(page)).toHaveText('No matching agent fits all your choices.');
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Covers no-such-thing' }).click();
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(rows(page).first()).toBeVisible();
  await expect(page).toHaveURL(searchFor(NEED));
});

test('when nothing matches the need, the page blames the need, not the choice', async ({ page }) => {
  await page.goto(`${searchFor('xyzzyq plughw')}&model=opus`);
  await expect(page.locator('[data-search="none"]')).toBeAttached();
  await expect(count(page)).toContainText('Nothing here matches “xyzzyq plughw”.');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(searchFor('xyzzyq plughw'));
  await expect(box(page)).toBeFocused();
  await expect(summary(page)).toBeHidden();
});

test('more of the remaining results are shown on request', async ({ page }) => {
  await page.goto(searchFor(NEED));
  const all = await allNames(page);
  await page.goto(`${searchFor(NEED)}&access=write&access=run`);
  await expect(count(page)).toHaveText(/ of /);
  const left = await allNames(page);
  expect(left).toEqual(all.filter((name) => left.includes(name)));
  await expect(count(page)).toHaveText(`${left.length} of ${all.length} agents for “${NEED}”.`);
});

test('results can be narrowed with the keyboard alone, and the focus stays', async ({ page }) => {
  await page.goto(searchFor(NEED));
  await expect(summary(page)).toBeVisible();
  await summary(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.facets')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Find in “Covers”')).toBeFocused();
  await page.keyboard.type('a');
  await expect(page.locator('.facets .options label:visible').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/&capability=[\w-]+$/);
  await expect(count(page)).toHaveText(NARROWED);
  const focused = page.locator('.facets input:focus');
  await expect(focused).toBeChecked();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(searchFor(NEED));
  await expect(focused).not.toBeChecked();
});

test('an option chosen while results are still loading adds to the choice', async ({ page }) => {
  await page.goto(searchFor(NEED));
  await openPanel(page);
  await page.evaluate(() => {
    for (const model of ['opus', 'haiku']) document.querySelector<HTMLElement>(`.facets [value="${model}"]`)?.click();
  });
  await expect(page).toHaveURL(`${searchFor(NEED)}&model=opus&model=haiku`);
  await expect(count(page)).toHaveText(NARROWED);
  await expect(chips(page)).toHaveText(['Model Opus ×', 'Model Haiku ×', 'Clear all']);
});

test('picked agents stay picked when the results are narrowed', async ({ page }) => {
  await page.goto(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toHaveText(NARROWED);
  const pick = rows(page).first().getByRole('checkbox');
  await pick.check();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(count(page)).not.toHaveText(NARROWED);
  await page.goBack();
  await expect(count(page)).toHaveText(NARROWED);
  await expect(pick).toBeChecked();
});

test('on a small screen a button closes the panel and moves to the count', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(searchFor(NEED));
  await openPanel(page);
  await page.getByRole('button', { name: 'Show the agents' }).click();
  await expect(page.locator('.facets')).toBeHidden();
  await expect(count(page)).toBeFocused();
  await expect(rows(page).first()).toBeVisible();
});

test('when the facets cannot be loaded, the results stay', async ({ page }) => {
  await page.route('**/facets.json', (route) => route.abort());
  await page.goto(searchFor(NEED));
  await expect(rows(page).first()).toBeVisible();
  const before = await namesIn(page);
  await summary(page).click();
  await expect(page.locator('[data-panel]').getByRole('alert')).toContainText('could not be loaded');
  expect(await namesIn(page)).toEqual(before);
  await page.goto(`${searchFor(NEED)}&model=opus`);
  await expect(count(page)).toContainText('Search could not be loaded.');
});

test('the panel opens even if requested before the results arrive', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.goto(searchFor(NEED));
  await expect(rows(page).first()).toBeVisible();
  await page.route('**/cards-*.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.route('**/terms-*.json', async (route) => {
    await held;
    await route.continue();
  });
  await box(page).fill('write tests for the code');
  await openPanel(page);
  release();
  await expect(count(page)).toContainText('“write tests for the code”');
  await expect(option(page, 'Model', /^Opus/).locator('small')).toHaveText(/^\d+$/);
});

test('a hostile address does no harm', async ({ page }) => {
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(`${message.text()} ${message.location().url}`);
  });
  const endless = Array.from({ length: 300 }, (_, index) => `model=${'x'.repeat(20)}${index}`).join('&');
  for (const query of [
    `&folder=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    `&${endless}`,
    '&has=__proto__&access=constructor&capability=%E2%80%AEabc',
    '&model=%FF%00&mod%65l=%',
    '&q=another&q=&model&model=',
  ]) {
    await page.goto(searchFor(NEED) + query);
    await expect(page.locator('[data-search]')).toBeAttached();
    await expect(page.locator('main img')).toHaveCount(0);
    await openPanel(page);
    const clear = page.getByRole('button', { name: 'Clear all' });
    if (await clear.isVisible()) await clear.click();
    await expect(page.locator('[data-search="done"]')).toBeAttached();
    await expect(rows(page).first()).toBeVisible();
  }
  expect(failures).toEqual([]);
});

for (const width of [320, 1440]) {
  test(`nothing shifts at ${width} px, whatever is shown first`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const query of [
      `?q=${NEED}`,
      `?q=${NEED}&model=opus`,
      `?q=${NEED}&capability=none`,
      '?q=xyzzyq',
      '?model=opus',
    ]) {
      await page.goto(`${many}search/${query}`, { waitUntil: 'networkidle' });
      const shifts = await shiftsOn(page);
      expect(shifts, query).toEqual([]);
    }
  });
}

for (const [colorScheme, width] of LOOKS) {
  test(`the opened panel is accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${searchFor(NEED)}&access=write`);
    await expect(count(page)).toHaveText(NARROWED);
    await openPanel(page);
    await page.locator('.facets summary').first().click();
    await expect(page.locator('.facets details[open] label:visible').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    const wide = await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
    expect(wide).toBe(false);
    await context.close();
  });
}

/** How the count starts while an option is chosen. */
const NARROWED = /^\d+ of \d+ agents for/;

function searchFor(need: string): string {
  return `${many}search/?${new URLSearchParams({ q: need }).toString()}`;
}

async function openPanel(page: Page): Promise<void> {
  await summary(page).click();
  await expect(page.locator('.facets')).toBeVisible();
}

function summary(page: Page): Locator {
  return page.locator('summary', { hasText: 'Narrow down' });
}

/** The label of an option in the panel. */
function option(page: Page, facet: string, name: RegExp): Locator {
  return page.getByRole('group', { name: facet, exact: true }).locator('label').filter({ hasText: name });
}

function chips(page: Page): Locator {
  return page.getByRole('list', { name: 'Chosen' }).getByRole('button');
}

function box(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'What do you need done?' });
}

function rows(page: Page): Locator {
  return page.locator('[data-results] > [data-agent]');
}

function count(page: Page): Locator {
  return page.locator('[data-count]');
}

async function namesIn(page: Page): Promise<string[]> {
  await expect(page.locator('[data-results][data-search]')).toBeAttached();
  return rows(page).evaluateAll((items) => items.map((item) => item.getAttribute('data-agent') ?? ''));
}

/** The names of all matching agents, including those not shown at first. */
async function allNames(page: Page): Promise<string[]> {
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  const more = page.locator('[data-more]');
  while (await more.isVisible()) {
    const shown = await rows(page).count();
    await more.click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(shown);
  }
  return namesIn(page);
}
