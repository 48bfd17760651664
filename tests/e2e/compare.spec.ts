import { expect, test, type Page } from '@playwright/test';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const THREE = ['backend-architect', 'nextjs-backend-expert', 'backend-specialist'];

test('a dot says how strongly an agent covers something, and words say it to those who do not see it', async ({
  page,
}) => {
  await open(page, THREE);
  const cell = page.getByRole('row', { name: /^Next\.js/ }).getByRole('cell');
  await expect(cell.first()).toHaveText(/^(?:strong|moderate|slight) /);
  const sizes = await page
    .locator('.chosen .sizes .dot')
    .evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().width));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(new Set(sizes).size).toBe(3);
});

test('nothing is shown where an agent has nothing, and screen readers read “no”', async ({ page }) => {
  await open(page, THREE);
  const none = page.locator('td.none');
  expect(await none.count()).toBeGreaterThan(0);
  for (const cell of await none.all()) await expect(cell).toHaveText('no');
  const seen = await none
    .locator('span')
    .evaluateAll((words) => words.map((each) => each.getBoundingClientRect().width));
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
});

test('what only one agent covers stands apart, and no row of a table is without a value', async ({ page }) => {
  await open(page, THREE);
  const own = page.getByRole('region', { name: /^Only A backend-architect covers/ });
  expect(await own.getByRole('listitem').count()).toBeGreaterThan(0);
  const single = await page
    .locator('.matrix tbody tr:has(.proof-dot)')
    .evaluateAll((rows) => rows.filter((row) => row.querySelectorAll('.proof-dot').length < 2).length);
  expect(single).toBe(0);
  await expect(page.locator('.matrix tbody tr:has(td):not(:has(td:not(.none)))')).toHaveCount(0);
});

test('the names stay in view while a table scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 220 });
  await open(page, THREE);
  const table = page.locator('.matrix').first();
  await table
    .locator('tbody tr')
    .last()
    .evaluate((row) => {
      row.scrollIntoView({ block: 'center' });
    });
  await expect(table.locator('tbody tr').first()).not.toBeInViewport();
  await expect(table.getByRole('columnheader', { name: /backend-architect/ })).toBeInViewport();
});

test('on a narrow screen each row lists the agents by name', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, THREE);
  const cell = page.locator('.matrix td:has(.proof-dot)').first();
  await expect(cell.locator('.who')).toBeVisible();
  await expect(cell.locator('.who')).toContainText('backend-architect');
});

test('dots are seen where colours are forced', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, THREE);
  const [dot, paper] = await page.evaluate(() => {
    const dot = document.querySelector('.proof-dot .dot');
    return [dot === null ? '' : getComputedStyle(dot).borderTopColor, getComputedStyle(document.body).backgroundColor];
  });
  expect(dot).not.toBe(paper);
  expect(dot).not.toBe('');
});

test('when an agent cannot be loaded the others are compared, and it can be tried again', async ({ page }) => {
  await page.route('**/agents/backend-architect.json', (route) => route.abort());
  await open(page, THREE);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
  await expect(page.locator('.head [aria-live]')).toContainText('“backend-architect” could not be loaded.');
  await page.unroute('**/agents/backend-architect.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(page.locator('.head [aria-live]')).toBeFocused();
});

test('when no agent can be loaded the page says so and shows all agents instead', async ({ page }) => {
  await page.route('**/agents/*.json', (route) => route.abort());
  await open(page, THREE);
  await expect(page.locator('.head [aria-live]')).toContainText('could not be loaded.');
  await expect(page.getByRole('columnheader')).toHaveCount(5);
});

test('when the suggestions cannot be loaded, they can be tried again', async ({ page }) => {
  await page.route('**/search/index.json', (route) => route.abort());
  await open(page, []);
  await page.getByLabel('Choose an agent').fill('queries');
  await expect(page.getByText('The agents could not be loaded.')).toBeVisible();
  await page.unroute('**/search/index.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.suggestions').getByRole('button').first()).toBeVisible();
});

test('the fingerprints of the chosen agents are laid over each other, and tables name the agents', async ({ page }) => {
  await open(page, THREE);
  await expect(page.locator('.overlay path')).toHaveCount(3);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(3);
  await expect(page.getByRole('img', { name: /laid over each other.*backend-specialist/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /backend-architect/ })).toHaveCount(2);
  await expect(page.getByRole('rowheader', { name: 'Always in context' })).toBeVisible();
  await expect(page).toHaveTitle(/^backend-architect, nextjs-backend-expert and backend-specialist · Compare/);
});

