import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { shiftsOn } from '../layout-shift.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const odd = siteAddress('odd');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a section is copied as it is in the file, up to the next of its level', async ({ page }) => {
  await page.goto(`${odd}agents/headings-of-all-levels/`);
  await copySection(page, 'Five');
  expect(await clipboard(page)).toBe('##### Five\n\n###### Six\n\n');
});

test('the last section is copied to the end of the file', async ({ page }) => {
  await page.goto(`${odd}agents/body-of-ninety-kilobytes/`);
  await copySection(page, 'Chapter 180');
  expect(await clipboard(page)).toMatch(/^## Chapter 180\n\n(?:Read what .* alone\. ){5}\n$/);
});

test('a section keeps the line endings of its file', async ({ page }) => {
  await page.goto(`${fixtures}agents/crlf/`);
  const heading = (await page.locator('[data-prompt] [data-lines]').first().textContent()) ?? '';
  await copySection(page, heading);
  const copied = await clipboard(page);
  expect(copied).toMatch(/^#+ .*\r\n/);
  expect(readFileSync('tests/fixtures/agents/crlf.md', 'utf8')).toContain(copied);
});

test('the button of a section appears with the focus and names the section', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  const button = page.locator('[data-copy="section"]').first();
  const heading = (await page.locator('[data-prompt] [data-lines]').first().textContent()) ?? '';
  await expect(button).toHaveAccessibleName(`Copy the section “${heading}”`);
  await expect(button.locator('..')).toHaveCSS('opacity', '0');
  await button.focus();
  await expect(button.locator('..')).toHaveCSS('opacity', '1');
});

test('the buttons of sections move nothing', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/#prompt`, { waitUntil: 'networkidle' });
  expect(await shiftsOn(page)).toEqual([]);
});

test('on a touch screen the buttons of sections are visible', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await expect(page.locator('.prompt copy-button').first()).toHaveCSS('opacity', '1');
  await context.close();
});

test('the contents mark the section that is being read', async ({ page }) => {
  await page.goto(`${odd}agents/body-of-ninety-kilobytes/`);
  const current = page.locator('.contents [aria-current]');
  await expect(current).toHaveCount(0);
  for (const chapter of ['Chapter 90', 'Chapter 12']) {
    await page.getByRole('heading', { name: chapter, exact: true }).evaluate((heading) => {
      heading.scrollIntoView({ behavior: 'instant' });
    });
    await expect(current).toHaveText(chapter);
    await expect(current).toBeInViewport();
  }
});

test('the contents stay beside a long prompt on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${odd}agents/body-of-ninety-kilobytes/#prompt-chapter-100`);
  await expect(page.getByRole('navigation', { name: 'Contents of the prompt' })).toBeInViewport();
});

test('without script the contents are links and mark nothing', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await page.locator('.contents a').last().click();
  await expect(page).toHaveURL(/#prompt-/);
  await expect(page.locator('.contents [aria-current]')).toHaveCount(0);
  await expect(page.locator('[data-copy="section"]')).toHaveCount(0);
  await context.close();
});

test('every capability is listed with a link to a line of the page', async ({ page, request }) => {
  const address = `${shipped}agents/nextjs-backend-engineer`;
  const record: unknown = await (await request.get(`${address}.json`)).json();
  await page.goto(`${address}/`);
  await page.getByText(/^Show all \d+$/).click();
  const lines = page.locator('.covers li:visible a[href^="#line-"]');
  expect(record).toMatchObject({ capabilities: { length: await lines.count() } });
  for (const href of await lines.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
    await expect(page.locator(href)).toHaveCount(1);
  }
});

for (const width of [375, 1440]) {
  test(`a linked line is marked and shows its number at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${shipped}agents/backend-specialist/`);
    const line = await page.locator('[data-prompt] p[data-line]').first().getAttribute('data-line');
    await page.goto(`${shipped}agents/backend-specialist/#line-${line ?? ''}`);
    const target = page.locator(':target');
    await expect(target).toBeInViewport();
    await expect(target).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    const number = await target.evaluate((element) => getComputedStyle(element, '::before').content);
    expect(number).toMatch(new RegExp(`\\b${line ?? ''}"`));
  });
}

async function copySection(page: Page, heading: string): Promise<void> {
  const button = page.getByRole('button', { name: `Copy the section “${heading}”`, exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('data-copied', 'true');
}

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
