import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { misdeedsOf, offencesOn } from '../page-offences.ts';
import { siteAddress, siteFolder, SITES } from '../sites.ts';
import { violationsOn } from '../violations.ts';

// The files written by tests/payload-agents.ts try to run, hide, get lost, or break what is made of them.

const home = siteAddress('payloads');
const site = siteFolder('payloads');
const folder = SITES.payloads.agentsDir;

const listSchema = z.object({
  agents: z.array(z.object({ name: z.string(), slug: z.string(), sha256: z.string() })),
});

test('every file is an agent, is listed with line and column, or is listed as skipped', async ({ page, request }) => {
  const agents = new Set((await listed(request)).map(({ sha256 }) => sha256));
  const others = filesIn(folder).filter((file) => !agents.has(digestOf(join(folder, file))));
  const checks = await checksText(page);
  expect(others.length).toBeGreaterThan(15);
  expect(others.filter((file) => !checks.includes(`${file}, line `) && !checks.includes(`${file} (`))).toEqual([]);
});

test('every file is counted once', async ({ page, request }) => {
  const { length: agents } = await listed(request);
  const counts = /([\d,]+) files: (\d+) agents, (\d+) skipped/.exec(await checksText(page))?.slice(1) ?? [];
  expect(counts.slice(0, 2)).toEqual([String(filesIn(folder).length), String(agents)]);
});

test('nothing runs, loads or hides on the page of any agent', async ({ page, request }) => {
  test.slow();
  const visit = await visitor(page);
  for (const { slug } of await listed(request)) await visit(`agents/${slug}/`);
});

test('the page of every agent has every word of its file', async ({ request }) => {
  const missing: string[] = [];
  for (const { slug } of await listed(request)) {
    const shown = shownText(await textAt(request, `agents/${encodeURIComponent(slug)}/`));
    const file = await textAt(request, `agents/${encodeURIComponent(slug)}.md`);
    const words = new Set(file.replace(MARKDOWN_ONLY, ' ').match(/[\p{L}\p{N}]{2,}/gu));
    const gone = [...words].filter((word) => !shown.includes(word));
    if (gone.length > 0) missing.push(`${slug}: ${gone.slice(0, 5).join(' ')}`);
  }
  expect(missing).toEqual([]);
});

test('nothing runs, loads or hides on pages about many agents', async ({ page }) => {
  test.slow();
  const visit = await visitor(page);
  const about = ['checks', 'compare', 'bundles', 'tray', 'search', 'verify', 'capabilities', 'agents/page'];
  for (const address of ['', 'agents/', ...about.flatMap(pagesBelow)]) await visit(address);
});

test('nothing runs, loads or hides in what the browser renders', async ({ page, request }) => {
  const visit = await visitor(page);
  const slugs = (await listed(request)).map(({ slug }) => slug);
  const hostile = slugs.filter((slug) => /evil|pwned|proto|constructor/.test(slug));
  expect(hostile.length).toBeGreaterThan(10);
  for (const query of ['pwned', 'constructor', '__proto__ toString', '"><img src=x onerror=__pwned=1>']) {
    await visit(`search/?q=${encodeURIComponent(query)}`, '[data-search]');
  }
  for (let at = 0; at < hostile.length; at += 3) {
    const three = hostile
      .slice(at, at + 3)
      .map(encodeURIComponent)
      .join(',');
    await visit(`compare/?agents=${three}`, 'main [data-agent]');
  }
  await visit(`tray/?agents=${hostile.slice(0, 12).map(encodeURIComponent).join(',')}`, 'main [data-agent]');
  await visit('agents/?sort=size', '[data-agent]');
  await visit(`agents/${hostile[0] ?? ''}/?tool=codex`, '[data-install="codex"]');
});

for (const name of ['constructor', '__proto__', 'toString']) {
  test(`an agent called ${name} is found by its name`, async ({ page }) => {
    await page.goto(`${home}search/?q=${name}`);
    await expect(page.locator(`[data-search="done"] [data-agent="${name}"]`)).toHaveCount(1);
  });
}

