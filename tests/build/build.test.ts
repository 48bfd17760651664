import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(output).toMatch(
    /^broken\.md\n {2}1:1 error The header has no "description".*\n(?:.*\n)*? +=? ?fix: Add a line/m,
  );
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

test('a stopped build leaves nothing beside the last good site', () => {
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

test('an agent that was removed is gone from the next site', () => {
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

test('a setting that cannot be used is named, with what it may be', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  const { status, output } = build({ ON_INVALID: 'perhaps' });
  expect(status).not.toBe(0);
  expect(output).toContain('ON_INVALID is "perhaps"; it must be "fail" or "skip".');
});

test('a folder that is not there is named', () => {
  rmSync(agents, { recursive: true });
  const { status, output } = build();
  expect(status).toBe(1);
  expect(output).toContain(`Cannot read the agents folder "${agents}"`);
});

test('an empty folder does not take the place of the last good site', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  build();
  rmSync(join(agents, 'good.md'));
  expect(build().status).toBe(1);
  expect(existsSync(join(site, 'agents/good.md'))).toBe(true);
});

test('a site is never put in the place of a project', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  mkdirSync(join(site, '.git'), { recursive: true });
  expect(build().status).not.toBe(0);
  expect(existsSync(join(site, '.git'))).toBe(true);
});

test('a site is never put in the place of the agents', () => {
  writeFileSync(join(agents, 'good.md'), GOOD);
  site = work;
  expect(build().status).not.toBe(0);
  expect(existsSync(join(agents, 'good.md'))).toBe(true);
});

test('a header in another language is refused and not run', () => {
  cpSync('tests/fixtures/broken/javascript-engine.md', join(agents, 'javascript-engine.md'));
  const { status, output } = build();
  expect(status).toBe(1);
  expect(output).toContain('Only YAML is read; nothing in this header was run.');
});

test('the picture of an agent is kept in the cache', () => {
  // A summary that no earlier build has drawn.
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
