import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAgent } from '../../src/agent/read-agent.ts';
import { portableForm } from '../../src/agent/portable.ts';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const based = siteAddress('based');
const ARCHITECT = readFileSync('content/agents/backend-architect.md', 'utf8');
const ALTERED = ARCHITECT.replace('Prisma is the schema language', 'Drizzle is the schema language').replace(
  /- Read the existing code.*\n/,
  '',
);
const UNQUOTED = readFileSync('tests/fixtures/agents/unquoted-colon.md');
const HOSTILE = `---
name: x"><img src=x onerror=alert(1)>
description: "</pre><script>alert(2)</script> \\u200b <svg onload=alert(3)>"
tools: <b>Read</b>, "><script>alert(4)</script>
---

<script>alert(5)</script><img src=https://example.com/x.png onerror=alert(6)>
`;

test('an unchanged file is named, with a link to its agent', async ({ page }) => {
  await open(page);
  await choose(page, { 'renamed.md': ARCHITECT });
  const result = resultOf(page, 'renamed.md');
  await expect(result).toHaveAttribute('data-verdict', 'file');
  await expect(result).toContainText('Unchanged: this is the catalogue’s file of backend-architect, byte for byte.');
  await result.locator('[data-agent="backend-architect"]').click();
  await expect(page).toHaveURL(`${shipped}agents/backend-architect/`);
});

test('an altered file is compared line by line, with numbers, signs and words', async ({ page }) => {
  await open(page);
  await choose(page, { 'backend-architect.md': ALTERED });
  const result = resultOf(page, 'backend-architect.md');
  await expect(result).toHaveAttribute('data-verdict', 'altered');
  await expect(result).toContainText('1 line only in this file, 2 lines only in the catalogue’s.');
  const line = ARCHITECT.split('\n').findIndex((text) => text.includes('Prisma is the schema language')) + 1;
  const removed = result.locator('[data-line="removed"]', { hasText: 'Prisma' });
  await expect(removed.locator('td')).toHaveText([
    String(line),
    '',
    '−',
    /^only in the catalogue’s file: - PostgreSQL/,
  ]);
  await expect(removed.locator('mark')).toHaveText('Prisma');
  const added = result.locator('[data-line="added"]');
  await expect(added.locator('td')).toHaveText(['', String(line - 1), '+', /^only in this file: - PostgreSQL/]);
  await expect(added.locator('mark')).toHaveText('Drizzle');
});

test('unchanged lines are folded, and unfold with the keyboard', async ({ page }) => {
  await open(page);
  await choose(page, { 'backend-architect.md': ALTERED });
  const fold = page.getByRole('button', { name: /unchanged lines$/ }).first();
  const lines = page.locator('[data-line="same"]:visible');
  const before = await lines.count();
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(fold).toBeFocused();
  expect(await lines.count()).toBeGreaterThan(before + 5);
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(before);
});

test('a renamed agent with nearly the same text is recognised', async ({ page }) => {
  await open(page);
  await choose(page, { 'mine.md': ARCHITECT.replace('name: backend-architect', 'name: my-architect') });
  await expect(resultOf(page, 'mine.md')).toHaveAttribute('data-verdict', 'similar');
  await expect(resultOf(page, 'mine.md')).toContainText('Nearly the same as backend-architect, under another name.');
});

test('a different agent of the same name does not count as altered', async ({ page }) => {
  await open(page);
  await choose(page, { 'a.md': '---\nname: backend-architect\ndescription: Builds barns.\n---\n\nSaw, then nail.\n' });
  await expect(resultOf(page, 'a.md')).toHaveAttribute('data-verdict', 'namesake');
});

for (const [kind, text, words] of [
  ['line endings', ARCHITECT.replaceAll('\n', '\r\n'), 'Its lines end in CRLF, as on Windows'],
  ['the byte order mark', `\uFEFF${ARCHITECT}`, 'It starts with a byte order mark'],
  ['the final line break', ARCHITECT.trimEnd(), 'It has no line break at its end'],
] as const) {
  test(`a difference only in ${kind} is described`, async ({ page }) => {
    await open(page);
    await choose(page, { 'a.md': text });
    await expect(resultOf(page, 'a.md')).toHaveAttribute('data-verdict', 'stored');
    await expect(resultOf(page, 'a.md')).toContainText(words);
    await expect(page.locator('.diff')).toHaveCount(0);
  });
}