test('fields named like properties of every object are ordinary fields', async ({ request }) => {
  const record = z
    .object({ frontmatter: z.array(z.object({ key: z.string(), value: z.unknown() })) })
    .parse(JSON.parse(await textAt(request, 'agents/proto-top.json')));
  expect(record.frontmatter.slice(0, 3).map(({ key }) => key)).toEqual(['__proto__', 'constructor', 'toString']);
});

test('the files for Codex have only the fields of Codex', async ({ request }) => {
  const wrong: string[] = [];
  for (const { name, slug } of await listed(request)) {
    const file = parseToml(await textAt(request, `agents/${encodeURIComponent(slug)}/codex.toml`));
    const more = Object.keys(file).filter((key) => !CODEX_FIELDS.has(key));
    if (file.name !== name.toWellFormed() || more.length > 0) wrong.push(`${slug}: ${more.join()}`);
  }
  expect(wrong).toEqual([]);
});

test('converted files have an intact header and no injected fields', () => {
  const wrong: string[] = [];
  const converted = filesIn(join(site, 'agents')).filter((file) => /\/(?!portable)[\w-]+\.md$/.test(file));
  expect(converted.length).toBeGreaterThan(100);
  for (const file of converted) {
    const [, header = ''] = /^---\n([^]*?)\n---\n/.exec(readFileSync(join(site, 'agents', file), 'utf8')) ?? [];
    const document = parseDocument(header);
    const value: unknown = document.toJS();
    const keys = Object.keys(z.record(z.string(), z.unknown()).parse(value));
    const odd = keys.filter((key) => !/^[a-zA-Z][\w-]*$/.test(key) || /pwned|polluted|proto|constructor/.test(key));
    if (document.errors.length > 0 || odd.length > 0 || keys.length === 0) wrong.push(`${file}: ${odd.join()}`);
  }
  expect(wrong).toEqual([]);
});

test('the commands run curl and nothing injected by a file', async ({ page, request }) => {
  const commands: string[] = [];
  for (const { slug } of await listed(request)) {
    const html = await textAt(request, `agents/${encodeURIComponent(slug)}/`);
    commands.push(
      ...[...html.matchAll(/<code data-install="[^"]*" data-scope="[^"]*" data-shell="sh"[^>]*>([^<]*)</g)].map(
        ([, text = '']) => text,
      ),
    );
  }
  expect(commands.length).toBeGreaterThan(1000);
  const texts = await page.evaluate(
    (all) =>
      all.map((text) => {
        const area = document.createElement('textarea');
        area.innerHTML = text;
        return area.value;
      }),
    commands,
  );
  const stubs = 'sh() { :; }; curl() { echo fetched >&2; }\n';
  const { stdout, stderr, status } = spawnSync('sh', [], {
    input: `${stubs}set -C\nPATH=\n${texts.join('\n')}\n:`,
    encoding: 'utf8',
    cwd: folder,
  });
  expect(status).toBe(0);
  expect(stdout).toBe('');
  expect(stderr.split('\n').filter((line) => line !== 'fetched' && line !== '')).toEqual([]);
});

test('the list for the scripts has one line of two columns per agent', async ({ request }) => {
  const agents = await listed(request);
  const lines = (await textAt(request, 'agents.txt')).trimEnd().split('\n');
  expect(lines.filter((line) => !/^[^\t\p{Cc}\p{Bidi_Control}]+\t[^\t\p{Cc}\p{Bidi_Control}]*$/u.test(line))).toEqual(
    [],
  );
  expect(lines.map((line) => line.split('\t')[0])).toEqual(agents.map(({ slug }) => slug));
});

test('the scripts’ file about an agent has four valid columns', async ({ request }) => {
  const wrong: string[] = [];
  for (const { slug } of await listed(request)) {
    const lines = (await textAt(request, `agents/${encodeURIComponent(slug)}/install.txt`)).trimEnd().split('\n');
    const expected = /^[a-z-]+\t[0-9a-f]{64}\tagents\/[\p{L}\p{M}\p{N}_/.-]+\t[\p{L}\p{M}\p{N}_.-]+$/u;
    wrong.push(...lines.filter((line) => !expected.test(line)));
  }
  expect(wrong).toEqual([]);
});

