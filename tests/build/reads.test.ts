import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let work = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  mkdirSync(join(work, 'agents'));
});

test('a build reads each agent file at most three times: to check, serve and archive it', () => {
  const names = ['one', 'two', 'three'];
  for (const name of names) {
    const header = `---\nname: ${name}\ndescription: Context: helps with caching.\n---\n`;
    writeFileSync(
      join(work, `agents/${name}.md`),
      `${header}\n# Caching\n\nCaches pages with Redis, ${name} by ${name}.\n`,
    );
  }
  expect(build()).toBe(0);
  const reads = readFileSync(join(work, 'reads'), 'utf8').split('\n');
  for (const name of names) {
    const times = reads.filter((path) => path === join(work, `agents/${name}.md`)).length;
    expect(times, name).toBeGreaterThan(0);
    expect(times, name).toBeLessThanOrEqual(3);
  }
});

function build(): number | null {
  const counter = pathToFileURL('tests/build/count-reads.ts').href;
  const { status } = spawnSync('npx', ['--no-install', 'astro', 'build', '--force', '--outDir', join(work, 'site')], {
    encoding: 'utf8',
    env: plainEnvironment({
      AGENTS_DIR: join(work, 'agents'),
      NODE_OPTIONS: `--import=${counter}`,
      READS_LOG: join(work, 'reads'),
    }),
    shell: process.platform === 'win32',
  });
  return status;
}
