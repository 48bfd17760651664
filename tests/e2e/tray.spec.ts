import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const based = siteAddress('based');
const TWO = ['backend-architect', 'backend-specialist'];

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('picked agents are remembered from page to page, and their boxes are ticked', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await pick(page, 'backend-architect');
  await expect(words(page)).toHaveText(/^1 picked · about \d+ tokens always in context$/);
  await page.goto(`${shipped}search/?q=database`);
  await expect(page.locator('[data-search="done"]')).toBeVisible();
  await expect(box(page, 'backend-architect')).toBeChecked();
  await pick(page, 'backend-specialist');
  await expect(words(page)).toHaveText(/^2 picked · about \d+ tokens/);
  for (const path of ['', 'compare/', 'capabilities/nextjs/']) {
    await page.goto(shipped + path);
    await expect(words(page)).toHaveText(/^2 picked/);
    await expect(box(page, 'backend-specialist')).toBeChecked();
    await expect(box(page, 'nextjs-backend-expert')).not.toBeChecked();
  }
  await box(page, 'backend-architect').uncheck();
  await expect(words(page)).toHaveText(/^1 picked/);
});

test('the tray adds up the tokens of the descriptions', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  let tokens = 0;
  for (const slug of TWO) {
    await pick(page, slug);
    const record: unknown = await (await page.request.get(`${shipped}agents/${slug}.json`)).json();
    tokens += tokensOf(record);
  }
  await expect(words(page)).toHaveText(`2 picked · about ${tokens} tokens always in context`);
});

test('two to four picked agents can be compared, even from another page', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await pick(page, 'backend-architect');
  const compare = tray(page).getByRole('button', { name: 'Compare' });
  await expect(compare).toBeDisabled();
  await expect(tray(page)).toContainText('Two to four can be compared.');
  await page.goto(`${based}agents/`);
  await expect(tray(page).getByRole('button')).toHaveCount(0);
  await page.goto(`${shipped}search/?q=slow+queries`);
  await pick(page, 'backend-specialist');
  await compare.click();
  await expect(page).toHaveURL(`${shipped}compare/?agents=backend-architect,backend-specialist`);
  await expect(page.locator('.key > [data-agent]')).toHaveCount(2);
  await page.goto(`${shipped}agents/`);
  for (const slug of ['nextjs-backend-engineer', 'nextjs-backend-expert', 'nextjs-backend-specialist']) {
    await expect(compare).toBeEnabled();
    await pick(page, slug);
  }
  await expect(compare).toBeDisabled();
});

test('everything is cleared at once, and the focus is not lost', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await pick(page, 'backend-architect');
  await tray(page).getByRole('button', { name: 'Clear' }).click();
  await expect(box(page, 'backend-architect')).not.toBeChecked();
  await expect(tray(page).getByRole('button')).toHaveCount(0);
  await expect(words(page)).toHaveText('Nothing is picked.');
  await expect(page.locator('main')).toBeFocused();
  await page.reload();
  await expect(box(page, 'backend-architect')).not.toBeChecked();
});

test('the number of picked agents is announced', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  await expect(words(page)).toHaveAttribute('aria-live', 'polite');
  await expect(words(page)).toBeEmpty();
});

