import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const work = temporaryFolder(afterAll);
const agents = join(work, 'agents');

beforeAll(() => {
  mkdirSync(agents);
  writeFileSync(
    join(agents, 'reviewer.md'),
    '---\nname: reviewer\ndescription: Does code review before a merge.\n---\n# Steps\n\nYour work is code review. Weigh the rhubarb.\n',
  );
  build('site');
});

test('guides, covered capabilities and prompts are indexed, each with its headings', () => {
  const fragments = fragmentsIn('site');
  expect(fragments).toContainEqual(expect.stringContaining('"url":"guides/install-an-agent/#what-is-the-command"'));
  expect(fragments.flatMap((fragment) => /"url":"capabilities\/([^/]+)/.exec(fragment)?.[1] ?? [])).toEqual([
    'code-review',
  ]);
  expect(fragments).toContainEqual(
    expect.stringMatching(/"url":"agents\/reviewer\/".*Weigh the rhubarb.*"id":"prompt-steps"/),
  );
});

test('tables that components make are indexed', () => {
  expect(fragmentsIn('site')).toContainEqual(
    expect.stringMatching(/"url":"guides\/publish-your-own-catalogue\/#setting-FULL_TEXT"/),
  );
});

test('every section that asked.yaml names is a section of its guide', () => {
  const asked = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(parse(readFileSync('content/guides/asked.yaml', 'utf8')));
  const fragments = fragmentsIn('site').join('\n');
  const missing = Object.entries(asked).flatMap(([guide, sections]) =>
    Object.keys(sections)
      .map((id) => `"url":"guides/${guide}/${id === '' ? '' : '#'}${id.endsWith('*') ? id.slice(0, -1) : `${id}"`}`)
      .filter((url) => !fragments.includes(url)),
  );
  expect(missing).toEqual([]);
});

test('nothing of Pagefind’s interface is in the site', () => {
  const files = readdirSync(join(work, 'site/pagefind')).map((name) => name.replace(/en_\w+/, 'en_0'));
  expect(files.sort()).toEqual([
    'filter',
    'fragment',
    'index',
    'pagefind-entry.json',
    'pagefind.en_0.pf_meta',
    'pagefind.js',
    'wasm.en.pagefind',
  ]);
});

describe.each([
  ['of nothing new', []],
  ['without caches', ['--force']],
])('a second build %s', (_, options) => {
  test('writes the same bytes', () => {
    build('again', {}, options);
    expect(contentOf('again')).toEqual(contentOf('site'));
  });
});

test('FULL_TEXT=none makes no index, and the search page has no place for passages', () => {
  build('none', { FULL_TEXT: 'none' });
  expect(existsSync(join(work, 'none/pagefind'))).toBe(false);
  expect(readFileSync(join(work, 'none/search/index.html'), 'utf8')).not.toContain('data-place="passages"');
  expect(readFileSync(join(work, 'site/search/index.html'), 'utf8')).toContain('data-place="passages"');
});

function build(name: string, settings: Record<string, string> = {}, options: readonly string[] = []): void {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['--no-install', 'astro', 'build', '--outDir', join(work, name), ...options],
    {
      encoding: 'utf8',
      env: plainEnvironment({ AGENTS_DIR: agents, SOCIAL_IMAGES: 'none', ...settings }),
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(stdout + stderr);
}

function fragmentsIn(name: string): string[] {
  const folder = join(work, name, 'pagefind/fragment');
  return readdirSync(folder).map((file) => gunzipSync(readFileSync(join(folder, file))).toString());
}

function contentOf(name: string): Record<string, string> {
  const folder = join(work, name, 'pagefind');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]),
  );
}
