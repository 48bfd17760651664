import { expect, test, type Page } from '@playwright/test';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');

for (const [need, agent] of [
  ['my queries are slow', 'backend-specialist'],
  ['import a CSV with a million rows', 'backend-specialist'],
  ['plan the API before anyone codes', 'backend-architect'],
  ['stripe webhook route handler', 'nextjs-backend-engineer'],
] as const) {
  test(`"${need}" finds ${agent} first`, async ({ page }) => {
    await ask(page, need);
    await expect(page.locator('[data-search="done"] [data-agent]').first()).toHaveAttribute('data-agent', agent);
  });
}

test('a name finds its agent first', async ({ page }) => {
  await ask(page, 'nextjs-backend-expert');
  await expect(page.locator('[data-search="done"] [data-agent]').first()).toHaveAttribute(
    'data-agent',
    'nextjs-backend-expert',
  );
});

test('one word that nobody knows does not spoil the others', async ({ page }) => {
  await ask(page, 'xyzzyq inngest');
  await expect(page.locator('[data-search="done"] [data-agent]').first()).toHaveAttribute(
    'data-agent',
    'backend-specialist',
  );
});

test('nonsense finds nothing and offers the list', async ({ page }) => {
  await ask(page, 'xyzzyq plughw');
  await expect(page.locator('[data-search="none"]')).toBeAttached();
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
});

test('a result leads to its agent', async ({ page }) => {
  await ask(page, 'inngest');
  await page.locator('[data-search="done"] [data-agent]').first().getByRole('link').click();
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
});

test('a result has its agent’s fingerprint', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(page.locator('[data-search="done"] [data-agent] svg path').first()).toHaveAttribute('d', /^M0 0L/);
});

test('a fingerprint and a colour are no words to be found', async ({ page }) => {
  await ask(page, 'm0');
  await expect(page.locator('[data-search="none"]')).toBeAttached();
});

test('the search box of a page leads to the results', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByRole('searchbox').fill('partition a big table');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(page.getByRole('searchbox')).toHaveValue('partition a big table');
});

test('the count of results is announced', async ({ page }) => {
  await ask(page, 'inngest');
  await expect(page.locator('agent-search [aria-live]')).toContainText('“inngest”');
});

test('a query is text and never markup', async ({ page }) => {
  await ask(page, '<img src=x onerror=alert(1)> inngest');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect(page.locator('main img')).toHaveCount(0);
});

test('nothing of search is loaded before it is asked for', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${shipped}search/`, { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => url.includes('pagefind'))).toEqual([]);
});

test('without JavaScript search offers the list', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shipped}search/?q=slow`);
  await expect(page.getByRole('link', { name: 'All 5 agents, by name' })).toBeVisible();
  await context.close();
});

async function ask(page: Page, need: string): Promise<void> {
  await page.goto(`${shipped}search/?q=${encodeURIComponent(need)}`);
}
