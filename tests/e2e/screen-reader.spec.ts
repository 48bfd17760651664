import { expect, test } from '@playwright/test';
import { siteAddress } from '../sites.ts';
import { focusedOn, listenTo } from '../spoken.ts';

// What someone hears who searches, compares and picks agents with a keyboard and a screen reader: where the focus is, by role
// and name, and what live regions say, in order.

const shipped = siteAddress('shipped');

test('a search in the dialog is heard', async ({ page }) => {
  const said = await listenTo(page);
  await page.goto(`${shipped}agents/`);
  await expect(page).toHaveTitle(/^All agents/);
  expect(await said()).toEqual([]);

  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  expect(await focusedOn(page)).toBe('combobox "What do you need done?"');

  await page.keyboard.type('inngest');
  const options = page.getByRole('listbox', { name: 'Agents' }).getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect.poll(said).toEqual(['Searching…', expect.stringMatching(/^(?:One agent|\d agents) for “inngest”\.$/)]);
  expect(await focusedOn(page)).toBe('combobox "What do you need done?" [expanded]: inngest');

  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('listbox', { name: 'Agents' }).getByRole('option', { selected: true });
  await expect(chosen).toHaveAccessibleName(/^backend-specialist .* (?:Covers|Mentions|line \d+:) /);
  const combobox = page.getByRole('combobox', { name: 'What do you need done?' });
  await expect(combobox).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');

  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^backend-specialist/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('backend-specialist');
});

test('a search on its page is heard, and its results have headings', async ({ page }) => {
  const said = await listenTo(page);
  await page.goto(`${shipped}search/`);
  await page.getByRole('searchbox', { name: 'What do you need done?' }).focus();
  await page.keyboard.type('postgrse');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-search="done"]')).toBeAttached();
  await expect
    .poll(async () => (await said()).at(-1))
    .toMatch(/^Showing results for postgres; nothing matches “postgrse”. \d agents for “postgrse”.$/);
  expect(await focusedOn(page)).toMatch(/^searchbox "What do you need done\?"/);
  const first = page.locator('[data-results] > [data-agent]').first();
  await expect(first.getByRole('heading', { level: 2 }).getByRole('link')).toBeVisible();
  await expect(first.getByRole('checkbox')).toHaveAccessibleName(/^Pick /);
});

test('nothing found is heard as such', async ({ page }) => {
  const said = await listenTo(page);
  await page.goto(`${shipped}search/?q=xyzzyq`);
  await expect.poll(async () => (await said()).at(-1)).toContain('“xyzzyq”');
});

test('a comparison is heard, and so is what changes in it', async ({ page }) => {
  const said = await listenTo(page);
  await page.goto(`${shipped}compare/?agents=backend-architect,backend-specialist`);
  await expect.poll(said).toEqual(['Loading…', 'backend-architect and backend-specialist side by side.']);
  await expect(
    page.getByRole('img', { name: /backend-architect: Mostly .*backend-specialist: Mostly / }),
  ).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /backend-specialist/ }).first()).toBeVisible();

  await page.getByRole('searchbox', { name: 'Add another' }).focus();
  await page.keyboard.type('engineer');
  await expect.poll(async () => (await said()).at(-1)).toMatch(/Press Enter to choose the first/);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await said()).at(-1)).toMatch(/ and nextjs-backend-engineer side by side\.$/);

  await page.getByRole('button', { name: 'Remove nextjs-backend-engineer' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await said()).at(-1)).toBe('backend-architect and backend-specialist side by side.');
  // Its button is gone, so the focus is on what has changed.
  await expect(page.locator(':focus')).not.toHaveJSProperty('tagName', 'BODY');
});

test('picks are heard, and lead to one page for all of them', async ({ page }) => {
  const said = await listenTo(page);
  await page.goto(`${shipped}agents/`);
  await page.getByRole('checkbox', { name: 'Pick backend-architect' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^1 picked · about \d+ tokens always in context$/);
  expect(await focusedOn(page)).toBe('checkbox "Pick backend-architect" [checked]');
  await page.getByRole('checkbox', { name: 'Pick backend-specialist' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^2 picked · /);

  await page.getByRole('form', { name: 'Picked agents' }).getByRole('button', { name: 'Get them' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Picked agents/);
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^2 picked · about \d+ tokens always in context\.$/);
  await expect(page.getByRole('region', { name: 'Get them' }).getByRole('combobox', { name: 'For' })).toBeVisible();

  await page.getByRole('button', { name: 'Remove backend-architect' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^1 picked · /);
  expect(await focusedOn(page)).toBe('heading "Picked agents" [level=1]');
});
