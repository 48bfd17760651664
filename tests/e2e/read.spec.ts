import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const NAMES = [
  'backend-architect',
  'backend-specialist',
  'nextjs-backend-engineer',
  'nextjs-backend-expert',
  'nextjs-backend-specialist',
];

test('home lists the agents by name', async ({ page }) => {
  await page.goto(shipped);
  expect(await page.locator('[data-agent]').evaluateAll(names)).toEqual(NAMES);
});

test('the list of agents is complete without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${shipped}agents/`);
  expect(await page.locator('[data-agent]').evaluateAll(names)).toEqual(NAMES);
  await context.close();
});

test('a row links to the agent’s page', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await page.getByRole('link', { name: 'backend-specialist', exact: true }).click();
  await expect(page).toHaveURL(`${shipped}agents/backend-specialist/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('backend-specialist');
});

test('an agent page answers its questions in the order people ask them', async ({ page }) => {
  await page.goto(`${shipped}agents/nextjs-backend-engineer/`);
  await expect(page.locator('main h2')).toHaveText([
    'When to call it',
    'Get it',
    'What it does by itself',
    'What it may do',
    'What it covers',
    'The prompt',
    'Size',
    'In each tool',
    'About the file',
    'Similar agents',
  ]);
});

test('every example of an agent is a dialogue', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-specialist/`);
  const examples = page.locator('[data-example]');
  await expect(examples).toHaveCount(3);
  await expect(examples.first().locator('[data-role="user"]')).not.toBeEmpty();
});

test('examples beyond the second are one click away', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-specialist/`);
  const third = page.locator('[data-example]').nth(2);
  await expect(third).toBeHidden();
  await page.getByText('1 more example').click();
  await expect(third).toBeVisible();
});

test('an agent without a tools field is shown to inherit every tool', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-specialist/`);
  await expect(page.locator('.loud')).toContainText('inherits every tool');
});

test('an agent with a tools field is shown with its tools', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  await expect(page.locator('.loud')).toHaveText(/Only what 5 tools allow: Read, Write, Edit, Bash, Grep/);
});

test('an agent’s file is served byte for byte, as Markdown in UTF-8', async ({ request }) => {
  const response = await request.get(`${shipped}agents/backend-architect.md`);
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  expect(sha256(await response.body())).toBe(sha256(readFileSync('content/agents/backend-architect.md')));
});

test('an agent’s record names the digest of its file', async ({ request }) => {
  const record: unknown = await (await request.get(`${shipped}agents/backend-architect.json`)).json();
  expect(record).toMatchObject({
    name: 'backend-architect',
    file: { sha256: sha256(readFileSync('content/agents/backend-architect.md')) },
  });
});

test('install commands name the script, the agent with its digest, and the scope', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  const command = page.locator('[data-install="claude-code"][data-shell="sh"]');
  const file = await page.request.get(`${shipped}agents/backend-architect.md`);
  const pin = createHash('sha256')
    .update(await file.body())
    .digest('hex')
    .slice(0, 12);
  const install = `curl -fsSL ${shipped}install.sh | sh -s -- backend-architect@${pin}`;
  await expect(command.and(page.locator('[data-scope="project"]'))).toHaveText(install);
  await expect(command.and(page.locator('[data-scope="user"]'))).toHaveText(`${install} --scope user`);
});

test('the shipped agents have no findings', async ({ page }) => {
  await page.goto(`${shipped}checks/`);
  await expect(page.locator('[data-finding]')).toHaveCount(0);
});

test('the page for unknown addresses links to the agents', async ({ page }) => {
  const response = await page.goto(`${shipped}agents/nobody/`);
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'See all agents' }).click();
  await expect(page).toHaveURL(`${shipped}agents/`);
});

function names(elements: Element[]): (string | null)[] {
  return elements.map((element) => element.getAttribute('data-agent'));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