test('for an unknown agent, the page offers a search with its description', async ({ page }) => {
  await open(page);
  await choose(page, { 'a.md': '---\nname: barn\ndescription: Finds slow queries.\n---\n\nSaw, then nail.\n' });
  await expect(resultOf(page, 'a.md')).toHaveAttribute('data-verdict', 'unknown');
  await page.getByRole('link', { name: 'Search for agents that do the same' }).click();
  await expect(page).toHaveURL(`${shipped}search/?q=Finds%20slow%20queries.`);
});

test('the findings match those of the build', async ({ page }) => {
  await open(page);
  const file = 'tests/fixtures/agents/hidden-characters.md';
  await choose(page, { 'hidden-characters.md': readFileSync(file) });
  const { findings } = readAgent(new Uint8Array(readFileSync(file)), 'hidden-characters.md');
  const items = page.locator('[data-finding]');
  await expect(items).toHaveCount(findings.length);
  for (const [at, { code, line, column, fix }] of findings.entries()) {
    await expect(items.nth(at)).toHaveAttribute('data-finding', code);
    await expect(items.nth(at)).toContainText(`hidden-characters.md, line ${line}, column ${column}`);
    await expect(items.nth(at)).toContainText(fix);
  }
  await expect(items.locator('mark.hidden').first()).toHaveText(/^U\+/);
});

test('for a file that does not load, the page says what to fix first', async ({ page }) => {
  await open(page);
  await choose(page, { 'header-unclosed.md': readFileSync('tests/fixtures/broken/header-unclosed.md') });
  const result = resultOf(page, 'header-unclosed.md');
  await expect(result).toHaveAttribute('data-reading', 'error');
  await expect(result.locator('[data-fix]')).toContainText('Fix this first, line 1, column 1');
  await expect(result.locator('[data-finding="header-unclosed"]')).toBeVisible();
  await expect(result.getByRole('button', { name: 'Copy the corrected file' })).toHaveCount(0);
});

test('a broken copy of the catalogue’s file is still compared with it', async ({ page }) => {
  await open(page);
  await choose(page, { 'copy.md': ARCHITECT.replace('\n---\n', '\n') });
  const result = resultOf(page, 'copy.md');
  await expect(result).toHaveAttribute('data-verdict', 'altered');
  await expect(result.locator('[data-line="removed"]')).toHaveText(/---$/);
});

test.describe('the corrected file', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const portable = portableOf(UNQUOTED);

  test('downloads as the portable copy, byte for byte', async ({ page }) => {
    await open(page);
    await choose(page, { 'unquoted-colon.md': UNQUOTED });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-download]').click()]);
    expect(download.suggestedFilename()).toBe('unquoted-colon.md');
    expect(readFileSync(await download.path())).toEqual(portable);
  });

  test('copies as the same text', async ({ page }) => {
    await open(page);
    await choose(page, { 'unquoted-colon.md': UNQUOTED });
    await page.getByRole('button', { name: 'Copy the corrected file' }).click();
    await expect(page.locator('[data-copy="text"]')).toHaveAttribute('data-copied', 'true');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(portable.toString());
  });

  test('can only be downloaded when it is not UTF-8', async ({ page }) => {
    await open(page);
    await choose(page, { 'a.md': Buffer.concat([UNQUOTED, Buffer.from([0xff, 0x0a])]) });
    await expect(page.locator('[data-finding="bytes-not-utf8"]')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy the corrected file' })).toHaveCount(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-download]').click()]);
    expect(readFileSync(await download.path()).subarray(-2)).toEqual(Buffer.from([0xff, 0x0a]));
  });

  test('counts as unchanged when it is checked itself', async ({ page }) => {
    await open(page, based);
    await choose(page, { 'any.md': portable });
    await expect(resultOf(page, 'any.md')).toHaveAttribute('data-verdict', 'portable');
  });
});

