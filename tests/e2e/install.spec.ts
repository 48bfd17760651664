import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LOOKS } from '../looks.ts';
import { siteAddress } from '../sites.ts';

const shipped = siteAddress('shipped');
const fixtures = siteAddress('fixtures');
const based = siteAddress('based');

/** Where each tool reads agents: in a project and in a home folder. */
const FOLDERS: Readonly<Record<string, readonly [project: string, user: string, ending: string]>> = {
  'claude-code': ['.claude/agents', '.claude/agents', '.md'],
  copilot: ['.github/agents', '.copilot/agents', '.agent.md'],
  cursor: ['.cursor/agents', '.cursor/agents', '.md'],
  opencode: ['.opencode/agents', '.config/opencode/agents', '.md'],
  codex: ['.codex/agents', '.codex/agents', '.toml'],
  'gemini-cli': ['.gemini/agents', '.gemini/agents', '.md'],
  antigravity: ['.agents/agents', '.gemini/config/agents', '.md'],
  'qwen-code': ['.qwen/agents', '.qwen/agents', '.md'],
  factory: ['.factory/droids', '.factory/droids', '.md'],
  kiro: ['.kiro/agents', '.kiro/agents', '.md'],
  devin: ['.devin/agents', '.config/devin/agents', '.md'],
  pi: ['.pi/agents', '.pi/agent/agents', '.md'],
  goose: ['.goose/agents', '.goose/agents', '.md'],
};

let folder = '';

test.beforeEach(() => {
  folder = test.info().outputPath('install here');
  for (const name of ['project', 'home']) mkdirSync(join(folder, name), { recursive: true });
});

for (const [site, slug] of [
  [shipped, 'backend-architect'],
  [shipped, 'nextjs-backend-engineer'],
  [fixtures, 'unquoted-colon'],
  [based, 'byte-order-mark'],
] as const) {
  test(`every command for ${slug} on ${site} puts the right file in the right place`, async ({ page }) => {
    test.slow();
    const files = await filesFor(page, site, slug);
    for (const { tool, scope, command } of await commandsOn(page, `${site}agents/${slug}/`, 'sh')) {
      const [project, user, ending] = FOLDERS[tool] ?? ['?', '?', '?'];
      const target = join(folder, scope === 'user' ? 'home' : 'project', scope === 'user' ? user : project);
      expect(run(command), command).toBe(0);
      expect(readdirSync(target), command).toEqual([`${slug}${ending}`]);
      const served = await (await page.request.get(`${site}${files.get(tool) ?? ''}`)).body();
      expect(readFileSync(join(target, `${slug}${ending}`)).equals(served), command).toBe(true);
      if (tool === 'claude-code') expect(files.get(tool)).toBe(`agents/${slug}.md`);
      // It replaces nothing.
      expect(run(command), command).toBe(0);
      writeFileSync(join(target, `${slug}${ending}`), 'mine');
      expect(run(command), command).toBe(1);
      rmSync(target, { recursive: true });
    }
  });
}

test('every tool has one command for each scope and shell', async ({ page }) => {
  for (const shell of ['sh', 'powershell']) {
    const commands = await commandsOn(page, `${shipped}agents/backend-specialist/`, shell);
    for (const tool of Object.keys(FOLDERS)) {
      expect(commands.filter((each) => each.tool === tool).map(({ scope }) => scope)).toEqual(['project', 'user']);
    }
  }
});

test('a command refuses a file that is not the one shown', async ({ page }) => {
  for (const { command } of await commandsOn(page, `${shipped}agents/backend-architect/`, 'sh')) {
    expect(run(command.replace('backend-architect@', 'backend-specialist@')), command).toBe(1);
  }
  expect(filesIn(folder)).toEqual([]);
});

test('the first command is in the first screen', async ({ page }) => {
  for (const [width, height] of [
    [320, 640],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const slug of ['backend-architect', 'nextjs-backend-engineer', 'nextjs-backend-specialist']) {
      await page.goto(`${shipped}agents/${slug}/`);
      const box = await page.locator('code[data-install]').first().boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), `${slug} at ${width}`).toBeLessThan(height);
    }
  }
});

test('what is installed by a command is current', async ({ page }) => {
  const [first] = await commandsOn(page, `${shipped}agents/backend-architect/`, 'sh');
  expect(run(first?.command ?? '')).toBe(0);
  const check = `curl -fsSL ${shipped}install.sh | sh -s -- --check`;
  expect(run(`${check} >checked`)).toBe(0);
  expect(readFileSync(join(folder, 'project', 'checked'), 'utf8')).toBe(
    'current           .claude/agents/backend-architect.md\n',
  );
});

test('the page says what is lost in another tool', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/`);
  await expect(page.locator('[data-note="codex"]')).toContainText(/Codex has no tool list/);
});

test('a link from the guide opens the commands of its tool', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/#get-codex`);
  await expect(page.locator('[data-note="codex"]')).toBeVisible();
});

test('Copilot’s file can be opened in VS Code', async ({ page }) => {
  await page.goto(`${based}agents/byte-order-mark/`);
  const link = await page.locator('a[href^="vscode:"]').getAttribute('href');
  const [scheme, query = ''] = (link ?? '').split('?');
  expect(scheme).toBe('vscode:chat-agent/install');
  const url = new URLSearchParams(query).get('url') ?? '';
  expect(url.startsWith(based)).toBe(true);
  expect((await page.request.get(url)).ok()).toBe(true);
});