test('nothing is loaded until something is picked', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${shipped}agents/`, { waitUntil: 'networkidle' });
  const scripts = loaded.flatMap((url) => /\/_astro\/(\w+)[^/]*\.js$/.exec(url)?.[1] ?? []);
  expect(scripts.sort()).toEqual(['AgentList', 'Page', 'Tray', 'element']);
  expect(loaded.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('where nothing can be stored, picks last as long as the page', async ({ page }) => {
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(`${shipped}agents/`);
  for (const slug of TWO) await pick(page, slug);
  await expect(words(page)).toHaveText(/^2 picked/);
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await expect(page).toHaveURL(`${shipped}tray/?agents=${TWO.join(',')}`);
  await expect(picked(page)).toHaveCount(2);
  expect(failures).toEqual([]);
});

test('an agent that no longer exists is removed from the picks', async ({ page }) => {
  await page.goto(shipped);
  await page.evaluate(() => {
    localStorage.setItem('picked /', JSON.stringify([{ slug: 'gone', name: 'gone' }, 7, { slug: 3 }]));
  });
  await page.goto(`${shipped}agents/`);
  await expect(tray(page).getByRole('button')).toHaveCount(0);
});

test('two agents of the same name cause a warning, and their files are shown', async ({ page }) => {
  await page.goto(`${fixtures}agents/`);
  for (const index of [0, 1]) await page.getByLabel('Pick duplicate-name', { exact: true }).nth(index).check();
  await expect(words(page)).toContainText('2 agents are called “duplicate-name”: only one of them would load.');
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await expect(page.locator('[data-place] > .warn')).toContainText('only one of them would load');
  await expect(picked(page).locator('code')).toHaveText(['duplicate-name.md', 'nested/duplicate-name.md']);
});

test('one command gets all picked agents, for the chosen tool and scope', async ({ page }) => {
  await page.goto(`${shipped}tray/?agents=${TWO.join(',')}`);
  const sh = page.locator('code[data-shell="sh"]');
  await expect(sh).toHaveText(
    `curl -fsSL ${shipped}install.sh | sh -s -- ${TWO.join(' ')} --tool claude-code --scope project`,
  );
  await expect(sh).toHaveAttribute('data-install', 'claude-code');
  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('Codex');
  await page.getByRole('combobox', { name: 'in', exact: true }).selectOption('all your projects');
  await expect(sh).toHaveAttribute('data-scope', 'user');
  await expect(sh).toHaveText(`curl -fsSL ${shipped}install.sh | sh -s -- ${TWO.join(' ')} --tool codex --scope user`);
  await expect(page.locator('code[data-shell="powershell"]')).toHaveText(
    `& ([scriptblock]::Create((irm '${shipped}install.ps1'))) 'backend-architect' 'backend-specialist' -Tool 'codex' -Scope user`,
  );
  const copy = page.locator('[data-copy="command"]').first();
  await copy.click();
  await expect(copy).toHaveAttribute('data-copied', 'true');
  expect(await clipboard(page)).toBe(await sh.textContent());
  await page.reload();
  await expect(sh).toHaveAttribute('data-install', 'codex');
});

test('the list can be shared by a link', async ({ page }) => {
  await page.goto(`${based}tray/?agents=collection-debugger&agents=debugger,code-reviewer`);
  await expect(page.locator('[data-copy="link"]')).toBeVisible();
  await page.locator('[data-copy="link"]').click();
  await expect(page.locator('[data-copy="link"]')).toHaveAttribute('data-copied', 'true');
  expect(await clipboard(page)).toBe(`${based}tray/?agents=debugger,code-reviewer`);
  await expect(page.getByText('Not in this catalogue: “collection-debugger”.')).toBeVisible();
});

test('the archive holds the exact bytes where the tool reads them', async ({ page }) => {
  await page.goto(`${fixtures}tray/?agents=crlf,byte-order-mark,emoji-and-rtl`);
  const { files, bytes } = await download(page);
  expect(Object.keys(files)).toEqual(
    ['byte-order-mark', 'crlf', 'emoji-and-rtl'].map((slug) => `.claude/agents/${slug}.md`),
  );
  for (const slug of ['byte-order-mark', 'crlf', 'emoji-and-rtl']) {
    const file = readFileSync(`tests/fixtures/agents/${slug}.md`);
    expect(Buffer.from(files[`.claude/agents/${slug}.md`] ?? []).equals(file)).toBe(true);
  }
  await expect(page.locator('.saving [aria-live]')).toHaveText(`3 files, each checked. SHA-256 ${sha256(bytes)}`);
  const again = await download(page);
  expect(again.bytes.equals(bytes)).toBe(true);
});

test('the archive holds converted files for a tool that needs them', async ({ page }) => {
  await page.goto(`${based}tray/?agents=code-reviewer,debugger&tool=codex&scope=user`);
  const { files } = await download(page);
  expect(Object.keys(files)).toEqual(['.codex/agents/code-reviewer.toml', '.codex/agents/debugger.toml']);
  const served = await page.request.get(`${based}agents/debugger/codex.toml`);
  expect(Buffer.from(files['.codex/agents/debugger.toml'] ?? []).equals(await served.body())).toBe(true);
});

test('a file that does not match its page stops the archive', async ({ page }) => {
  await page.route('**/backend-architect.md', (route) => route.fulfill({ body: 'something else' }));
  await page.goto(`${shipped}tray/?agents=${TWO.join(',')}`);
  await page.getByRole('button', { name: 'Download as one .zip' }).click();
  await expect(page.locator('.saving [aria-live]')).toContainText(
    'Not downloaded: the file of “backend-architect” is not the one',
  );
});

test('an agent is removed from the address and from the picks', async ({ page }) => {
  await page.goto(`${shipped}agents/`);
  for (const slug of TWO) await pick(page, slug);
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await page.getByRole('button', { name: 'Remove backend-architect' }).click();
  await expect(page).toHaveURL(`${shipped}tray/?agents=backend-specialist`);
  await expect(picked(page)).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goto(`${shipped}agents/`);
  await expect(words(page)).toHaveText(/^1 picked/);
});

test('when the picked agents cannot be loaded the page says so, and they can be tried again', async ({ page }) => {
  await page.route('**/agents/*.json', (route) => route.abort());
  await page.goto(`${shipped}tray/?agents=${TWO.join(',')}`);
  await expect(page.locator('[data-status]')).toHaveText('The picked agents could not be loaded.');
  await page.unroute('**/agents/*.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.picked > [data-agent]')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('an address without agents shows the picked ones', async ({ page }) => {
  await page.goto(`${shipped}tray/`);
  await expect(page.getByText('Nothing is picked yet.')).toBeVisible();
  await page.goto(`${shipped}agents/`);
  await pick(page, 'backend-architect');
  await page.goto(`${shipped}tray/`);
  await expect(page).toHaveURL(`${shipped}tray/?agents=backend-architect`);
  await expect(picked(page)).toHaveCount(1);
});

test('hostile addresses are text, and too many agents are cut', async ({ page }) => {
  const messages: string[] = [];
  page.on('pageerror', (error) => messages.push(error.message));
  page.on('dialog', (dialog) => {
    messages.push(dialog.message());
    void dialog.dismiss();
  });
  const hostile = ['<img src=x onerror=alert(1)>', '../../index', "';alert(1)//", 'x'.repeat(500)];
  await page.goto(`${shipped}tray/?agents=backend-architect,${hostile.map(encodeURIComponent).join(',')}`);
  await expect(page.getByText('Not in this catalogue: “<img src=x onerror=alert(1)>”')).toBeVisible();
  await expect(picked(page)).toHaveCount(1);
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(page.locator('code[data-shell="sh"]')).toContainText('sh -s -- backend-architect --tool');
  const many = Array.from({ length: 105 }, (_, index) => `nobody-${index}`);
  await page.goto(`${shipped}tray/?agents=${many.join(',')}`);
  await expect(page.getByText('You can get at most 100 agents at a time')).toBeVisible();
  await expect(page.getByText('None of these agents is in this catalogue.')).toBeVisible();
  expect(messages).toEqual([]);
});

test('commands name an agent with a hostile name only by its slug', async ({ page }) => {
  await page.goto(`${fixtures}agents/`);
  const slug = await page.locator('[data-agent*="touch pwned"] input').getAttribute('value');
  await page.locator('[data-agent*="touch pwned"] input').check();
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await expect(page.locator('code[data-shell="sh"]')).toHaveText(
    `curl -fsSL ${fixtures}install.sh | sh -s -- ${slug ?? ''} --tool claude-code --scope project`,
  );
});

test('without JavaScript the boxes and the tray work as a form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${based}agents/`);
  const buttons = tray(page).getByRole('button');
  await expect(buttons).toHaveCount(0);
  await page.getByLabel('Pick debugger', { exact: true }).check();
  await page.getByLabel('Pick code-reviewer', { exact: true }).check();
  await expect(buttons).toHaveText(['Compare', 'Get them', 'Clear']);
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await expect(page).toHaveURL(`${based}tray/?agents=code-reviewer&agents=debugger`);
  await expect(page.locator('main noscript p')).toContainText('needs JavaScript');
  await page.locator('main noscript').getByRole('link').click();
  await expect(page).toHaveURL(`${based}bundles/`);
  await page.goto(`${based}agents/`);
  await page.getByLabel('Pick debugger', { exact: true }).check();
  await tray(page).getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(`${based}compare/?agents=debugger`);
  await context.close();
});

