import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { FINDING_KINDS } from '../../src/agent/findings/finding.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const based = siteAddress('based');
const SLUGS = readdirSync('content/guides')
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => name.replace('.mdx', ''));

test('the list links to the guides, and each guide to the previous and the next', async ({ page }) => {
  await page.goto(`${shipped}guides/`);
  const links = page.locator('[data-guide] a');
  await expect(links).toHaveCount(SLUGS.length);
  const titles = await links.allInnerTexts();
  await links.nth(1).click();
  await expect(page.locator('h1')).toHaveText(titles[1] ?? '');
  await expect(page.locator('a[rel="prev"]')).toHaveText(titles[0] ?? '');
  await page.locator('a[rel="next"]').click();
  await expect(page.locator('h1')).toHaveText(titles[2] ?? '');
});

test('the table of contents links to the headings', async ({ page }) => {
  await page.goto(`${shipped}guides/write-an-agent/`);
  const contents = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  const heading = page.locator('.guide-text > h2');
  expect(await contents.allInnerTexts()).toEqual(await heading.allInnerTexts());
  await contents.last().click();
  await expect(heading.last()).toBeInViewport();
});

test('the guides show parts of the site, filled with examples', async ({ page }) => {
  await page.goto(`${shipped}guides/write-an-agent/`);
  await expect(page.locator('[data-finding]')).toHaveCount(3);
  await expect(page.locator('.may')).toHaveCount(2);
  await expect(page.locator('[data-example] [data-role="user"]')).toHaveText(/can we merge/);
  await expect(page.locator('.fine')).toHaveCount(3);
  await expect(page.locator('[data-sample="write-2.md"] .new')).toHaveText([
    '---',
    'name: migration-reviewer',
    '---',
    '',
  ]);
  await page.goto(`${shipped}guides/install-an-agent/`);
  await expect(page.locator('[data-install="claude-code"][data-shell="sh"]').first()).toContainText('curl');
  await expect(page.locator('[data-tool]')).toHaveCount(13);
});

test('the references list every field and every kind of finding', async ({ page }) => {
  await page.goto(`${shipped}guides/frontmatter-reference/`);
  await expect(page.locator('[data-field]')).toHaveCount(18);
  await page.goto(`${shipped}guides/findings-reference/`);
  const kinds = page.locator('[data-kind]');
  const codes = Object.keys(FINDING_KINDS);
  await expect(kinds.first().locator('h3')).toHaveId(/^file-/);
  const first = await kinds.count();
  await page.goto(`${shipped}guides/second-look/`);
  expect(first + (await kinds.count())).toBe(codes.length);
  for (const code of codes.filter((each) => each.startsWith('look-')))
    await expect(page.locator(`#${code}`)).toBeAttached();
  await page.goto(`${shipped}guides/publish-your-own-catalogue/`);
  await expect(page.locator('[data-setting="AGENTS_DIR"]')).toContainText('content/agents');
});

test('each need in the first guide finds the agent that the guide names', async ({ page }) => {
  await page.goto(`${shipped}guides/choose-an-agent/`);
  await expect(page.locator('section[data-agent]')).toHaveCount(5);
  const rows = page.locator('[data-need]');
  const needs = await Promise.all(
    (await rows.all()).map(async (row) => ({
      href: await row.getByRole('link').first().getAttribute('href'),
      agent: await row.locator('[data-agent]').getAttribute('data-agent'),
    })),
  );
  expect(needs).toHaveLength(5);
  for (const { href, agent } of needs) {
    await page.goto(new URL(href ?? '', shipped).href);
    await expect(page.locator('[data-search="done"] [data-agent]').first()).toHaveAttribute('data-agent', agent ?? '');
  }
});

test('in a catalogue of other agents, the guide has a general text', async ({ page }) => {
  await page.goto(`${based}guides/choose-an-agent/`);
  await expect(page.locator('section[data-agent]')).toHaveCount(0);
  await expect(page.locator('.guide-text')).toContainText(/This catalogue has \d+ agents/);
});

/** Guides to look things up in, not to read from end to end. */
const REFERENCES: ReadonlySet<string> = new Set(['findings-reference', 'what-each-tool-loads']);

test('under a base path, no guide has more than 1,200 words or a reference more than 1,600, an error, or a broken link', async ({
  page,
  request,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const links = new Set<string>();
  for (const slug of SLUGS) {
    await page.goto(`${based}guides/${slug}/`);
    const { words, hrefs } = await page.locator('.guide-text').evaluate((text) => {
      const copy = document.createElement('div');
      copy.append(text.cloneNode(true));
      for (const code of copy.querySelectorAll('pre')) code.remove();
      return {
        words: (copy.textContent.match(/\S+/g) ?? []).length,
        hrefs: Array.from(document.querySelectorAll('main a'), (link) => link.getAttribute('href') ?? ''),
      };
    });
    expect(words, slug).toBeLessThan(REFERENCES.has(slug) ? 1600 : 1200);
    for (const href of hrefs) links.add(new URL(href, page.url()).href);
  }
  const own = [...links].filter((link) => new URL(link).origin === new URL(based).origin);
  expect(own.length).toBeGreaterThan(80);
  const pages = Map.groupBy(own, (link) => link.replace(/[?#].*/, ''));
  for (const [address, all] of pages) {
    expect(address.startsWith(based), address).toBe(true);
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    const html = await response.text();
    for (const { hash } of all.map((link) => new URL(link))) {
      if (hash !== '') expect(html, address + hash).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
    }
  }
  expect(errors).toEqual([]);
});

for (const slug of ['write-an-agent', 'findings-reference']) {
  test(`${slug} is accessible in both themes, wide and narrow`, async ({ page }) => {
    await page.goto(`${shipped}guides/${slug}/`);
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [320, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}
