import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';
import { firstReviewer } from '../versioned-agents.ts';

const site = siteAddress('versioned');
const shipped = siteAddress('shipped');

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a history shows every version with what changed, and leads back to the agent', async ({ page }) => {
    await page.goto(`${site}agents/reviewer/`);
    await page.getByRole('link', { name: '4 versions' }).click();
    await expect(page).toHaveURL(`${site}agents/reviewer/history/`);
    const versions = page.locator('.versions > li');
    await expect(versions).toHaveCount(4);
    await expect(versions.nth(0)).toContainText('was reviewer.md');
    await expect(versions.nth(1).locator('.changes .warn')).toHaveText('tools: Read, Grep and Bash → every tool');
    await expect(versions.nth(1).locator('[data-line="added"]')).toContainText('Rule 7: do not look');
    await expect(versions.nth(2).locator('.changes li')).toHaveText(['tools: + Bash', 'model: sonnet → opus']);
    await expect(versions.nth(3)).toContainText('The first version.');
    await page.getByRole('heading', { level: 1 }).getByRole('link').click();
    await expect(page).toHaveURL(`${site}agents/reviewer/`);
  });

  test('a long history has pages', async ({ page }) => {
    await page.goto(`${site}agents/busy/history/`);
    await expect(page.locator('.versions > li')).toHaveCount(20);
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL(`${site}agents/busy/history/2/`);
    await expect(page.locator('.versions > li')).toHaveCount(5);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${site}agents/busy/history/2/`);
  });

  test('what no commit has is shown as such', async ({ page }) => {
    await page.goto(`${site}agents/writer/history/`);
    await expect(page.locator('#uncommitted')).toContainText('Not committed.');
  });
});

test('a hostile message is text', async ({ page }) => {
  const messages: string[] = [];
  page.on('dialog', (dialog) => {
    messages.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${site}agents/reviewer/history/`);
  const heading = page.locator('.versions > li').nth(2).getByRole('heading');
  await expect(heading).toContainText('</h2><script>alert(1)</script>');
  await expect(heading.locator('mark.hidden')).not.toHaveCount(0);
  expect(messages).toEqual([]);
});

test('a link leads to its version', async ({ page, request }) => {
  const feed = await (await request.get(`${site}rss.xml`)).text();
  const [, link = ''] = /<title>reviewer \(new\)[^]*?<link>([^<]+)</.exec(feed) ?? [];
  await page.goto(link);
  await expect(page.locator('.version:target')).toContainText('Add two');
});

test('rows say what is new and what changed, and the list is sorted by it', async ({ page }) => {
  await page.goto(`${site}agents/`);
  const row = (name: string) => page.locator(`[data-list] [data-agent="${name}"]`);
  await expect(row('late')).toContainText('new, added on 1 Jun 2024');
  await expect(row('reviewer')).toContainText('changed on 1 May 2024');
  await expect(row('writer')).not.toContainText('2024');
  await page.getByLabel('Sort by').selectOption('recently changed');
  await expect(page).toHaveURL(`${site}agents/?sort=changed`);
  const names = page.locator('[data-list] > li');
  await expect(names).toHaveCount(4);
  expect(await names.evaluateAll((rows) => rows.map((each) => each.getAttribute('data-agent')))).toEqual([
    'late',
    'busy',
    'reviewer',
    'writer',
  ]);
  await page.reload();
  await expect(page.getByLabel('Sort by')).toHaveValue('changed');
});

test('an earlier version of a file is recognised, with its date and a link to what came after', async ({ page }) => {
  await page.goto(`${site}verify/`);
  await page.locator('input[type="file"]').setInputFiles({
    name: 'some-name.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(firstReviewer()),
  });
  await expect(page.locator('[data-check="done"]')).toBeVisible();
  const result = page.locator('.checked[data-file="some-name.md"]');
  await expect(result).toHaveAttribute('data-verdict', 'earlier');
  await expect(result).toContainText('An earlier version of reviewer, of 1 Jan 2024');
  await expect(result.locator('[data-line="removed"]')).not.toHaveCount(0);
  await expectAccessible(page);
  await result.getByRole('link', { name: 'What made it' }).click();
  await expect(page.locator('.version:target')).toContainText('Add two');
});

test('a file that was never in the catalogue is compared as before', async ({ page }) => {
  await page.goto(`${site}verify/`);
  const buffer = Buffer.from(firstReviewer().replace('Rule 3', 'Rule three'));
  await page.locator('input[type="file"]').setInputFiles({ name: 'reviewer.md', mimeType: 'text/markdown', buffer });
  await expect(page.locator('.checked[data-file="reviewer.md"]')).toHaveAttribute('data-verdict', 'altered');
});

for (const [colorScheme, width] of LOOKS) {
  test.describe(`in ${colorScheme} at ${width} pixels`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    for (const path of ['agents/reviewer/history/', 'agents/busy/history/2/', 'agents/writer/history/']) {
      test(`${path} is accessible and fits`, async ({ page }) => {
        await page.goto(`${site}${path}`);
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

test('an agent without earlier versions says so, or leads to its history', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  const known = page.locator('a[href$="/history/"]').or(page.locator('[data-history]'));
  await expect(known.first()).toBeVisible();
});