test('the difference is described in words before the tables', async ({ page }) => {
  await open(page, THREE);
  const words = page.locator('[data-words]');
  await expect(words).toContainText(/^All three cover .+\./);
  await expect(words).toContainText('Only backend-architect covers');
});

test('an address from a form is rewritten with commas', async ({ page }) => {
  await page.goto(`${shipped}compare/?agents=backend-architect&agents=backend-specialist`);
  await expect(page).toHaveURL(`${shipped}compare/?agents=backend-architect,backend-specialist`);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
});

test('each proof leads to its line', async ({ page }) => {
  await open(page, THREE);
  const link = page.getByRole('link', { name: /^line \d+ of backend-architect$/ }).first();
  const line = /#line-\d+$/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  await link.click();
  await expect(page).toHaveURL(`${shipped}agents/backend-architect/${line}`);
  await expect(page.locator(line)).toBeAttached();
});

test('agents beyond the fourth are left out, with a note', async ({ page }) => {
  await open(page, [...THREE, 'nextjs-backend-engineer', 'nextjs-backend-specialist']);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(4);
  await expect(page.getByText('left out: nextjs-backend-specialist')).toBeVisible();
  await expect(page.locator('agent-picker')).toHaveCount(0);
});

test('an unknown agent is named', async ({ page }) => {
  await open(page, ['backend-architect', 'nobody', 'backend-specialist']);
  await expect(page.getByText('There is no agent “nobody”.')).toBeVisible();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
});

test('for a single agent, similar ones are suggested', async ({ page }) => {
  await open(page, ['nextjs-backend-expert']);
  await expect(page.getByText('Choose another agent to compare nextjs-backend-expert with.')).toBeVisible();
  await page.locator('.suggestions').getByRole('button').first().click();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
  await expect(page).toHaveURL(/\?agents=nextjs-backend-expert,[a-z-]+$/);
});

test('an agent can be added with the keyboard alone', async ({ page }) => {
  await open(page, ['backend-architect', 'backend-specialist']);
  await page.getByLabel('Add another').focus();
  await page.keyboard.type('nextjs');
  await expect(page.locator('.suggestions').getByRole('button')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const name = await page.locator('.suggestions li:has(:focus)').getAttribute('data-agent');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${shipped}compare/?agents=backend-architect,backend-specialist,${name ?? ''}`);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(3);
  await expect(page.getByLabel('Add another')).toBeFocused();
});

test('an agent can be removed, and going back restores it', async ({ page }) => {
  await open(page, THREE);
  await page.getByRole('button', { name: 'Remove backend-architect' }).click();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
  await expect(page).toHaveURL(`${shipped}compare/?agents=nextjs-backend-expert,backend-specialist`);
  await expect(page.locator('[data-words]')).toBeFocused();
  await page.goBack();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(3);
});

test('nothing is loaded before agents are chosen', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${shipped}compare/`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('the page keeps to its policy', async ({ page }) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  await open(page, THREE);
  expect(messages).toEqual([]);
});

test('without JavaScript a table shows all agents of a small catalogue', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shipped}compare/?agents=backend-architect`);
  await expect(page.getByRole('columnheader')).toHaveCount(5);
  await expect(page.getByRole('rowheader', { name: 'Next.js', exact: true })).toBeVisible();
  const row = page.getByRole('row', { name: /^Next\.js/ });
  await expect(row.getByRole('link', { name: /^line \d+ of nextjs-backend-expert$/ })).toBeVisible();
  await context.close();
});

test('an agent’s page leads to a comparison with its neighbours', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await page.locator('#near ~ * .neighbours li').first().getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/compare\/\?agents=nextjs-backend-engineer,[a-z-]+$/);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
});

test('a comparison is printed whole, without its controls', async ({ page }) => {
  await open(page, THREE);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: /^Remove/ }).first()).toBeHidden();
  const cut = await page
    .locator('.scroll')
    .evaluateAll((boxes) => boxes.map((box) => box.scrollHeight - box.clientHeight));
  expect(cut.every((height) => height <= 2)).toBe(true);
});

async function open(page: Page, chosen: readonly string[]): Promise<void> {
  await page.goto(`${shipped}compare/${chosen.length > 0 ? `?agents=${chosen.join(',')}` : ''}`, {
    waitUntil: 'networkidle',
  });
}
