import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const GOOD = '---\nname: good\ndescription: Does good work.\n---\nDo good work.\n';
const BROKEN = '---\nname: broken\n---\nNobody says when to call this.\n';
const PICTURES = 'node_modules/.astro/catalogue/social';

let work = '';
let agents = '';
let site = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  agents = join(work, 'agents');
  site = join(work, 'site');
  mkdirSync(agents);
});

test('a file with an error stops the build with exit code 1', () => {
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  expect(build().status).toBe(1);
});

test('a stopped build prints file, line, column, message and fix', () => {
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  const { output } = build();
  expect(output).toMatch(/^broken\.md:1:1 error The header has no "description".*\n(?:.*\n)*? +=? ?fix: Add a line/m);
});

test('the last line of the report counts files, agents, errors and warnings', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  expect(build().output).toContain('2 files: 1 agent, 0 skipped, 1 error, 0 warnings, 0 notes.');
});

test('a stopped build leaves the last good site as it was', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  build();
  const before = readFileSync(join(site, 'agents/good/index.html'), 'utf8');
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  build();
  expect(readFileSync(join(site, 'agents/good/index.html'), 'utf8')).toBe(before);
});

test('a stopped build leaves nothing next to the last good site', () => {
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  build();
  expect(readdirSync(work)).toEqual(['agents']);
});

test('ON_INVALID=skip leaves the broken file out and builds the rest', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  writeFileSync(join(agents, 'broken.md'), BROKEN);
  expect(build({ ON_INVALID: 'skip' }).status).toBe(0);
  expect(readdirSync(join(site, 'agents')).sort()).toEqual(['good', 'good.json', 'good.md', 'good.png', 'index.html']);
});

test('a removed agent is gone from the next site', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  writeFileSync(join(agents, 'other.md'), GOOD.replace('name: good', 'name: other'));
  build();
  rmSync(join(agents, 'other.md'));
  build();
  expect(existsSync(join(site, 'agents/other.md'))).toBe(false);
});

test('a changed file is read again', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  build();
  writeFileSync(join(agents, 'good.md'), GOOD.replace('Does good work.', 'Does better work.'));
  build();
  expect(readFileSync(join(site, 'agents/good/index.html'), 'utf8')).toContain('Does better work.');
});

test('an invalid setting is named, with its valid values', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  const { status, output } = build({ ON_INVALID: 'perhaps' });
  expect(status).not.toBe(0);
  expect(output).toContain('ON_INVALID is "perhaps"; it must be "fail" or "skip".');
});

test('a missing folder is named', () => {
  rmSync(agents, { recursive: true });
  const { status, output } = build();
  expect(status).toBe(1);
  expect(output).toContain(`Cannot read the agents folder "${agents}"`);
});

test('an empty folder does not replace the last good site', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  build();
  rmSync(join(agents, 'good.md'));
  expect(build().status).toBe(1);
  expect(existsSync(join(site, 'agents/good.md'))).toBe(true);
});

test('a site never replaces a project', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  mkdirSync(join(site, '.git'), { recursive: true });
  expect(build().status).not.toBe(0);
  expect(existsSync(join(site, '.git'))).toBe(true);
});

test('a site never replaces files of others: one is named, without a stack trace, and nothing changes', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  mkdirSync(join(site, 'photos'), { recursive: true });
  writeFileSync(join(site, 'thesis.docx'), 'mine');
  const { status, output } = build();
  expect(status).not.toBe(0);
  expect(output).toContain('"thesis.docx" there is not part of a site');
  expect(output).not.toMatch(/Stack trace|^\s+at /m);
  expect(readdirSync(site).sort()).toEqual(['photos', 'thesis.docx']);
  expect(readdirSync(work).sort()).toEqual(['agents', 'site']);
});

test('a file that its owner added to a site is not destroyed by the next build', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  build();
  writeFileSync(join(site, 'agents/notes.txt'), 'mine');
  const { status, output } = build();
  expect(status).not.toBe(0);
  expect(output).toContain('"agents/notes.txt" there is not part of a site');
  expect(existsSync(join(site, 'agents/notes.txt'))).toBe(true);
});

test('a link as output folder stays a link, and its target gets the site', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  mkdirSync(join(work, 'served'));
  symlinkSync(join(work, 'served'), site, 'junction');
  expect(build().status).toBe(0);
  expect(lstatSync(site).isSymbolicLink()).toBe(true);
  expect(existsSync(join(work, 'served/agents/good.md'))).toBe(true);
});

test('a site never replaces the agents', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  site = work;
  expect(build().status).not.toBe(0);
  expect(existsSync(join(agents, 'good.md'))).toBe(true);
});

test('a header in another language is rejected and not run', () => {
  cpSync('tests/fixtures/broken/javascript-engine.md', join(agents, 'javascript-engine.md'));
  const { status, output } = build();
  expect(status).toBe(1);
  expect(output).toContain('Only YAML is read; nothing in this header was run.');
});

test('an agent’s picture is stored in the cache', () => {
  // A unique summary, so that no earlier build can have cached the picture.
  writeFileSync(join(agents, 'good.md'), GOOD.replace('good work', `good work in ${basename(work)}`));
  build();
  const picture = readFileSync(join(site, 'agents/good.png'));
  const kept = readdirSync(PICTURES).map((name) => readFileSync(join(PICTURES, name)));
  expect(kept.some((bytes) => bytes.includes(picture))).toBe(true);
});

function build(settings: Record<string, string> = {}): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'astro', 'build', '--outDir', site], {
    encoding: 'utf8',
    env: plainEnvironment({ AGENTS_DIR: agents, ...settings }),
    shell: process.platform === 'win32',
  });
  return { status, output: stdout + stderr };
}