test('the content of a hostile file is shown as text', async ({ page }) => {
  const messages = listen(page);
  await open(page);
  await choose(page, { '<img src=x onerror=alert(0)>.md': HOSTILE });
  const result = page.locator('[data-check="done"] .checked');
  await expect(result).toContainText('x"><img src=x onerror=alert(1)>');
  await expect(result.locator('script, img, svg, b')).toHaveCount(0);
  await choose(page, { 'a.md': HOSTILE.replace(/^name: .*/m, 'name: backend-architect') });
  await expect(page.locator('[data-line="added"]', { hasText: 'alert(5)' })).toHaveText(/<script>alert\(5\)<\/script>/);
  await expect(page.locator('.diff').locator('script, img')).toHaveCount(0);
  expect(messages).toEqual([]);
});

test('pasted text is checked', async ({ page }) => {
  await open(page);
  await page.getByText('Or paste the text of a file').click();
  await page.getByLabel('The text, from the first “---” on').fill(ALTERED);
  await page.getByRole('button', { name: 'Check the text' }).click();
  await expect(resultOf(page, 'pasted text')).toHaveAttribute('data-verdict', 'altered');
});

test('text pasted anywhere on the page is checked unaltered', async ({ page }) => {
  await open(page);
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    },
    ARCHITECT.replaceAll('\n', '\r\n'),
  );
  const result = resultOf(page, 'pasted text');
  await expect(result).toHaveAttribute('data-verdict', 'stored');
  await expect(result).toContainText('Pasting changes line endings.');
});

test('an empty text is reported', async ({ page }) => {
  await open(page);
  await page.getByText('Or paste the text of a file').click();
  await page.getByRole('button', { name: 'Check the text' }).click();
  await expect(page.locator('[data-status]')).toHaveText('There is no text to check.');
});

test('files dropped anywhere on the page are checked, and the browser does not open them', async ({ page }) => {
  await open(page);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'dropped.md'));
    const drop = (type: string): boolean =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    if (drop('dragover') || drop('drop')) throw new Error('The browser would have opened the file.');
  }, ARCHITECT);
  await expect(resultOf(page, 'dropped.md')).toHaveAttribute('data-verdict', 'file');
});

