import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { plainEnvironment } from './environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let work = '';
let agents = '';
let site = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  agents = join(work, 'agents');
  site = join(work, 'site');
  mkdirSync(agents);
  for (const name of ['one', 'two']) {
    writeFileSync(
      join(agents, `${name}.md`),
      `---\nname: ${name}\ndescription: Plans ${name}.\n---\n\`\`\`ts\nlet ${name} = 1;\n\`\`\`\n`,
    );
  }
});

test('two builds of the same files are identical, in another folder and without a cache', () => {
  build(['--outDir', site]);
  const again = join(work, 'again');
  build(['--outDir', again, '--force']);
  expect(contents(again)).toEqual(contents(site));
});

test('a build after a change equals a build from nothing', () => {
  build(['--outDir', site]);
  writeFileSync(join(agents, 'two.md'), '---\nname: two\ndescription: Reviews code.\n---\nReview code.\n');
  build(['--outDir', site]);
  const fresh = join(work, 'fresh');
  build(['--outDir', fresh, '--force']);
  expect(contents(site)).toEqual(contents(fresh));
});

test('a killed build leaves the last good site, and nothing that breaks the next build', async () => {
  build(['--outDir', site]);
  const before = contents(site);
  writeFileSync(join(agents, 'three.md'), '---\nname: three\ndescription: Plans.\n---\nPlan.\n');
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', site], {
    env: plainEnvironment({ AGENTS_DIR: agents }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const text of child.stdout.setEncoding('utf8')) {
    if (String(text).includes('generating static routes')) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  expect(contents(site)).toEqual(before);
  build(['--outDir', site]);
  expect(readdirSync(work).filter((name) => !name.startsWith('.site-building-'))).toEqual(['agents', 'site']);
  expect(readFileSync(join(site, 'agents/three.md'), 'utf8')).toContain('name: three');
});

test('two builds at once into one folder leave a whole site', async () => {
  build(['--outDir', site]);
  const before = contents(site);
  const first = start();
  await setTimeout(1500);
  const [one, two] = await Promise.all([first, start()]);
  expect([one.status, two.status], one.output + two.output).toEqual([0, 0]);
  expect(two.output).toMatch(/Another build of this project is running \(process \d+\)\. Waiting/);
  expect(contents(site)).toEqual(before);
});

test('two builds of different agents at once do not mix them', async () => {
  const others = join(work, 'others');
  mkdirSync(others);
  writeFileSync(join(others, 'three.md'), '---\nname: three\ndescription: Plans.\n---\nPlan.\n');
  const results = await Promise.all([start(), start({ AGENTS_DIR: others }, join(work, 'second'))]);
  expect(results.map(({ status }) => status)).toEqual([0, 0]);
  expect(readdirSync(join(site, 'agents'))).not.toContain('three.md');
  expect(readdirSync(join(work, 'second/agents'))).not.toContain('one.md');
});

// Windows has no such limit to set.
if (process.platform !== 'win32') {
  test('on a full disk the last good site stays, and the build reports the error', () => {
    build(['--outDir', site]);
    const before = contents(site);
    writeFileSync(join(agents, 'three.md'), '---\nname: three\ndescription: Plans.\n---\nPlan.\n');
    // A limit on file size, which a program experiences much like a full disk.
    const { status, stdout, stderr } = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 4; exec "$0" "$@"',
        process.execPath,
        'node_modules/astro/bin/astro.mjs',
        'build',
        '--outDir',
        site,
      ],
      { encoding: 'utf8', env: plainEnvironment({ AGENTS_DIR: agents }) },
    );
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/EFBIG|ENOSPC|too large/i);
    expect(contents(site)).toEqual(before);
    build(['--outDir', site]);
    expect(readFileSync(join(site, 'agents/three.md'), 'utf8')).toContain('name: three');
  });

  test('when git fails, only the dates are missing', () => {
    const bin = join(work, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'git'), '#!/bin/sh\necho broken >&2\nexit 128\n', { mode: 0o755 });
    build(['--outDir', site], { PATH: `${bin}:${process.env.PATH ?? ''}` });
    expect(readFileSync(join(site, 'agents/one/index.html'), 'utf8')).not.toContain('last changed');
  });
}

/** Starts a build. @returns how it ended and what it printed */
async function start(
  settings: Record<string, string> = {},
  outDir = site,
): Promise<{ status: number; output: string }> {
  const args = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir];
  const child = spawn(process.execPath, args, { env: plainEnvironment({ AGENTS_DIR: agents, ...settings }) });
  let output = '';
  const collect = (text: unknown): void => {
    output += String(text);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  await once(child, 'close');
  return { status: child.exitCode ?? -1, output };
}

/** Builds and expects success. */
function build(args: readonly string[], settings: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build', ...args],
    { encoding: 'utf8', env: plainEnvironment({ AGENTS_DIR: agents, ...settings }) },
  );
  expect(status, stdout + stderr).toBe(0);
}

/** The content of every file in a folder as Latin-1 text, by path. */
function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path)).toString('latin1')]));
}
