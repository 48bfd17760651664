import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { siteAddress, siteFolder } from '../sites.ts';

const own = siteAddress('own');
const shipped = siteAddress('shipped');
const PAGES = ['', 'agents/', 'agents/sql-pilot/', 'guides/', 'guides/rules/', 'guides/depths/', 'search/?q=sql'];

test('no file of a catalogue with its own name says another', () => {
  const folder = siteFolder('own');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && !/\.(?:png|zip|pf_\w+|pagefind|wasm)$/.test(path))
    .filter((path) => readFileSync(join(folder, path), 'utf8').includes('Agent Catalogue'));
  expect(texts).toEqual([]);
});

test('every page has the name, the language and the metadata', async ({ page }) => {
  await page.goto(`${own}agents/sql-pilot/`);
  await expect(page).toHaveTitle('sql-pilot · Harbour');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('meta[name="author"]')).toHaveAttribute('content', 'The "platform" <team>');
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', /^\/own\/site\/[\da-f]{8}\.svg$/);
  await page.goto(own);
  await expect(page).toHaveTitle('Harbour Agents');
  await expect(page.locator('h1')).toHaveText('Harbour Agents');
});

test('the head shows the logo of the theme beside the name, which is short where there is little room', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(own);
  const home = page.locator('.bar > .home');
  await expect(home.locator('img:visible')).toHaveCount(1);
  const light = await home.locator('img:visible').getAttribute('src');
  await expect(home.getByText('Harbour Agents')).toBeVisible();
  await page.getByLabel('Theme').selectOption('dark');
  expect(await home.locator('img:visible').getAttribute('src')).not.toBe(light);
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(home.getByText('Harbour', { exact: true })).toBeVisible();
  await expect(home.getByText('Harbour Agents')).toBeHidden();
});

test('links, notice and introduction are there, and HTML in them is text', async ({ page }) => {
  await page.goto(own);
  await expect(page.getByRole('link', { name: 'Handbook' })).toHaveAttribute('href', 'https://handbook.example/');
  await expect(page.locator('.foot').getByRole('link', { name: 'Our rules' })).toHaveAttribute(
    'href',
    '/own/guides/rules/',
  );
  await expect(page.locator('.foot').getByRole('link', { name: 'terms' })).toHaveAttribute(
    'href',
    'https://terms.example/',
  );
  await expect(page.locator('.introduction strong')).toHaveText('reviews');
  await expect(page.locator('.introduction')).toContainText('<b>Not bold</b>');
  await page.locator('.introduction').getByRole('link', { name: 'rules' }).click();
  await expect(page).toHaveURL(`${own}guides/rules/`);
});

test('its own guides stand first, with pictures and links between them, and nothing in them runs', async ({ page }) => {
  await page.goto(`${own}guides/`);
  await expect(page.locator('[data-guide] h2')).toHaveText([
    'Our rules',
    'Depths',
    'Names of agents',
    'Install an agent',
  ]);
  await page.goto(`${own}guides/rules/`);
  await expect(page).toHaveTitle('Our rules · Harbour');
  await expect(page.getByRole('img', { name: 'A sail' })).toBeVisible();
  await expect(page.locator('.guide-text script')).toHaveCount(0);
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Content' }).click();
  await expect(page.locator('.guide-text h2', { hasText: 'Content' })).toBeInViewport();
  await page.locator('.guide-text').getByRole('link', { name: 'names' }).click();
  await expect(page).toHaveURL(`${own}guides/naming/#short-names`);
});

test('a guide without sections has the width of the text, and wide parts scroll inside themselves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${own}guides/depths/`);
  const paragraph = page.locator('.guide-text > p').first();
  expect((await paragraph.boundingBox())?.width).toBeGreaterThan(400);
  await expect(page.locator('.guide-text td').first()).toHaveCSS('padding-right', '16px');
  await expect(page.locator('.guide-text pre')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await expect(page.locator('.guide-text blockquote')).toHaveCSS('border-left-width', '3px');
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('search quotes its own guides', async ({ page }) => {
  await page.goto(`${own}search/?q=anchorages`);
  await expect(page.locator('[data-passage][data-group="guide"]').first()).toContainText('Anchorages');
});

test('a guide that is not shown has no page, and no link leads to it', async ({ page, request }) => {
  expect((await request.get(`${own}guides/write-an-agent/`)).status()).toBe(404);
  for (const path of ['verify/', 'checks/', 'agents/sql-pilot/', 'guides/install-an-agent/']) {
    await page.goto(own + path);
    const led = await page
      .locator('a[href*="/guides/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(await page.locator('a:not([href])').count(), path).toBe(0);
    expect(led.filter((href) => !/guides\/(?:$|rules|depths|naming|install-an-agent)/.test(href ?? ''))).toEqual([]);
  }
});

test('feeds and lists for programs have the name and the words', async ({ request }) => {
  const text = async (path: string): Promise<string> => (await request.get(own + path)).text();
  expect(await text('rss.xml')).toContain('<title>Harbour Agents</title>');
  expect(await text('rss.xml')).toContain('<language>en-gb</language>');
  expect(await text('opensearch.xml')).toContain('<ShortName>Harbour</ShortName>');
  expect(await text('llms.txt')).toMatch(
    /^# Harbour Agents\n\n> The agents that the teams of Harbour share\. 2 coding agents/,
  );
  expect(await text('')).toContain('"name":"Harbour Agents"');
  expect(await text('install.sh')).toContain("title='Harbour Agents'");
  expect(await text('schema/site.json')).toContain('shortTitle');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`its pages have no violation of accessibility rules in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of PAGES) {
      await page.goto(own + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test('a page that reads from right to left does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of PAGES) {
    await page.goto(own + path);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, path).toBeLessThanOrEqual(0);
  }
});

test('a catalogue without a file has the product’s name', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await expect(page).toHaveTitle(/· Agent Catalogue$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
