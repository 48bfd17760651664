import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteAddress } from '../sites.ts';

const fixtures = siteAddress('fixtures');
const based = siteAddress('based');

test('every fixture is served byte for byte', async ({ request }) => {
  const folder = 'tests/fixtures/agents';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const sources = files.map((file) => sha256(readFileSync(join(folder, file)))).sort();
  const served: string[] = [];
  const index = await (await request.get(`${fixtures}agents/`)).text();
  for (const [, slug] of index.matchAll(/href="\/agents\/([^/"]+)\/"/g)) {
    served.push(sha256(await (await request.get(`${fixtures}agents/${slug ?? ''}.md`)).body()));
  }
  // All but the two that are not agents: README.md and no-header.md.
  expect(sources.filter((source) => !served.includes(source))).toHaveLength(2);
});

test('a header that strict YAML rejects is marked tolerant, with line and column', async ({ page }) => {
  await page.goto(`${fixtures}agents/unquoted-colon/`);
  await expect(page.locator('[data-loading="claude-code"]')).toContainText('strict YAML readers skip it');
  await expect(page.locator('[data-finding="header-not-strict"]')).toContainText(
    /unquoted-colon\.md, line 3, column \d+/,
  );
});

test('a file that Claude Code does not load says so at the top, and the command installs a copy that it loads', async ({
  page,
}) => {
  await page.goto(`${fixtures}agents/column-zero-examples/`);
  await expect(page.locator('article .facts').first()).toContainText('Claude Code does not load it as it is');
  const command = await page.locator('[data-install="claude-code"][data-scope="project"]').first().innerText();
  const copy = await page.request.get(`${fixtures}agents/column-zero-examples/portable.md`);
  const pin = createHash('sha256')
    .update(await copy.body())
    .digest('hex')
    .slice(0, 12);
  expect(command).toContain(`column-zero-examples@${pin}`);
  await expect(page.locator('[data-tool="claude-code"]')).toContainText('does not load it');
});

test('a part of a description that no model reads is shown apart, with the fix', async ({ page }) => {
  await page.goto(`${fixtures}agents/hash-in-description/`);
  await expect(page.locator('.lead')).toHaveText('Files the follow-up of issue');
  await expect(page.locator('section', { has: page.locator('#dropped') })).toContainText('#12 and of its duplicates.');
  await expect(page.locator('[data-finding="value-cut"]')).toContainText('double quotes');
});

test('agents of the same name have their folder in the address, both pages say so, and the short address names both', async ({
  page,
}) => {
  await page.goto(`${fixtures}agents/nested-duplicate-name/`);
  await expect(page.locator('[data-finding="name-duplicate"]')).toBeVisible();
  await page.goto(`${fixtures}agents/top-duplicate-name/`);
  await expect(page.locator('[data-finding="name-duplicate"]')).toBeVisible();
  await page.locator('[data-same-name] a').click();
  await expect(page).toHaveURL(/\/agents\/nested-duplicate-name\/$/);
  await page.goto(`${fixtures}agents/duplicate-name/`);
  await expect(page.locator('[data-shared-address] li')).toHaveCount(2);
});

test('tags in a body are shown as text', async ({ page }) => {
  await page.goto(`${fixtures}agents/html-in-body/`);
  await expect(page.locator('.prompt .tags').first()).toContainText('<');
});

test('hidden characters are marked in place', async ({ page }) => {
  await page.goto(`${fixtures}agents/hidden-characters/`);
  await expect(page.locator('mark.hidden').first()).toContainText('U+');
});

test('a body’s own first-level headings move below the page’s', async ({ page }) => {
  await page.goto(`${fixtures}agents/own-h1/`);
  await expect(page.locator('.prompt h1')).toHaveCount(0);
  await expect(page.locator('.prompt h3').first()).toBeVisible();
});

test('nothing in any file runs', async ({ page, request }) => {
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const index = await (await request.get(`${fixtures}agents/`)).text();
  for (const [, slug] of index.matchAll(/href="\/agents\/([^/"]+)\/"/g)) {
    await page.goto(`${fixtures}agents/${slug ?? ''}/`);
    ran.push(
      ...(await page.locator('main script, main img, main iframe, main [onerror], main [onclick]').allInnerTexts()),
    );
  }
  expect(ran).toEqual([]);
});

test('files with errors are left out and listed with file, line and column', async ({ page }) => {
  await page.goto(`${based}checks/`);
  const finding = page.locator('[data-finding="name-missing"]');
  await expect(finding).toContainText(/name-missing\.md, line \d+, column \d+/);
});

test('files that are not agents are listed as skipped', async ({ page }) => {
  await page.goto(`${fixtures}checks/`);
  await expect(page.getByRole('heading', { name: 'Skipped' })).toBeVisible();
  await expect(page.locator('main')).toContainText('no-header.md');
});

test('search works under a base path', async ({ page }) => {
  await page.goto(`${based}search/?q=colon`);
  const result = page.locator('[data-search="done"] [data-agent]').first();
  await result.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/some\/base\/agents\/[^/]+\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('copying the file works under a base path', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${based}agents/crlf/`);
  await page.getByRole('button', { name: 'Copy the file' }).click();
  await expect(page.locator('[data-copy="file"]')).toHaveAttribute('data-copied', 'true');
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