test('in a dropped folder, the files that the catalogue would read are checked', async ({ page, context }) => {
  await open(page);
  const browser = await context.newCDPSession(page);
  const data = { items: [], files: [resolve('tests/fixtures/agents')], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expect(page.locator('[data-check="done"]')).toBeVisible();
  await expect(resultOf(page, 'agents/unquoted-colon.md')).toHaveAttribute('data-reading', 'claude-code');
  await expect(page.locator('.checked[data-file^="agents/nested/"]').first()).toBeVisible();
  await expect(resultOf(page, 'agents/README.md')).toHaveCount(0);
  await expect(page.locator('[data-status]')).toContainText('1 file in the folder skipped');
});

test('several files make a list of verdicts, each of which opens', async ({ page }) => {
  await open(page);
  await choose(page, {
    'c.md': UNQUOTED,
    'a.md': ARCHITECT,
    'b.md': ALTERED,
    'notes.md': '# Notes\n',
  });
  const results = page.locator('.checked');
  await expect(results).toHaveCount(4);
  await expect(results.locator('.path')).toHaveText(['a.md', 'b.md', 'c.md', 'notes.md']);
  await expect(page.locator('[data-results] h2')).toHaveText('4 files: 1 unchanged, 1 altered, 2 not in the catalogue');
  await expect(results.last()).toContainText('not an agent file');
  await expect(results.locator('section')).toHaveCount(0);
  await resultOf(page, 'b.md').locator('summary').first().click();
  await expect(resultOf(page, 'b.md').locator('.diff')).toBeVisible();
});

test('a new check replaces the results of the last one', async ({ page }) => {
  await open(page);
  await choose(page, { 'a.md': ARCHITECT });
  await choose(page, { 'b.md': UNQUOTED });
  await expect(page.locator('.checked')).toHaveCount(1);
  await expect(resultOf(page, 'b.md')).toBeVisible();
});

test('no request carries any part of a file', async ({ page, context }) => {
  await open(page);
  const requests: string[] = [];
  context.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()}${request.postData() ?? ''}`);
  });
  await choose(page, { 'backend-architect.md': ALTERED, 'secret-name.md': UNQUOTED, 'b.md': ARCHITECT });
  // Hovering over the link prefetches the page, with a delay.
  const prefetch = page.waitForRequest(`${shipped}agents/backend-architect/`);
  for (const result of await page.locator('.checked').all()) {
    await result.locator('summary').first().click();
    await expect(result.locator('section').first()).toBeVisible();
    for (const link of await result.getByRole('link').all()) await link.hover();
  }
  await prefetch;
  const others = requests.filter(
    // Where the catalogue's agents have changed, its lists of earlier digests are asked for too.
    (request) => !/ http:\/\/localhost:\d+\/(?:_astro\/[\w.-]+\.js|icon\.svg|verify\/earlier-\d+\.txt)$/.test(request),
  );
  expect(others.toSorted()).toEqual([
    `GET ${shipped}agents/backend-architect.md`,
    `GET ${shipped}agents/backend-architect/`,
    `GET ${shipped}agents/backend-architect/install.txt`,
    `GET ${shipped}verify/agents.json`,
  ]);
  expect(page.workers()).toEqual([]);
});

test('the worker that reads files cannot reach the network', async ({ page }) => {
  // The list never arrives, so the worker stays idle after reading the file.
  await page.route('**/verify/agents.json', () => undefined);
  await open(page);
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.waitForRequest('**/verify/agents.json'),
    choose(page, { 'a.md': ARCHITECT }, false),
  ]);
  const types = await worker.evaluate(() => [typeof fetch, typeof XMLHttpRequest, typeof WebSocket]);
  expect(new Set(types)).toEqual(new Set(['undefined']));
});

test('reading that does not end is stopped, and the next file is read', async ({ page }) => {
  // No known file takes that long, so the first worker never responds instead.
  await page.route(
    /\/_astro\/worker[^/]*\.js$/,
    (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => {}; postMessage({ kind: "ready" });' }),
    { times: 1 },
  );
  await open(page);
  await choose(page, { 'a-silent.md': ARCHITECT, 'b.md': ARCHITECT }, false);
  await expect(page.locator('[data-check="done"]')).toBeVisible({ timeout: 20_000 });
  await expect(resultOf(page, 'a-silent.md')).toContainText('not read');
  await expect(resultOf(page, 'b.md')).toHaveAttribute('data-verdict', 'file');
});

test('for a file of a megabyte, only part of the difference is rendered', async ({ page }) => {
  await open(page);
  const body = Array.from({ length: 40_000 }, (_, at) => `Line ${at} of many lines.\n`).join('');
  await choose(page, { 'a.md': `${ARCHITECT.slice(0, ARCHITECT.indexOf('\n---\n'))}\n---\n${body}` });
  await expect(resultOf(page, 'a.md')).toContainText('40,000 lines only in this file');
  await page.getByText('Show the difference').click();
  await page.getByRole('button', { name: 'Show more of the difference' }).click();
  expect(await page.locator('[data-line]').count()).toBeLessThan(2000);
});

test('a file that is too large is refused', async ({ page }) => {
  await open(page);
  await choose(page, { 'a.md': `${ARCHITECT}${'x'.repeat(1_000_000)}` });
  await expect(page.locator('[data-finding="file-too-large"]')).toBeVisible();
  await choose(page, { 'b.md': Buffer.alloc(17_000_000) });
  await expect(resultOf(page, 'b.md')).toHaveAttribute('data-verdict', 'unread');
});

test('without the list, the findings are still shown', async ({ page }) => {
  await page.route('**/verify/agents.json', (route) => route.abort());
  await open(page);
  await choose(page, { 'a.md': UNQUOTED });
  await expect(resultOf(page, 'a.md')).toContainText('The catalogue’s list of files could not be loaded');
  await expect(page.locator('[data-finding="header-not-strict"]')).toBeVisible();
});

test('the pages of a long list are all loaded, and one that was not is asked for again', async ({ page }) => {
  const mine = `${ARCHITECT}Mine.\n`;
  let asked = 0;
  await page.route('**/verify/agents-2.json', (route) => {
    asked += 1;
    return asked === 1
      ? route.abort()
      : route.fulfill({ json: [['far', createHash('sha256').update(mine).digest('hex'), '']] });
  });
  await open(page);
  await page.locator('file-check').evaluate((element) => {
    element.setAttribute('data-lists', '2');
  });
  await choose(page, { 'a.md': mine });
  await expect(resultOf(page, 'a.md')).toContainText('The catalogue’s list of files could not be loaded');
  await choose(page, { 'b.md': mine });
  await expect(resultOf(page, 'b.md')).toHaveAttribute('data-verdict', 'file');
  await expect(resultOf(page, 'b.md')).toContainText('the catalogue’s file of far');
  expect(asked).toBe(2);
});

test('a file is compared under a base path', async ({ page }) => {
  await open(page, based);
  await choose(page, {
    'tools-list.md': readFileSync('tests/fixtures/agents/tools-list.md', 'utf8').replace(
      '\n---\n',
      '\ncolor: red\n---\n',
    ),
  });
  const result = resultOf(page, 'tools-list.md');
  await expect(result).toHaveAttribute('data-verdict', 'altered');
  await expect(result.locator('[data-agent]')).toHaveAttribute('href', /^\/some\/base\/agents\/[\w-]+\/$/);
});

test('the result gets the focus, and the state is announced', async ({ page }) => {
  await open(page);
  await expect(page.locator('[data-status]')).toHaveAttribute('aria-live', 'polite');
  await choose(page, { 'a.md': ARCHITECT });
  await expect(page.getByRole('heading', { name: 'a.md: unchanged' })).toBeFocused();
  await expect(page.locator('[data-status]')).toContainText('Checked.');
  await page.keyboard.press('Tab');
  await expect(resultOf(page, 'a.md').locator('summary')).toBeFocused();
});

for (const [colorScheme, width] of LOOKS) {
  test(`the page is accessible and fits ${width} px in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await open(page);
    await expectAccessible(page);
    await choose(page, { 'a.md': ALTERED, 'b.md': UNQUOTED, 'c.md': HOSTILE, 'd.md': '---\nname: x\n' });
    for (const result of await page.locator('.checked > summary').all()) await result.click();
    await page.getByText('Or paste the text of a file').click();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await context.close();
  });
}

