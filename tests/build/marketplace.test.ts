import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { marketplaceSchema } from '../unit/install/archives/marketplace-schema.ts';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SETTINGS = {
  AGENTS_DIR: 'tests/fixtures/agents',
  SITE_URL: 'https://agents.example',
  BASE_PATH: '/base/',
  SOCIAL_IMAGES: 'none',
};

const COPIED: ReadonlySet<string> = new Set(
  ['column-zero-examples', 'double-escaped', 'literal-newlines'].map((slug) => `agents/${slug}.md`),
);

const work = temporaryFolder(afterAll);

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['--no-install', 'astro', 'build', '--outDir', join(work, 'site')],
    {
      encoding: 'utf8',
      // Vitest sets BASE_URL, which Vite would take as its own setting.
      env: { ...plainEnvironment(SETTINGS), BASE_URL: undefined },
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(stdout + stderr);
}, 120_000);

test('a site over https has a marketplace that follows the rules of Claude Code', () => {
  const { name, plugins } = marketplace();
  expect(name).toBe('agents-example-base');
  expect(plugins.map((plugin) => plugin.name)).toEqual(
    expect.arrayContaining(['all-agents', 'top-agents', 'nested-agents', 'crlf']),
  );
});

test('each plugin is served as listed and holds the exact bytes of its agents, or of the copy that Claude Code loads', () => {
  for (const { name, source } of marketplace().plugins) {
    const zip = readSite(new URL(source.url).pathname.replace(/^\/base\//, ''));
    expect(createHash('sha256').update(zip).digest('hex'), name).toBe(source.sha256);
    const { '.claude-plugin/plugin.json': manifest = new Uint8Array(), ...files } = unzipSync(zip);
    expect(JSON.parse(new TextDecoder().decode(manifest))).toMatchObject({ name });
    expect(Object.keys(files).length, name).toBeGreaterThan(0);
    for (const [path, bytes] of Object.entries(files)) {
      expect(path).toMatch(/^agents\/[^/]+\.md$/);
      // Files that Claude Code would not load, or not as they are meant, have a copy in their place.
      if (COPIED.has(path)) expect(Buffer.from(bytes).toString().startsWith('---\nname: "'), path).toBe(true);
      else {
        // An agent for another tool is converted.
        const converted = path.replace(/\.md$/, '/claude-code.md');
        const own = existsSync(join(work, 'site', converted)) ? converted : path;
        expect(Buffer.from(bytes).equals(readSite(own)), path).toBe(true);
      }
    }
  }
});

test('a site over https has a manifest for registries, with addresses of the files', () => {
  const { entries } = z
    .object({ entries: z.array(z.object({ url: z.url(), metadata: z.object({ sha256: z.string() }) })) })
    .parse(JSON.parse(readSite('.well-known/ard.json').toString('utf8')));
  expect(entries.length).toBeGreaterThan(20);
  for (const { url, metadata } of entries) {
    const file = readSite(decodeURI(new URL(url).pathname).replace(/^\/base\//, ''));
    expect(createHash('sha256').update(file).digest('hex'), url).toBe(metadata.sha256);
  }
});

test('the home page and robots.txt point registries to the manifest', () => {
  expect(readSite('index.html').toString('utf8')).toContain('<link rel="ard" href="/base/.well-known/ard.json"');
  expect(readSite('robots.txt').toString('utf8')).toContain(
    'Agentmap: https://agents.example/base/.well-known/ard.json',
  );
});

test('the page of bundles explains the marketplace and what plugins lose', () => {
  const page = readSite('bundles/index.html').toString('utf8');
  expect(page).toContain('/plugin marketplace add https://agents.example/base/marketplace.json');
  expect(page).toContain('/plugin install all-agents@agents-example-base');
  expect(page).toContain('2.1.224');
  for (const field of ['hooks', 'mcpServers', 'permissionMode']) expect(page).toContain(`<code>${field}</code>`);
});

function marketplace(): ReturnType<typeof marketplaceSchema.parse> {
  return marketplaceSchema.parse(JSON.parse(readSite('marketplace.json').toString('utf8')));
}

function readSite(path: string): Buffer {
  return readFileSync(join(work, 'site', path));
}
