import { expect, test, type Page } from '@playwright/test';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const agent = `${shipped}agents/nextjs-backend-expert/`;
const TWO = ['backend-architect', 'backend-specialist'] as const;

test('the theme follows the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(agent);
  const light = await paper(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).not.toBe(light);
});

test('a chosen theme persists on the next page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(agent);
  const light = await paper(page);
  await page.getByLabel('Theme').selectOption('dark');
  await page.goto(`${shipped}agents/`);
  expect(await paper(page)).not.toBe(light);
  await expect(page.getByLabel('Theme')).toHaveValue('dark');
});

test('a chosen theme applies before any script is loaded', async ({ page }) => {
  await page.goto(agent);
  await page.getByLabel('Theme').selectOption('dark');
  await page.route('**/*.js', (route) => route.abort());
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});

test('choosing the system theme again clears the choice', async ({ page }) => {
  await page.goto(agent);
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByLabel('Theme').selectOption('system');
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
});

test('nothing moves when reduced motion is requested', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(agent);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});

test('the fingerprint uses system colours when colours are forced', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(agent);
  const [rose, text] = await page.evaluate(() => [
    getComputedStyle(document.querySelector('.rose') ?? document.body).fill,
    getComputedStyle(document.body).color,
  ]);
  expect(rose).toBe(text);
});

test('no picture keeps colours of its own when colours are forced', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    for (const path of [
      '',
      'agents/',
      'agents/nextjs-backend-expert/',
      `compare/?agents=${TWO.join()}`,
      'search/?q=sql',
    ]) {
      await page.goto(shipped + path, { waitUntil: 'networkidle' });
      expect(await ownColours(page), `${colorScheme}: ${path}`).toEqual([]);
    }
  }
});

test('what a search found stays marked when colours are forced', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.goto(`${shipped}search/?q=slow+queries`);
  const mark = page.locator('[data-results] mark').first();
  await expect(mark).toBeVisible();
  expect(await mark.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(await paper(page));
});

test('contrast increases when it is requested', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more', colorScheme: 'light' });
  await page.goto(agent);
  expect(await paper(page)).toBe('rgb(255, 255, 255)');
});

test('a printed agent has its address and no navigation', async ({ page }) => {
  await page.goto(agent);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed')).toHaveText(agent);
  await expect(page.locator('header')).toBeHidden();
});

test('a printed comparison says in its address what it compares', async ({ page }) => {
  await page.goto(`${shipped}compare/?agents=${TWO.join()}`);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed')).toHaveText(`${shipped}compare/?agents=${TWO.join()}`);
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('a printed list has no boxes to tick and no pages to turn', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('main').getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'backend-architect' })).toBeVisible();
});

test('a printed guide gives the addresses of its links', async ({ page }) => {
  await page.goto(`${shipped}guides/frontmatter-reference/`);
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.guide-text a[href^="http"]').first();
  const shown = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(shown).toContain(await link.getAttribute('href'));
});

test('the fingerprint has a description in words', async ({ page }) => {
  await page.goto(agent);
  await expect(page.getByRole('img', { name: /^Mostly [a-z ]+(?:, then|and|\.)/ })).toBeVisible();
});

test('the home page explains how to read a fingerprint', async ({ page }) => {
  await page.goto(shipped);
  await expect(page.getByRole('img', { name: /one petal for each of twelve groups/ })).toBeVisible();
});

test('a covered capability links to the passage that proves it', async ({ page }) => {
  await page.goto(agent);
  const link = page.locator('.covers a[href^="#line-"]').first();
  const target = (await link.getAttribute('href')) ?? '';
  await link.click();
  await expect(page.locator(target)).toBeInViewport();
});

test('a neighbour is listed with its difference', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await expect(page.locator('.neighbours li').first()).toHaveText(/nextjs-backend-\w+(?:More|Less|Much)/);
});

test('code is coloured through classes', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await expect(page.locator('.prompt pre code span[class]').first()).toBeVisible();
  await expect(page.locator('.prompt [style]')).toHaveCount(0);
});

test('an example on the home page is a search', async ({ page }) => {
  await page.goto(shipped);
  await page.locator('.hero p a').first().click();
  await expect(page.locator('[data-search="done"] [data-agent]').first()).toBeVisible();
});

test('the list can be shown as cards', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(`${shipped}agents/`);
  await page.getByLabel('cards').check();
  const [first, second] = await page
    .locator('.browse > li')
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
  expect(first).toBe(second);
});

test('the checks can be narrowed to one severity', async ({ page }) => {
  await page.goto(`${fixtures}checks/`);
  await page.getByLabel(/notes$/).check();
  await expect(page.locator('li.warning[data-finding]').first()).toBeHidden();
  await expect(page.locator('li.note[data-finding]').first()).toBeVisible();
});

test('a kind of finding links to its files', async ({ page }) => {
  await page.goto(`${fixtures}checks/`);
  await page.locator('summary', { hasText: 'The description is escaped twice' }).click();
  await page.getByRole('link', { name: 'double-escaped.md' }).first().click();
  await expect(page.locator('[data-finding="description-double-escaped"]')).toBeInViewport();
});

test('the corrected line is copied in full', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${fixtures}agents/double-escaped/`);
  await page.getByRole('button', { name: 'Copy the corrected line' }).click();
  await expect(page.locator('[data-copy="line"]')).toHaveAttribute('data-copied', 'true');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^description: ".*"$/);
});

test('an unknown address is offered as a search', async ({ page }) => {
  await page.goto(`${shipped}agents/background-jobs.html`);
  await expect(page.getByRole('searchbox')).toHaveValue('background jobs');
});

test('hovering over a link prefetches its page', async ({ page }) => {
  await page.goto(shipped);
  const fetched = page.waitForRequest(`${shipped}agents/backend-specialist/`);
  await page.locator('.rows').getByRole('link', { name: 'backend-specialist', exact: true }).hover();
  await fetched;
});

/** Shapes of pictures that are in other colours than the system's. */
function ownColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.createElement('p');
    document.body.append(probe);
    const system = ['Canvas', 'CanvasText', 'GrayText', 'LinkText', 'Highlight'].map((name) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const transparent = 'rgba(0, 0, 0, 0)';
    return [...document.querySelectorAll('svg :is(path, circle, rect, line, text, polygon)')].flatMap((shape) => {
      const { fill, stroke } = getComputedStyle(shape);
      const own = [fill, stroke].filter((color) => !['none', transparent, ...system].includes(color));
      return own.length === 0 ? [] : [`${own.join(' ')}: ${shape.outerHTML.slice(0, 120)}`];
    });
  });
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}
