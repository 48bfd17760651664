import { expect, test, type APIRequestContext } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { siteAddress } from '../sites.ts';

const fixtures = siteAddress('fixtures');
const folder = 'tests/fixtures/agents/dialects';

const recordSchema = z.object({
  dialect: z.string(),
  format: z.string(),
  file: z.object({ path: z.string(), url: z.string(), sha256: z.string() }),
});

/** An agent of each dialect, with the words of its tool. */
const AGENTS: readonly (readonly [slug: string, dialect: string, label: string])[] = [
  ['release-scribe', 'copilot', 'GitHub Copilot'],
  ['style-warden', 'cursor', 'Cursor'],
  ['log-watcher', 'opencode', 'OpenCode'],
  ['bug-tracer', 'codex', 'Codex'],
  ['dependency-scout', 'gemini-cli', 'Gemini CLI'],
  ['page-tester', 'antigravity', 'Antigravity'],
  ['type-fixer', 'qwen-code', 'Qwen Code'],
  ['schema-checker', 'factory', 'Factory'],
  ['infra-reader', 'kiro', 'Kiro'],
  ['api-prober', 'devin', 'Devin'],
  ['quick-scout', 'pi', 'Pi'],
];

for (const [slug, dialect, label] of AGENTS) {
  test(`the page of an agent for ${label} says so once, and has no warnings`, async ({ page }) => {
    await page.goto(`${fixtures}agents/${slug}/`);
    await expect(page.locator(`[data-dialect="${dialect}"]`)).toHaveText(`written for ${label}`);
    await expect(page.locator('[data-finding]')).toHaveCount(1);
    await expect(page.locator('[data-finding="other-tool"]')).toContainText(`written for ${label}`);
  });

  test(`${label} gets its own file, byte for byte`, async ({ request }) => {
    const record = recordSchema.parse(JSON.parse(await textAt(request, `agents/${slug}.json`)));
    expect(record.dialect).toBe(dialect);
    const source = readFileSync(join('tests/fixtures/agents', record.file.path));
    const served = await request.get(record.file.url.replace(/^https?:\/\/[^/]+\//, fixtures));
    expect(sha256(await served.body())).toBe(sha256(source));
    const lines = (await textAt(request, `agents/${slug}/install.txt`)).split('\n').map((line) => line.split('\t'));
    const own = lines.find(([id]) => id === dialect);
    // A tool that agents are read of may not be one that they are installed for.
    if (own !== undefined) expect(own[1]).toBe(sha256(source));
  });
}

test('every file of every dialect is an agent', async ({ request }) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
  const agents = files.filter((file) => /\/[\w-]+(?:\.agent)?\.(?:md|toml|json)$/.test(file));
  expect(agents).toHaveLength(AGENTS.length);
  for (const [slug] of AGENTS) expect((await request.get(`${fixtures}agents/${slug}/`)).status(), slug).toBe(200);
});

test('a TOML file is served under its own ending and type', async ({ request }) => {
  const response = await request.get(`${fixtures}agents/bug-tracer.toml`);
  expect(response.headers()['content-type']).toContain('application/toml');
});

test('the command on the page is the one of the agent’s own tool', async ({ page }) => {
  await page.goto(`${fixtures}agents/bug-tracer/`);
  await expect(page.locator('[data-install]').first()).toHaveAttribute('data-install', 'codex');
  await expect(page.locator('[data-install]').first()).toContainText('--tool codex');
});

test('an agent of another tool says what it may do there, in the names of its tools', async ({ page }) => {
  await page.goto(`${fixtures}agents/dependency-scout/`);
  await expect(page.locator('.may li:not(.no)')).toContainText(['read_file', 'run_shell_command', 'google_web_search']);
});

test('Claude Code gets a file with its own names of tools', async ({ request }) => {
  const text = await textAt(request, 'agents/dependency-scout/claude-code.md');
  expect(text).toContain('tools: "Read, Bash');
  expect(text).toContain('maxTurns: 12');
  expect(text).toContain('List the packages that are out of date');
});

test('the prompt of a TOML file is shown as Markdown', async ({ page }) => {
  await page.goto(`${fixtures}agents/bug-tracer/`);
  await expect(page.locator('.prompt')).toContainText('Start at the failing assertion and walk back.');
  await expect(page.locator('[data-header]')).toContainText('developer_instructions');
});

test('the list of agents can be narrowed to the tool that they are written for', async ({ page }) => {
  await page.goto(`${fixtures}agents/?for=codex`);
  await expect(page.locator('main [data-agent]')).toHaveCount(1);
  await expect(page.locator('main [data-agent="bug-tracer"]')).toBeVisible();
});

async function textAt(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(fixtures + path)).text();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
