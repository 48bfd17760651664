import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const agent = (name: string): string => `---\nname: ${name}\ndescription: Does the work of ${name}.\n---\nWork.\n`;

const work = temporaryFolder(afterAll);
let output = '';

beforeAll(() => {
  const [mine = '', team = ''] = ['mine/agents', 'team agents'].map((name) => join(work, name));
  mkdirSync(mine, { recursive: true });
  mkdirSync(join(team, 'deep'), { recursive: true });
  writeFileSync(join(mine, 'reviewer.md'), agent('reviewer'));
  writeFileSync(join(mine, 'catalogue.json'), '{\n  "name": "Mine",\n  "colour": "red"\n}\n');
  writeFileSync(join(team, 'reviewer.md'), agent('reviewer').replace('Work.', 'Work for the team.'));
  writeFileSync(join(team, 'deep', 'planner.md'), agent('planner'));
  cpSync('LICENSE', join(team, 'LICENSE'));
  writeFileSync(join(team, 'catalogue.json'), '{"name": "Team", "source": "https://git.example/team"}');
  symlinkSync(mine, join(work, 'linked'), 'junction');
  const { status, stdout, stderr } = build(join(work, 'linked'), team);
  output = stdout + stderr;
  if (status !== 0) throw new Error(output);
});

test('each agent has the name, licence and source of its folder', () => {
  expect(JSON.parse(readSite('agents/planner.json'))).toMatchObject({ file: { path: 'team agents/deep/planner.md' } });
  const page = readSite('agents/planner/index.html');
  expect(page).toContain('licence: MIT');
  expect(page).toContain('href="https://git.example/team"');
  expect(readSite('agents/linked-reviewer/index.html')).not.toContain('licence:');
});

test('agents of the same name in two folders are both served, each with its own bytes', () => {
  expect(readSite('agents/linked-reviewer.md')).toBe(agent('reviewer'));
  expect(readSite('agents/team-agents-reviewer.md')).toContain('Work for the team.');
});

test('each folder can be browsed and downloaded as a bundle', () => {
  expect(readSite('bundles/index.html')).toContain('linked');
  expect(readSite('bundles/team-agents.zip')).toMatch(/^PK/);
});

test('an unknown key in a catalogue.json is reported with its line, and the site is built', () => {
  expect(output).toMatch(/catalogue\.json:3:3: "colour" is ignored\./);
});

test('a missing folder is named, and the others alone are not built', () => {
  const { status, stdout, stderr } = build(join(work, 'linked'), join(work, 'nowhere'));
  expect(status).not.toBe(0);
  expect(stdout + stderr).toContain(`Cannot read the agents folder "${join(work, 'nowhere')}"`);
});

test('the files for hosts are next to the pages', () => {
  expect(readSite('_headers')).toContain('/base/_astro/*');
  expect(readSite('.nojekyll')).toBe('');
});

function build(...folders: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('npx', ['--no-install', 'astro', 'build', '--outDir', join(work, 'site')], {
    encoding: 'utf8',
    env: plainEnvironment({ AGENTS_DIR: folders.join(delimiter), BASE_PATH: '/base/', SOCIAL_IMAGES: 'none' }),
    shell: process.platform === 'win32',
  });
}

function readSite(path: string): string {
  return readFileSync(join(work, 'site', path), 'latin1');
}