test('there are no pages of install commands', async ({ page }) => {
  expect((await page.request.get(`${shipped}agents/backend-architect/install/`)).status()).toBe(404);
});

test.describe('choosing on the agent’s page', () => {
  const agent = `${shipped}agents/backend-architect/`;

  test('shows the commands of the tool, remembers it, and puts it into the address', async ({ page }) => {
    await page.goto(agent);
    await page.getByText('Every tool, and PowerShell').click();
    await page.getByRole('combobox', { name: 'Show first' }).selectOption('Codex');
    await expect(command(page, 'project')).toContainText('--tool codex');
    await expect(command(page, 'user')).toContainText('--tool codex --scope user');
    await expect(page.locator('install-choice > p').first()).toContainText('Codex has no tool list');
    await expect(page).toHaveURL(`${agent}?tool=codex`);
    await page.goto(`${shipped}agents/backend-specialist/`);
    await expect(command(page, 'project')).toContainText('backend-specialist@');
    await expect(command(page, 'project')).toContainText('--tool codex');
  });

  test('follows a shared address', async ({ page }) => {
    await page.goto(`${agent}?tool=kiro&shell=powershell`);
    await expect(command(page, 'user')).toContainText('-Tool kiro -Scope user');
    await expect(command(page, 'user')).toHaveAttribute('data-install', 'kiro');
    await expect(command(page, 'project')).toHaveAttribute('data-shell', 'powershell');
  });

  test('an address with an unknown tool shows the default one', async ({ page }) => {
    await page.goto(`${agent}?tool=%22%3E%3Cimg%20src%3Dx%3E`);
    await page.getByText('Every tool, and PowerShell').click();
    await expect(page.getByRole('combobox', { name: 'Show first' })).toHaveValue('claude-code');
    await expect(page.locator('main img')).toHaveCount(0);
  });

  test('the copied command is the one shown', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${agent}?tool=opencode`);
    await expect(command(page, 'project')).toContainText('--tool opencode');
    await page.getByRole('button', { name: 'Copy command' }).first().click();
    await expect(page.locator('button[data-copied="true"]')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await command(page, 'project').textContent());
    expect(run(copied)).toBe(0);
    expect(filesIn(folder)).toEqual([join('project', '.opencode', 'agents', 'backend-architect.md')]);
  });

  test('without JavaScript has every command', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(agent);
    await page.getByText('Every tool, and PowerShell').click();
    await page.locator('summary', { hasText: 'Gemini CLI' }).click();
    const shown = page.locator('code[data-install="gemini-cli"]');
    await expect(shown).toHaveCount(4);
    for (const code of await shown.all()) await expect(code).toBeVisible();
    await context.close();
  });

  test('has every command when the script cannot be loaded', async ({ page }) => {
    await page.route('**/_astro/choose-install*', (route) => route.abort());
    await page.goto(`${agent}?tool=codex`);
    await page.getByText('Every tool, and PowerShell').click();
    await page.locator('summary', { hasText: 'Codex' }).click();
    await expect(page.locator('code[data-install="codex"][data-scope="user"][data-shell="sh"]')).toBeVisible();
    await expect(command(page, 'project')).toHaveAttribute('data-install', 'claude-code');
  });
});

for (const [colorScheme, width] of LOOKS) {
  test(`the commands are accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${shipped}agents/backend-architect/?tool=codex`, { waitUntil: 'networkidle' });
    for (const closed of await page.locator('install-choice details:not([open]) > summary').all()) {
      if (await closed.isVisible()) await closed.click();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await context.close();
  });
}

async function commandsOn(page: Page, address: string, shell: string): Promise<Command[]> {
  await page.goto(address);
  const found = await page.locator(`code[data-install][data-shell="${shell}"]`).evaluateAll((codes) =>
    codes.map((code) => ({
      tool: code.getAttribute('data-install') ?? '',
      scope: code.getAttribute('data-scope') ?? '',
      command: code.textContent,
    })),
  );
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** Where each tool's file of an agent is served, below the site's address. */
async function filesFor(page: Page, site: string, slug: string): Promise<Map<string, string>> {
  const lines = await (await page.request.get(`${site}agents/${slug}/install.txt`)).text();
  return new Map(
    lines.split('\n').map((line) => {
      const [tool = '', , path = ''] = line.split('\t');
      return [tool, path];
    }),
  );
}

/** Runs a command in the project with a temporary home folder. @returns its exit status */
function run(command: string): number | null {
  // An empty variable moves no folder.
  const usual = { CLAUDE_CONFIG_DIR: '', CODEX_HOME: '', XDG_CONFIG_HOME: '' };
  const env = { ...process.env, HOME: join(folder, 'home'), ...usual };
  return spawnSync('sh', ['-c', command], { cwd: join(folder, 'project'), env }).status;
}

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(root.length + 1));
}

/** One of the commands that the page shows first. */
function command(page: Page, scope: string) {
  return page.locator(`code[data-chosen][data-scope="${scope}"]`);
}

interface Command {
  tool: string;
  scope: string;
  command: string;
}
