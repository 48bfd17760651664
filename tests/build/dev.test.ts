import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const HOME = 'http://localhost:4409/';
const agent = (name: string, description: string): string =>
  `---\nname: ${name}\ndescription: ${description}\n---\nWork.\n`;

const agents = temporaryFolder(afterAll);
let server: ChildProcess;

beforeAll(async () => {
  writeFileSync(join(agents, 'first.md'), agent('first', 'The first text.'));
  writeFileSync(join(agents, 'site.json'), '{"title": "First name"}');
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '4409'], {
    stdio: 'ignore',
    env: plainEnvironment({ AGENTS_DIR: agents, SITE_FILE: join(agents, 'site.json') }),
  });
  await vi.waitFor(() => expect(page()).resolves.toContain('The first text.'), { timeout: 50_000, interval: 200 });
});

afterAll(() => {
  server.kill();
});

test('the dev server shows a changed agent file', async () => {
  writeFileSync(join(agents, 'first.md'), agent('first', 'The second text.'));
  await vi.waitFor(() => expect(page()).resolves.toContain('The second text.'), { timeout: 20_000, interval: 200 });
});

test('the dev server shows a changed name of the catalogue', async () => {
  await expect(page()).resolves.toContain('First name');
  writeFileSync(join(agents, 'site.json'), '{"title": "Second name"}');
  await vi.waitFor(() => expect(page()).resolves.toContain('Second name'), { timeout: 40_000, interval: 200 });
});

test('the dev server shows an added agent file', async () => {
  writeFileSync(join(agents, 'added.md'), agent('added', 'A new text.'));
  await vi.waitFor(() => expect(page()).resolves.toContain('A new text.'), { timeout: 20_000, interval: 200 });
});

test('the dev server searches the current files', async () => {
  writeFileSync(join(agents, 'third.md'), agent('third', 'Bakes bread.'));
  await vi.waitFor(() => expect(page('search/index.json')).resolves.toContain('"agents":3'), {
    timeout: 20_000,
    interval: 200,
  });
  const [, version = ''] = /"version":"(\w+)"/.exec(await page('search/index.json')) ?? [];
  expect(await page(`search/${version}/cards-0.json`)).toContain('Bakes bread.');
});

test('the dev server has passages of guides and of the current files', async () => {
  const entry = await page('pagefind/pagefind-entry.json');
  const pages = Number(/"page_count":(\d+)/.exec(entry)?.[1]);
  writeFileSync(join(agents, 'fourth.md'), agent('fourth', 'Brews tea.'));
  await vi.waitFor(() => expect(page()).resolves.toContain('Brews tea.'), { timeout: 20_000, interval: 200 });
  await vi.waitFor(() => expect(page('pagefind/pagefind-entry.json')).resolves.toContain(`"page_count":${pages + 1}`), {
    timeout: 20_000,
    interval: 200,
  });
  expect((await fetch(`${HOME}pagefind/pagefind.js`)).headers.get('content-type')).toBe('text/javascript');
  expect((await fetch(`${HOME}pagefind/nothing`)).status).toBe(404);
});

test('the dev server keeps running when a file breaks', async () => {
  writeFileSync(join(agents, 'added.md'), '---\nname: added\n---\n');
  await vi.waitFor(() => expect(page()).resolves.not.toContain('A new text.'), { timeout: 20_000, interval: 200 });
});

async function page(path = 'agents/'): Promise<string> {
  return (await fetch(HOME + path)).text();
}