test('a page with a thousand findings shows the worst and counts the others', async ({ page }) => {
  const response = await page.goto(`${home}agents/as-many-keys-as-may-be/`);
  expect((await response?.body())?.length).toBeLessThan(130_000);
  await expect(page.locator('.notes > [data-finding]')).toHaveCount(100);
  await expect(page.locator('main')).toContainText('900 more findings in this file');
});

test('every agent has a picture', async ({ request }) => {
  for (const { slug } of await listed(request)) {
    const picture = readFileSync(join(site, 'agents', `${slug}.png`));
    expect(picture.subarray(1, 4).toString(), slug).toBe('PNG');
  }
});

test('all file names of the site are valid on any disk, and distinct where case is ignored', () => {
  const files = filesIn(site);
  expect(
    files.filter((file) =>
      /[\p{Cc}<>:"|?*\\]|(?:^|\/)(?:\.\.|con|nul|aux|prn)(?:\.[^/]*)?(?:\/|$)|[. ](?:\/|$)/u.test(file),
    ),
  ).toEqual([]);
  expect(files.filter((file) => file.split('/').some((name) => Buffer.byteLength(name) > 255))).toEqual([]);
  expect(new Set(files.map((file) => file.normalize('NFC').toUpperCase().toLowerCase())).size).toBe(files.length);
});

test('nothing that links and entities point to is on the site', () => {
  const secret = existsSync('/etc/passwd') ? (readFileSync('/etc/passwd', 'utf8').split('\n')[0] ?? '') : 'root:x:0:0';
  const leaked = filesIn(site).filter((file) => readFileSync(join(site, file)).includes(secret));
  expect(leaked).toEqual([]);
});

test('nothing was written outside the site', () => {
  const beside = ['.', '..', '.test-sites', folder, '/etc'].filter((place) => existsSync(place));
  const written = beside.flatMap((place) => readdirSync(place).filter((name) => name.startsWith('pwned')));
  expect(written).toEqual([]);
});

/** Makes a function that visits a page and checks that it has no offences and does no misdeeds. */
async function visitor(page: Page): Promise<(address: string, awaited?: string) => Promise<void>> {
  const misdeeds = misdeedsOf(page);
  const violations = await violationsOn(page);
  return async (address, awaited) => {
    await page.goto(home + address);
    if (awaited !== undefined) await expect(page.locator(awaited).first()).toBeVisible();
    expect([...(await offencesOn(page)), ...misdeeds, ...(await violations())], address).toEqual([]);
  };
}

/** The text of an agent's page, without its tags. */
function shownText(html: string): string {
  const [article = ''] = /<article[\s>].*<\/article>/s.exec(html) ?? [];
  return article.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};
/** What a page shows in another way: entities as their characters, names of languages as colours, numbers of items. */
const MARKDOWN_ONLY = /&#?\w+;|^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*[\w+#-]+[ \t]*$|^[ \t>*+-]*\d+[.)]/gm;

/** The text of all pages of checks. */
async function checksText(page: Page): Promise<string> {
  const texts: string[] = [];
  for (const address of pagesBelow('checks')) {
    await page.goto(home + address);
    texts.push((await page.locator('main').textContent()) ?? '');
  }
  return texts.join('\n');
}

async function listed(request: APIRequestContext): Promise<z.infer<typeof listSchema>['agents']> {
  return listSchema.parse(JSON.parse(await textAt(request, 'agents.json'))).agents;
}

async function textAt(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(home + path)).text();
}

/** The addresses of a page and of all pages below it. */
function pagesBelow(path: string): string[] {
  return filesIn(join(site, path))
    .filter((file) => /(?:^|\/)index\.html$/.test(file))
    .map((file) => `${path}/${file.replace(/index\.html$/, '')}`);
}

/** All files and links below a folder; links are not followed. */
function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(place, entry.name)).map((file) => `${entry.name}/${file}`) : [entry.name],
  );
}

/** The SHA-256 of a file; empty for a folder or a broken link. */
function digestOf(path: string): string {
  if (!existsSync(path) || !lstatSync(path).isFile()) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

const CODEX_FIELDS: ReadonlySet<string> = new Set([
  ...['name', 'description', 'developer_instructions', 'sandbox_mode', 'model', 'model_reasoning_effort'],
]);