test('without JavaScript the page says so, and how to check by hand', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page);
  await expect(page.locator('noscript p')).toContainText('Files are checked in your browser, which needs JavaScript.');
  await expect(page.locator('input[type="file"], textarea').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText('sha256sum my-agent.md').first()).toBeVisible();
  await context.close();
});

test('nothing is loaded before a file is chosen', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await open(page);
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((url) => /\.json$|run|worker/.test(url))).toEqual([]);
});

async function open(page: Page, site = shipped): Promise<void> {
  await page.goto(`${site}verify/`);
}

/** Chooses files, given as content by name, and by default waits until they are checked. */
async function choose(page: Page, files: Record<string, string | Buffer>, wait = true): Promise<void> {
  const chosen = Object.entries(files).map(([name, content]) => ({
    name,
    mimeType: 'text/markdown',
    buffer: Buffer.from(content),
  }));
  await page.locator('input[type="file"]').setInputFiles(chosen);
  if (wait) await expect(page.locator('[data-check="done"]')).toBeVisible();
}

function resultOf(page: Page, file: string): Locator {
  return page.locator(`.checked[data-file="${file}"]`);
}

function portableOf(bytes: Buffer): Buffer {
  const { agent } = readAgent(bytes, 'a.md');
  if (agent === undefined) throw new Error('not an agent');
  return Buffer.from(portableForm(bytes, agent));
}

/** Collects console messages, page errors and dialogs. */
function listen(page: Page): string[] {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  page.on('dialog', (dialog) => {
    messages.push(dialog.message());
    void dialog.dismiss();
  });
  return messages;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