test('each bundle has the digest, size and files that its page states', async ({ page }) => {
  await page.goto(`${based}bundles/`);
  const items = page.locator('.bundles > li');
  const checksums = (await page.locator('[data-checksums]').textContent()) ?? '';
  expect(await items.count()).toBeGreaterThan(5);
  for (const index of [0, 1]) {
    const item = items.nth(index);
    const href = (await item.getByRole('link').getAttribute('href')) ?? '';
    const zip = await (await page.request.get(new URL(href, based).href)).body();
    expect(checksums.split('\n')).toContain(`${sha256(zip)}  ${href.replace(/^.*\//, '')}`);
    const files = Object.entries(unzipSync(zip)).filter(([path]) => path !== 'README.txt');
    await expect(item).toContainText(`${files.length} agents`);
    for (const [path, bytes] of files.slice(0, 5)) {
      // An agent for another tool is converted for Claude Code.
      const converted = path.replace(/\.md$/, '/claude-code.md');
      const served = await Promise.all(
        [path, converted].map((each) =>
          page.request.get(`${based}agents/${each.split('/').map(encodeURIComponent).join('/')}`),
        ),
      );
      const bodies = await Promise.all(served.map((each) => each.body()));
      expect(
        bodies.some((body) => Buffer.from(bytes).equals(body)),
        path,
      ).toBe(true);
    }
  }
});

