import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
    for (const { tool, scope, command, url } of await shellCommands(page, `${site}agents/${slug}/install/`)) {
      const [project, user, ending] = FOLDERS[tool] ?? ['?', '?', '?'];
      const target = join(folder, scope === 'user' ? 'home' : 'project', scope === 'user' ? user : project);
      expect(run(command), command).toBe(0);
      expect(readdirSync(target), command).toEqual([`${slug}${ending}`]);
      const served = await (await page.request.get(url)).body();
      expect(readFileSync(join(target, `${slug}${ending}`)).equals(served), command).toBe(true);
      if (tool === 'claude-code') expect(url).toBe(`${site}agents/${slug}.md`);
      rmSync(target, { recursive: true });
    }
  });
}

test('every tool has a short and a careful command for both scopes', async ({ page }) => {
  const commands = await shellCommands(page, `${shipped}agents/backend-specialist/install/`);
  for (const tool of Object.keys(FOLDERS)) {
    expect(commands.filter((each) => each.tool === tool).map(({ scope, careful }) => `${scope} ${careful}`)).toEqual([
      'project false',
      'project true',
      'user false',
      'user true',
    ]);
  }
});

test('a careful command does not replace an existing file', async ({ page }) => {
  const commands = await shellCommands(page, `${shipped}agents/backend-architect/install/`);
  for (const { command } of commands.filter(({ careful, tool }) => careful && tool === 'codex')) {
    expect(run(command)).toBe(0);
    expect(run(command)).not.toBe(0);
  }
});

test('a careful command refuses a file that is not the one shown', async ({ page }) => {
  const commands = await shellCommands(page, `${shipped}agents/backend-architect/install/`);
  for (const { command, url } of commands.filter(({ careful }) => careful)) {
    expect(run(command.replace(url, `${shipped}agents/backend-specialist.md`)), command).not.toBe(0);
  }
  expect(filesIn(folder)).toEqual([]);
});

test('the page says what is lost in another tool', async ({ page }) => {
  await page.goto(`${shipped}agents/backend-architect/install/`);
  await expect(page.locator('[data-note="codex"]')).toContainText(/Codex has no tool list/);
});

test('Copilot’s file can be opened in VS Code', async ({ page }) => {
  await page.goto(`${based}agents/byte-order-mark/install/`);
  const link = await page.getByRole('link', { name: 'Install in VS Code' }).getAttribute('href');
  const [scheme, query = ''] = (link ?? '').split('?');
  expect(scheme).toBe('vscode:chat-agent/install');
  const url = new URLSearchParams(query).get('url') ?? '';
  expect(url.startsWith(based)).toBe(true);
  expect((await page.request.get(url)).ok()).toBe(true);
});

test.describe('choosing on the agent’s page', () => {
  const agent = `${shipped}agents/backend-architect/`;

  test('shows the commands of the tool, remembers it, and puts it into the address', async ({ page }) => {
    await page.goto(agent);
    await page.getByRole('link', { name: /Another tool/ }).click();
    await expect(page.getByRole('combobox', { name: 'For' })).toBeFocused();
    await page.getByRole('combobox', { name: 'For' }).selectOption('Codex');
    await expect(command(page, 'project')).toContainText('.codex/agents/backend-architect.toml');
    await expect(command(page, 'user')).toContainText('/.codex}"/agents/backend-architect.toml');
    await expect(page.locator('.get')).toContainText('Codex has no tool list');
    await expect(page).toHaveURL(`${agent}?tool=codex`);
    await page.goto(`${shipped}agents/backend-specialist/`);
    await expect(command(page, 'project')).toContainText('.codex/agents/backend-specialist.toml');
  });

  test('follows a shared address', async ({ page }) => {
    await page.goto(`${agent}?tool=kiro&shell=powershell&care=1`);
    await expect(command(page, 'user')).toContainText('Get-FileHash');
    await expect(command(page, 'user')).toHaveAttribute('data-install', 'kiro');
    await expect(page.getByLabel(/with care/)).toBeChecked();
  });

  test('an address with an unknown tool shows the default one', async ({ page }) => {
    await page.goto(`${agent}?tool=%22%3E%3Cimg%20src%3Dx%3E`);
    await expect(page.getByRole('combobox', { name: 'For' })).toHaveValue('claude-code');
    await expect(page.locator('main img')).toHaveCount(0);
  });

  test('the copied command is the one shown', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${agent}?tool=opencode&care=1`);
    await expect(command(page, 'project')).toContainText('sha256sum');
    await page.getByRole('button', { name: 'Copy command' }).first().click();
    await expect(page.locator('button[data-copied="true"]')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await command(page, 'project').textContent());
    expect(run(copied)).toBe(0);
    expect(filesIn(folder)).toEqual([join('project', '.opencode', 'agents', 'backend-architect.md')]);
  });

  test('without JavaScript links to every command', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(agent);
    await page.getByRole('link', { name: /Another tool/ }).click();
    await expect(page).toHaveURL(`${agent}install/`);
    await expect(page.locator('code[data-install="gemini-cli"][data-shell="sh"]').first()).toBeVisible();
    await context.close();
  });

  test('links to every command when they cannot be loaded', async ({ page }) => {
    await page.goto(agent);
    await page.route('**/_astro/choose-install*', (route) => route.abort());
    await page.getByRole('link', { name: /Another tool/ }).click();
    await expect(page).toHaveURL(`${agent}install/`);
  });
});

for (const [colorScheme, width] of LOOKS) {
  test(`the commands are accessible in ${colorScheme} at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const path of ['install/', '?tool=codex']) {
      await page.goto(`${shipped}agents/backend-architect/${path}`, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
}

async function shellCommands(page: Page, address: string): Promise<Command[]> {
  await page.goto(address);
  const found = await page.locator('code[data-install][data-shell="sh"]').evaluateAll((codes) =>
    codes.map((code) => ({
      tool: code.getAttribute('data-install') ?? '',
      scope: code.getAttribute('data-scope') ?? '',
      careful: code.hasAttribute('data-careful'),
      command: code.textContent,
    })),
  );
  expect(found.length).toBeGreaterThan(0);
  return found.map((each) => ({ ...each, url: /https?:\/\/[^\s']+/.exec(each.command)?.[0] ?? '' }));
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

function command(page: Page, scope: string) {
  return page.locator(`.get code[data-scope="${scope}"]`);
}

interface Command {
  tool: string;
  scope: string;
  careful: boolean;
  command: string;
  /** The address in it. */
  url: string;
}
