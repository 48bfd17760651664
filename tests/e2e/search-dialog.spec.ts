import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const agent = `${shipped}agents/backend-architect/`;

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} opens the dialog with the focus in its box`, async ({ page }) => {
    await page.goto(agent);
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue('');
  });
}

test('in a text field "/" is typed, while Ctrl K still opens the dialog', async ({ page }) => {
  await page.goto(agent);
  const field = page.getByRole('searchbox', { name: 'Search agents' });
  await field.press('/');
  await expect(field).toHaveValue('/');
  await field.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('/');
  await expect(box(page)).toHaveValue('/');
});

test('"/" opens the dialog from a checkbox', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
});

test('Esc closes the dialog and returns the focus', async ({ page }) => {
  await page.goto(agent);
  const place = page.getByRole('navigation', { name: 'Main' }).getByRole('link').first();
  await place.focus();
  await open(page, 'inngest');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(place).toBeFocused();
});

test('its button or a click outside closes the dialog', async ({ page }) => {
  await page.goto(agent);
  await open(page, '');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await open(page, '');
  await page.mouse.click(5, 5);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('typing lists matching agents, each with a reason, and announces how many', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'background jobs');
  await expect(options(page).first()).toHaveAttribute('data-agent', 'backend-specialist');
  await expect(options(page).filter({ hasText: 'Covers Background jobs' }).first()).toBeVisible();
  await expect(page.locator('search-dialog [aria-live="polite"]')).toContainText('2 agents for “background jobs”.');
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  for (const reason of await page.locator('search-dialog .reason').all()) await expect(reason).not.toBeEmpty();
});

test('arrow keys choose a result, and past either end none is chosen', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'inngest');
  await expectAnswer(page, '2 agents for “inngest”.');
  await expect(page.getByRole('dialog').locator('[data-passages]')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expectChosen(page, 0);
  await page.keyboard.press('ArrowDown');
  await expectChosen(page, 1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).not.toHaveAttribute('aria-activedescendant');
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('listbox').getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toBeFocused();
});

test('Enter opens the chosen agent', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'inngest');
  await expectAnswer(page, '2 agents for “inngest”.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
});

test('Enter without a choice opens all results', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'slow queries');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${shipped}search/?q=slow+queries`);
  await expect(page.locator('[data-search="done"]')).toBeAttached();
});

test('a result and the link to all results can be clicked', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'inngest');
  await expectAnswer(page, '2 agents for “inngest”.');
  await expect(page.getByRole('link', { name: 'All results' })).toHaveAttribute('href', '/search/?q=inngest');
  await options(page).first().click();
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
});

test('a correction is reported, and nonsense finds nothing', async ({ page }) => {
  await page.goto(agent);
  await open(page, 'postgrse');
  await expect(page.locator('search-dialog [aria-live]')).toContainText('Showing results for postgres;');
  await box(page).fill('xyzzyq plughw');
  await expect(page.locator('search-dialog [aria-live]')).toContainText('Nothing here matches “xyzzyq plughw”.');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
});

test('a late answer does not replace a newer one', async ({ page }) => {
  await page.goto(agent);
  await open(page, '"million rows"');
  await expect(options(page)).toHaveCount(1);
  // What the first answer loads afterwards must not be held, or the newer one would wait for it.
  await page.waitForLoadState('networkidle');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/search/*/*.json', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/search/*/*.json');
  await box(page).fill('webhook');
  const late = (await asked).response();
  // Emptied in between, so that the newer answer is recognisable.
  await box(page).fill('');
  await expect(options(page)).toHaveCount(0);
  await box(page).fill('"million rows"');
  await expect(options(page)).toHaveCount(1);
  release();
  await (await late)?.finished();
  await page.waitForLoadState('networkidle');
  await expect(options(page)).toHaveCount(1);
});

test('on the results page, the dialog starts with the current need', async ({ page }) => {
  await page.goto(`${shipped}search/?q=inngest`);
  await page.keyboard.press('Control+k');
  await expect(box(page)).toHaveValue('inngest');
  await expect(options(page)).toHaveCount(2);
});

test('when search cannot be loaded the dialog says so, and it can be tried again', async ({ page }) => {
  await page.goto(shipped);
  await page.route('**/search/index.json', (route) => route.abort());
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('inngest');
  await expect(dialog).toContainText('Search could not be loaded.');
  await page.unroute('**/search/index.json');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await expect(dialog.getByRole('combobox')).toBeFocused();
});

test('typed text is never markup', async ({ page }) => {
  await page.goto(agent);
  await open(page, '<img src=x onerror=alert(1)> inngest');
  await expect(page.locator('search-dialog [aria-live]')).toContainText('<img src=x onerror=alert(1)> inngest');
  await expect(page.locator('search-dialog img')).toHaveCount(0);
});

test('its code is not loaded before it is opened', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(agent, { waitUntil: 'networkidle' });
  expect(loaded.length).toBeLessThanOrEqual(3);
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  expect(loaded.some((url) => url.includes('/search.'))).toBe(true);
});

test('it needs no styles that the policy forbids', async ({ page }) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  await page.goto(agent);
  await open(page, 'inngest');
  await expectAnswer(page, '2 agents for “inngest”.');
  await expect(page.locator('search-dialog form')).toHaveCSS('display', 'flex');
  expect(messages).toEqual([]);
});

for (const [colorScheme, width] of LOOKS) {
  test(`it is accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(agent);
    await open(page, 'slow queries postgrse');
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await context.close();
  });
}

async function open(page: Page, need: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await box(page).pressSequentially(need);
}

function box(page: Page) {
  return page.getByRole('combobox', { name: 'What do you need done?' });
}

function options(page: Page) {
  return page.getByRole('listbox', { name: 'Agents' }).locator('[role="option"][data-agent]');
}

/** Waits for the answer to the whole need: while it is typed, its beginnings are answered too. */
async function expectAnswer(page: Page, words: string): Promise<void> {
  await expect(page.locator('search-dialog [aria-live="polite"]')).toContainText(words);
}

async function expectChosen(page: Page, index: number): Promise<void> {
  const option = options(page).nth(index);
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
}