test('over plain http there is no marketplace, and the page says why', async ({ page }) => {
  expect((await page.request.get(`${shipped}marketplace.json`)).status()).toBe(404);
  await page.goto(`${shipped}bundles/`);
  await expect(page.locator('[data-marketplace="none"]')).toContainText('whose address begins with https://');
});

test('the policy of the pages is kept', async ({ page }) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  await page.goto(`${shipped}agents/`);
  await pick(page, 'backend-architect');
  await tray(page).getByRole('button', { name: 'Get them' }).click();
  await download(page);
  expect(messages).toEqual([]);
});

for (const [colorScheme, width] of LOOKS) {
  test(`the tray and its pages are accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${fixtures}agents/`);
    for (const index of [0, 1]) await page.getByLabel('Pick duplicate-name', { exact: true }).nth(index).check();
    await expect(words(page)).toContainText('tokens');
    await expectAccessible(page);
    await tray(page).getByRole('button', { name: 'Get them' }).click();
    await expect(picked(page)).toHaveCount(2);
    await expectAccessible(page);
    await page.goto(`${fixtures}bundles/`);
    await expectAccessible(page);
    await context.close();
  });
}

test('the tray covers neither the end of the page nor the focused element', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${fixtures}agents/`);
  for (const index of [0, 1]) await page.getByLabel('Pick duplicate-name', { exact: true }).nth(index).check();
  await expect(words(page)).toContainText('only one of them');
  const foot = page.locator('.foot select');
  await foot.focus();
  const free = async (): Promise<number> => {
    const [control, bar] = await Promise.all([foot.boundingBox(), tray(page).boundingBox()]);
    return (bar?.y ?? 0) - (control?.y ?? 0) - (control?.height ?? 0);
  };
  await expect.poll(free).toBeGreaterThan(0);
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
}

function box(page: Page, name: string): Locator {
  return page.getByRole('checkbox', { name: `Pick ${name}`, exact: true });
}

async function pick(page: Page, name: string): Promise<void> {
  await box(page, name).check();
}

function tray(page: Page): Locator {
  return page.locator('form.tray');
}

function words(page: Page): Locator {
  return tray(page).locator('[aria-live]');
}

function picked(page: Page): Locator {
  return page.locator('.picked > [data-agent]');
}

async function download(page: Page): Promise<{ bytes: Buffer; files: Record<string, Uint8Array> }> {
  const [started] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as one .zip' }).click(),
  ]);
  expect(started.suggestedFilename()).toBe('agents.zip');
  const bytes = readFileSync(await started.path());
  return { bytes, files: unzipSync(bytes) };
}

function tokensOf(record: unknown): number {
  const [, tokens = ''] = /"description":\{"bytes":\d+,"words":\d+,"tokens":(\d+)\}/.exec(JSON.stringify(record)) ?? [];
  return Number(tokens);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
