import { expect, test, type Page } from '@playwright/test';
import { shiftsOn } from '../layout-shift.ts';
import { siteAddress } from '../sites.ts';
import { violationsOn } from '../violations.ts';

const shipped = siteAddress('shipped');
const based = siteAddress('based');
const payloads = siteAddress('payloads');

test('passages come below the agents, guides first, each a link to its heading', async ({ page }) => {
  await search(page, 'idempotency key');
  await expect(page.locator('[data-passages="done"]')).toBeVisible();
  const groups = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-group')));
  expect(groups).toContain('agent');
  const order = ['guide', 'capability', 'agent'];
  expect(groups).toEqual(groups.toSorted((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? '')));
  expect(await isBefore(page, '[data-search]', '[data-passages]')).toBe(true);
});

test('a passage opens at its heading', async ({ page }) => {
  await search(page, 'what does permissionMode do');
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(`${shipped}guides/frontmatter-reference/#field-permissionMode`);
  await expect(page.locator('#field-permissionMode')).toBeInViewport();
});

test('an excerpt marks the words of the need', async ({ page }) => {
  await search(page, 'what does permissionMode do');
  await expect(rows(page).first().locator('mark').first()).toHaveText(/permission/i);
});

test('a question about the site has its guide above the agents', async ({ page }) => {
  await search(page, 'how do I install in cursor');
  expect(await isBefore(page, '[data-passages]', '[data-search]')).toBe(true);
  await expect(rows(page).first()).toHaveAttribute('data-group', 'guide');
});

test('work for an agent has the agents above all guides', async ({ page }) => {
  await search(page, 'my queries are slow');
  expect(await isBefore(page, '[data-search]', '[data-passage]')).toBe(true);
});

for (const need of [
  'how do I install in cursor',
  'write unit tests',
  'how do I push live notifications to the browser',
]) {
  test(`nothing moves when the passages come: ${need}`, async ({ page }) => {
    await search(page, need);
    expect(await shiftsOn(page)).toEqual([]);
  });
}

test('agents that wait for guides are shown at last without them', async ({ page }) => {
  await page.route('**/pagefind/**', () => undefined);
  await page.goto(`${shipped}search/?q=${encodeURIComponent('how do I install in cursor')}`);
  await expect(page.locator('[data-search="done"] [data-agent]').first()).toBeVisible();
});

test('quotation marks find words in a row', async ({ page }) => {
  await search(page, '"three hyphens"');
  const texts = await rows(page).locator('p').allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(/three\W+hyphens/i);
});

test('nothing of Pagefind is requested before a search, and then only once the agents are shown', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/pagefind/')) requested.push(request.url());
  });
  await page.goto(`${shipped}search/`);
  await page.waitForLoadState('networkidle');
  expect(requested).toEqual([]);
  let shown = 0;
  await page.route('**/pagefind/pagefind.js', async (route) => {
    shown = await page.locator('[data-search="done"] [data-agent]').count();
    await route.continue();
  });
  await page.getByRole('searchbox').fill('slow queries');
  await expect(page.locator('[data-passages]')).toHaveCount(1);
  expect(shown).toBeGreaterThan(0);
});

test('under a base path, passages are found and linked', async ({ page }) => {
  await page.goto(`${based}search/?q=${encodeURIComponent('how do I install in cursor')}`);
  await expect(page.locator('[data-passages="done"]')).toBeVisible();
  const address = await rows(page).first().getByRole('link').getAttribute('href');
  expect(address).toMatch(/^\/some\/base\/guides\//);
});

test('where the index cannot be loaded, one line says so and the agents stay', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await search(page, 'slow queries');
  await expect(page.getByText('The guides and files could not be searched')).toBeVisible();
  await expect(page.locator('[data-passages="none"]')).toHaveCount(1);
  expect(await page.locator('[data-search="done"] [data-agent]').count()).toBeGreaterThan(0);
});

test('where no worker can start, the page says so or searches itself', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Worker');
  });
  await search(page, 'slow queries');
  await expect(page.locator('[data-passages]')).toHaveCount(1);
  expect(await page.locator('[data-search="done"] [data-agent]').count()).toBeGreaterThan(0);
});

test('the page’s policy allows no WebAssembly in the page itself', async ({ page }) => {
  await page.goto(`${shipped}search/`);
  const policy = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
  expect(policy).toContain("worker-src 'self'");
  expect(policy).not.toContain('wasm-unsafe-eval');
});

test('hostile text in a prompt is shown as text', async ({ page }) => {
  const violations = await violationsOn(page);
  await page.goto(`${payloads}search/?q=script`);
  await expect(page.locator('[data-passages="done"]')).toBeVisible();
  await expect(rows(page).locator(':not(a, span, p, mark)')).toHaveCount(0);
  expect(await violations()).toEqual([]);
});

test('words of a script without spaces are found in a prompt', async ({ page }) => {
  await page.goto(`${siteAddress('fixtures')}search/?q=${encodeURIComponent('索引')}`);
  const row = page.locator('[data-passage][data-group="agent"]').first();
  await expect(row.locator('mark').first()).toHaveText('索引');
});

test('words that no text has find no passage', async ({ page }) => {
  await search(page, 'xyzzyq plughw');
  await expect(page.locator('[data-passages="none"]')).toHaveCount(1);
});

test('another need replaces the passages, and none clears them', async ({ page }) => {
  await search(page, 'how do I install in cursor');
  const box = page.getByRole('searchbox');
  await box.fill('what does permissionMode do');
  await expect(rows(page).first()).toContainText('permissionMode');
  await box.fill('');
  await expect(rows(page)).toHaveCount(0);
});

test('in the dialog, passages are options below the agents that arrows reach', async ({ page }) => {
  await page.goto(`${shipped}guides/`);
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('idempotency key');
  const passage = dialog.locator('[data-passages="done"] [data-passage]').first();
  await expect(passage).toBeVisible();
  const agents = await dialog.locator('[data-agent]').count();
  for (let index = 0; index <= agents; index += 1) await page.keyboard.press('ArrowDown');
  await expect(passage).toHaveAttribute('aria-selected', 'true');
  const address = (await passage.getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new URL(address, shipped).href);
});

test('in the dialog, guides that answer a question come first, together with the agents', async ({ page }) => {
  await page.goto(`${shipped}guides/`);
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  // Notes whether agents are ever in the list without the guides.
  await dialog.getByRole('listbox', { includeHidden: true }).evaluate((list) => {
    new MutationObserver(() => {
      if (list.querySelector('[data-agent]') !== null && list.querySelector('[data-passage]') === null)
        list.dataset.moved = '';
    }).observe(list, { childList: true });
  });
  await dialog.getByRole('combobox').fill('how do I install in cursor');
  await expect(dialog.locator('[data-passage]').first()).toBeVisible();
  await expect(dialog.locator('[role="option"]').first()).toHaveAttribute('data-group', 'guide');
  await expect(dialog.locator('[data-moved]')).toHaveCount(0);
});

async function search(page: Page, need: string): Promise<void> {
  await page.goto(`${shipped}search/?q=${encodeURIComponent(need)}`);
  await expect(page.locator('[data-passages]')).toHaveCount(1);
}

function rows(page: Page): ReturnType<Page['locator']> {
  return page.locator('[data-passage]');
}

/** Whether the first element of one selector is above that of another. */
function isBefore(page: Page, first: string, second: string): Promise<boolean> {
  return page.evaluate(
    ([one = '', other = '']) => {
      const [a, b] = [document.querySelector(one), document.querySelector(other)];
      return a !== null && b !== null && (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    },
    [first, second],
  );
}
