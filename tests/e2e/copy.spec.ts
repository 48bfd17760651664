import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const slug of ['crlf', 'byte-order-mark', 'emoji-and-rtl']) {
  test(`copies the file ${slug}.md character for character`, async ({ page }) => {
    await page.goto(`${fixtures}agents/${slug}/`);
    await copyFile(page);
    expect(await clipboard(page)).toBe(textOf(`tests/fixtures/agents/${slug}.md`));
  });
}

test('copies the file with the keyboard alone', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  await page.getByRole('button', { name: 'Copy the file' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-copy="file"]')).toHaveAttribute('data-copied', 'true');
  expect(await clipboard(page)).toBe(textOf('content/agents/backend-architect.md'));
});

test('copies the install command as shown', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  await page.locator('[data-copy="command"]').first().click();
  await expect(page.locator('[data-copy="command"]').first()).toHaveAttribute('data-copied', 'true');
  expect(await clipboard(page)).toBe(await page.locator('[data-install]').first().textContent());
});

test('announces that it copied', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  await copyFile(page);
  await expect(page.locator('copy-button:has([data-copy="file"]) [aria-live]')).toHaveText('Copied.');
});

test('copies where the browser denies the clipboard', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await page.goto(`${fixtures}agents/crlf/`);
  await copyFile(page);
  expect(await clipboard(page)).toBe(textOf('tests/fixtures/agents/crlf.md'));
});

test('copies over plain http, where there is no clipboard API', async ({ page, context }) => {
  const address = new URL(`${fixtures}agents/crlf/`);
  address.hostname = 'insecure.test';
  await page.goto(address.href);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await copyFile(page);
  const reader = await context.newPage();
  await reader.goto(fixtures);
  expect(await clipboard(reader)).toBe(textOf('tests/fixtures/agents/crlf.md'));
});

test('says so when nothing can be copied', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    Object.assign(document, { execCommand: () => false });
  });
  await page.goto(`${shipped}agents/backend-architect/`);
  await page.getByRole('button', { name: 'Copy the file' }).click();
  await expect(page.locator('[data-copy="file"]')).toHaveAttribute('data-copied', 'false');
  await expect(page.locator('copy-button:has([data-copy="file"]) [aria-live]')).toContainText('Not copied');
});

test('refuses to copy a file that the page does not describe', async ({ page }) => {
  await page.route('**/*.md', (route) => route.fulfill({ body: 'something else', contentType: 'text/markdown' }));
  await page.goto(`${shipped}agents/backend-architect/`);
  await page.getByRole('button', { name: 'Copy the file' }).click();
  await expect(page.locator('[data-copy="file"]')).toHaveAttribute('data-copied', 'false');
});

test('downloads the file under its slug', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('backend-architect.md');
});

async function copyFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy the file' }).click();
  await expect(page.locator('[data-copy="file"]')).toHaveAttribute('data-copied', 'true');
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

function textOf(path: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
}
