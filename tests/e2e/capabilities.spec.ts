import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { expectWithinBudget } from '../budgets.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const PAGES = {
  'the vocabulary': `${shipped}capabilities/`,
  'a capability': `${shipped}capabilities/nextjs/`,
};

test('the vocabulary stays within its budget', async ({ page }) => {
  const response = await page.goto(PAGES['the vocabulary']);
  expectWithinBudget('the list of capabilities', gzipSync((await response?.body()) ?? '').length);
  expect(await page.locator('*').count()).toBeLessThanOrEqual(1_500);
});

test('a group on the home page links to its capabilities', async ({ page }) => {
  await page.goto(shipped);
  await page.locator('.ways h3').getByRole('link', { name: 'Back end' }).click();
  await expect(page).toHaveURL(`${shipped}capabilities/#back-end`);
  await expect(page.locator('#back-end').getByRole('heading')).toBeInViewport();
});

test('the count of a capability matches the agents on its page', async ({ page }) => {
  await page.goto(PAGES['the vocabulary']);
  const item = page.locator('.capabilities li', { has: page.getByRole('link', { name: 'Next.js', exact: true }) });
  const count = Number(/\d+$/.exec((await item.innerText()).trim())?.[0]);
  await item.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Next.js');
  await expect(page.locator('.rows > [data-agent]')).toHaveCount(count);
});

test('agents are listed strongest first', async ({ page }) => {
  await page.goto(PAGES['a capability']);
  const words = await page.locator('.rows .facts li:first-child').allInnerTexts();
  const order = ['strong', 'moderate', 'slight'];
  expect(words.map((word) => order.indexOf(word))).toEqual(
    words.map((word) => order.indexOf(word)).sort((a, b) => a - b),
  );
});

test('the evidence quotes words of the capability and links to their line', async ({ page }) => {
  await page.goto(PAGES['a capability']);
  for (const row of await page.locator('.rows > [data-agent]').all()) {
    await expect(row.locator('.proof mark').first()).toBeVisible();
  }
  const link = page.locator('.proof a').first();
  const line = /#line-\d+$/.exec((await link.getAttribute('href')) ?? '')?.[0] ?? '';
  await link.click();
  await expect(page.locator(line)).toBeAttached();
});

test('a capability that nobody covers has no page, and its name leads to the search', async ({ page, request }) => {
  expect((await request.get(`${shipped}capabilities/quantum-computing/`)).status()).toBe(404);
  await page.goto(PAGES['the vocabulary']);
  const name = page.locator('a', { hasText: 'Quantum computing' });
  await page.locator('details', { has: name }).locator('summary').click();
  await name.click();
  await expect(page).toHaveURL(/search\/\?q=Quantum/);
});

test('agents on a capability’s page can be picked and compared', async ({ page }) => {
  await page.goto(PAGES['a capability']);
  const boxes = page.getByRole('checkbox', { name: /^Pick / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
});
