import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UNCHANGING } from '../src/build/headers.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Serves the catalogue by nginx with the configuration in .github/hosting, and checks every kind of response, at the root of
// a host and under a base path: `npm run test:hosting`. `-- --root DIR` and `-- --based DIR` use sites already built, the
// second with BASE_PATH=/some/base/.
const root = fileURLToPath(new URL('..', import.meta.url));
const { values: built } = parseArgs({ options: { root: { type: 'string' }, based: { type: 'string' } } });
const tally = { passed: 0, failed: 0 };

process.chdir(root);
const work = temporaryFolder((remove) => process.once('exit', remove));
try {
  ensureNginx();
  await testSite('/', built.root);
  await testSite('/some/base/', built.based);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  tally.failed += 1;
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function testSite(base: string, existing: string | undefined): Promise<void> {
  console.log(`\n— the site at ${base}`);
  const port = await freePort();
  const folder = join(work, `site-${base.length}`);
  if (existing === undefined) build(folder, base, port);
  else symlinkSync(resolve(existing), folder);
  const server = serve(folder, base, port);
  try {
    await waitUntilReady(port, server);
    await checkAnswers(`http://127.0.0.1:${port}`, base, folder);
  } finally {
    server.kill('SIGQUIT');
    if (server.exitCode === null) await once(server, 'close');
  }
}

/** @param site the folder that nginx serves */
async function checkAnswers(host: string, base: string, site: string): Promise<void> {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${host}${base}${path}`, { redirect: 'manual', ...init });
  const agent = readdirSync(join(site, 'agents')).find((name) => name.endsWith('.md')) ?? '';
  const slug = agent.replace(/\.md$/, '');
  const script = `_astro/${readdirSync(join(site, '_astro')).find((name) => name.endsWith('.js')) ?? ''}`;
  const version = readdirSync(join(site, 'search')).find((name) => !name.includes('.')) ?? '';

  for (const [path, type] of [
    ['', 'text/html; charset=utf-8'],
    [`agents/${slug}/`, 'text/html; charset=utf-8'],
    [`agents/${slug}/index.html`, 'text/html; charset=utf-8'],
    [`agents/${agent}`, 'text/markdown; charset=utf-8'],
    [`agents/${slug}.json`, 'application/json; charset=utf-8'],
    [`search/${version}/facets.json`, 'application/json; charset=utf-8'],
    [script, 'application/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
    ['agents.txt', 'text/plain; charset=utf-8'],
    ['llms.txt', 'text/plain; charset=utf-8'],
    ['rss.xml', 'text/xml; charset=utf-8'],
    ['install.sh', 'text/plain; charset=utf-8'],
    ['install.ps1', 'text/plain; charset=utf-8'],
    ['opensearch.xml', 'application/opensearchdescription+xml'],
    ['bundles/all.zip', 'application/zip'],
  ] as const) {
    await check(`/${path} is ${type}`, async () => {
      const answer = await ask(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), type);
    });
  }

  for (const path of ['', `agents/${agent}`, `agents/${slug}.json`, script, 'install.sh', 'icon.svg']) {
    await check(`/${path} is compressed only for clients that accept it`, async () => {
      const packed = await ask(path, { headers: { 'Accept-Encoding': 'gzip' } });
      assert.equal(packed.headers.get('content-encoding'), 'gzip');
      assert.match(packed.headers.get('vary') ?? '', /accept-encoding/i);
      const plain = await ask(path, { headers: { 'Accept-Encoding': 'identity' } });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(await packed.text(), await plain.text());
    });
  }

  for (const [path, lifetime] of [
    ['', 'no-cache'],
    [`agents/${slug}/`, 'no-cache'],
    [`agents/${agent}`, 'no-cache'],
    ['search/index.json', 'no-cache'],
    [script, UNCHANGING],
    [`search/${version}/facets.json`, UNCHANGING],
    ['nowhere/', 'no-cache'],
    ['_astro/nowhere.js', 'no-cache'],
  ] as const) {
    await check(`/${path} is cached as ${lifetime}`, async () => {
      assert.equal((await ask(path)).headers.get('cache-control'), lifetime);
    });
  }

  for (const path of ['', `agents/${agent}`, script, 'nowhere/']) {
    await check(`/${path} has the security headers`, async () => {
      const { headers } = await ask(path);
      assert.equal(headers.get('content-security-policy'), "frame-ancestors 'none'");
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'same-origin');
      assert.doesNotMatch(headers.get('server') ?? '', /\d/);
    });
  }

  await check('every agent file is served byte for byte', async () => {
    for (const name of readdirSync('content/agents').filter((file) => file.endsWith('.md'))) {
      const answer = await ask(`agents/${name}`);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), readFileSync(join('content/agents', name)), name);
    }
  });

  await check('HEAD responds like GET, without the file', async () => {
    const answer = await ask(`agents/${agent}`, { method: 'HEAD', headers: { 'Accept-Encoding': 'identity' } });
    assert.equal(answer.status, 200);
    assert.equal(Number(answer.headers.get('content-length')), readFileSync(join(site, 'agents', agent)).length);
    assert.equal(await answer.text(), '');
  });

  await check('an unchanged page is not sent again', async () => {
    const etag = (await ask('', { headers: { 'Accept-Encoding': 'identity' } })).headers.get('etag') ?? '';
    const again = { 'If-None-Match': etag, 'Accept-Encoding': 'identity' };
    assert.equal((await ask('', { headers: again })).status, 304);
  });

  for (const path of ['nowhere', 'agents/nowhere.md', `agents/${slug}/nowhere/`, '_astro/', '_headers', '.nojekyll']) {
    await check(`/${path} is not found, with the site’s own page`, async () => {
      const answer = await ask(path);
      assert.equal(answer.status, 404);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(await answer.text(), readFileSync(join(site, '404.html'), 'utf8'));
    });
  }

  for (const path of ['agents', `agents/${slug}`, `agents/${slug}?q=1`]) {
    await check(`/${path} redirects to its folder`, async () => {
      const answer = await ask(path);
      const [address = '', query] = path.split('?');
      assert.equal(answer.status, 301);
      assert.equal(answer.headers.get('location'), `${base}${address}/${query === undefined ? '' : `?${query}`}`);
    });
  }

  if (base !== '/') {
    await check('the base path without its final slash redirects to it', async () => {
      const answer = await fetch(host + base.slice(0, -1), { redirect: 'manual' });
      assert.equal(answer.headers.get('location'), base);
    });
    await check('nothing is served above the base path', async () => {
      assert.equal((await fetch(`${host}/agents/${agent}`)).status, 404);
    });
  }

  await check('every address on the home page is under the base path, and works', async () => {
    const html = await (await ask('')).text();
    const addresses = new Set([...html.matchAll(/ (?:href|src)="(\/[^"#]*)/g)].map(([, address = '']) => address));
    assert.ok(addresses.size > 5);
    for (const address of addresses) {
      assert.ok(address.startsWith(base), address);
      assert.equal((await fetch(host + address.replaceAll('&amp;', '&'), { redirect: 'manual' })).status, 200, address);
    }
  });

  for (const path of [
    '../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/etc/passwd',
    '_astro/../../nginx.conf',
  ]) {
    await check(`/${path} does not escape the site`, async () => {
      const status = await rawStatus(`${host}${base}`, base + path);
      assert.ok(status === 400 || status === 404, `${status}`);
    });
  }
}

async function check(name: string, test: () => Promise<void>): Promise<void> {
  try {
    await test();
    tally.passed += 1;
  } catch (error) {
    tally.failed += 1;
    console.log(
      `  FAILED ${name}\n    ${(error instanceof Error ? error.message : String(error)).replace(/\n/g, '\n    ')}`,
    );
  }
}

/** The status of a path requested as written; `fetch` would normalise it first. */
function rawStatus(address: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(address);
  return new Promise((settle, reject) => {
    get({ hostname, port, path }, (answer) => {
      answer.resume();
      settle(answer.statusCode);
    }).on('error', reject);
  });
}

function build(folder: string, base: string, port: number): void {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'astro', 'build', '--outDir', folder], {
    encoding: 'utf8',
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      AGENTS_DIR: 'content/agents',
      SITE_URL: `http://127.0.0.1:${port}`,
      BASE_PATH: base,
      SOCIAL_IMAGES: 'none',
    },
  });
  if (status !== 0) throw new Error(`The site could not be built.\n${stdout}${stderr}`);
}

