import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  expect(readdirSync(work).filter((name) => !name.endsWith('-previous'))).toEqual(['agents', 'site']);
  expect(readFileSync(join(site, 'agents/three.md'), 'utf8')).toContain('name: three');
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