/** Starts nginx with the published configuration, changed only where it says to change it. */
function serve(site: string, base: string, port: number): ChildProcess {
  const home = join(work, `nginx-${base.length}`);
  const top = join(home, 'www');
  mkdirSync(dirname(join(top, base)), { recursive: true });
  symlinkSync(site, join(top, base).replace(/\/$/, ''));
  const server = readFileSync('.github/hosting/nginx.conf', 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /var/www/catalogue;', `root "${top}";`)
    .replaceAll(' /404.html;', ` ${base}404.html;`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path "${home}/tmp";`,
  );
  const config = [
    // The temporary folder is readable only by the user who made it, so nginx started by root must stay root.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    `pid "${home}/nginx.pid";`,
    'error_log stderr error;',
    'events {}',
    'http {',
    'include /etc/nginx/mime.types;',
    'access_log off;',
    ...folders,
    server,
    '}',
  ].join('\n');
  const file = join(home, 'nginx.conf');
  writeFileSync(file, config);
  return spawn('nginx', ['-e', 'stderr', '-p', home, '-c', file], { stdio: ['ignore', 'inherit', 'pipe'] });
}

async function waitUntilReady(port: number, server: ChildProcess): Promise<void> {
  let log = '';
  server.stderr?.on('data', (text) => {
    // With `error_log stderr`, this is all that nginx logs.
    log += String(text);
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) throw new Error(`nginx did not start.\n${log}`);
    const answers = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answers !== undefined) return;
    await wait(50);
  }
  throw new Error(`nginx did not respond.\n${log}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Installs Debian's nginx if it is missing. @throws Error when it cannot */
function ensureNginx(): void {
  if (has('nginx')) return;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    throw new Error('This test needs nginx. Install it (on Debian: apt-get install nginx) and try again.');
  }
  console.log('— installing nginx');
  const allowServices = forbidServices();
  try {
    const install = ['install', '-y', '--no-install-recommends', 'nginx'];
    if (!apt(install) && !(apt(['update']) && apt(install)))
      throw new Error('nginx could not be installed with apt-get.');
  } finally {
    allowServices();
  }
}

function apt(command: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...command], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** Keeps Debian from starting the services that it installs. @returns a function that allows it again */
function forbidServices(): () => void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => {
    rmSync(policy, { force: true });
  };
}

function has(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return existsSync(`/usr/sbin/${tool}`);
  }
}
