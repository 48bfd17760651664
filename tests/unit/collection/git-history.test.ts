import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readHistory } from '../../../src/collection/git-history.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const FIRST = '2024-01-02T03:04:05+02:00';
const SECOND = '2024-02-02T03:04:05+02:00';
const THIRD = '2024-03-02T03:04:05+02:00';
const FOURTH = '2024-04-02T03:04:05+02:00';

let root = '';
let repository = '';
let folder = '';

beforeEach(async () => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  root = temporaryFolder(onTestFinished);
  repository = join(root, 'repository');
  folder = join(repository, 'agents');
  await mkdir(folder, { recursive: true });
  git('init', '--quiet', '--initial-branch=main', '--template=');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

function git(...command: string[]): string {
  return gitAt(FIRST, ...command);
}

function gitAt(date: string, ...command: string[]): string {
  const person = (role: string): Record<string, string> => ({
    [`GIT_${role}_NAME`]: 'Tester',
    [`GIT_${role}_EMAIL`]: 'tester@example.org',
    [`GIT_${role}_DATE`]: date,
  });
  // Without the variables of a git hook in which the tests may be running.
  const own = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_)/.test(name));
  const env = { ...Object.fromEntries(own), ...person('AUTHOR'), ...person('COMMITTER') };
  return execFileSync('git', command, { cwd: repository, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Writes a file into the agents folder. */
async function write(path: string, text = 'First.\n'): Promise<void> {
  const target = join(folder, path);
  await mkdir(join(target, '..'), { recursive: true });
  await writeFile(target, text);
}

function commit(date: string): void {
  gitAt(date, 'add', '--all');
  gitAt(date, 'commit', '--quiet', '--message', 'Change');
}

async function writeAndCommit(date: string, path: string, text?: string): Promise<void> {
  await write(path, text);
  commit(date);
}

async function history(): Promise<Record<string, string>> {
  return Object.fromEntries(await readHistory(folder));
}

/** Puts another program called git first on the path. */
async function replaceGit(script: string): Promise<void> {
  const programs = join(root, 'programs');
  await mkdir(programs);
  await writeFile(join(programs, 'git'), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, 'git'), 0o755);
  vi.stubEnv('PATH', `${programs}${delimiter}${process.env.PATH ?? ''}`);
}

/** Removes an old version of a file from the repository, so that git fails when it gets there. */
async function forget(name: string): Promise<void> {
  const id = git('rev-parse', name).trim();
  await rm(join(repository, '.git', 'objects', id.slice(0, 2), id.slice(2)));
}

describe('the date of a file', () => {
  test('is that of the commit that added it', async () => {
    await writeAndCommit(FIRST, 'a.md');
    expect(await history()).toEqual({ 'a.md': FIRST });
  });

  test('is that of the last commit that changed it', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await writeAndCommit(SECOND, 'a.md', 'Second.\n');
    expect(await history()).toEqual({ 'a.md': SECOND });
  });

  test('is not that of a commit that changed another file', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await writeAndCommit(SECOND, 'b.md', 'Second.\n');
    expect((await history())['a.md']).toBe(FIRST);
  });

  test('is that of the commit that renamed it', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await rename(join(folder, 'a.md'), join(folder, 'b.md'));
    commit(SECOND);
    expect(await history()).toEqual({ 'b.md': SECOND });
  });

  test('is that of the commit that restored it', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await rm(join(folder, 'a.md'));
    commit(SECOND);
    await writeAndCommit(THIRD, 'a.md');
    expect(await history()).toEqual({ 'a.md': THIRD });
  });

  test('is known for a file added on a merged branch', async () => {
    await writeAndCommit(FIRST, 'a.md');
    git('checkout', '--quiet', '-b', 'side');
    await writeAndCommit(SECOND, 'b.md');
    git('checkout', '--quiet', 'main');
    await writeAndCommit(THIRD, 'c.md');
    gitAt(FOURTH, 'merge', '--quiet', '--no-edit', 'side');
    expect((await history())['b.md']).toBe(SECOND);
  });

  describe('that two branches changed', () => {
    beforeEach(async () => {
      await writeAndCommit(FIRST, 'a.md');
      git('checkout', '--quiet', '-b', 'side');
      await writeAndCommit(THIRD, 'a.md', 'Side.\n');
      // A file that only the branch has makes git follow both branches.
      await writeAndCommit(THIRD, 'side.md');
      git('checkout', '--quiet', 'main');
      await writeAndCommit(SECOND, 'a.md', 'Main.\n');
      gitAt(FOURTH, 'merge', '--quiet', '--no-commit', '--strategy-option=ours', 'side');
    });

    test('is not that of a change that the merge discarded', async () => {
      commit(FOURTH);
      expect((await history())['a.md']).toBe(SECOND);
    });

    test('is that of the merge if the merge combined both changes', async () => {
      await writeAndCommit(FOURTH, 'a.md', 'Main and side.\n');
      expect((await history())['a.md']).toBe(FOURTH);
    });
  });
});

describe('the path of a file', () => {
  test('starts below the folder', async () => {
    await writeAndCommit(FIRST, 'team/tools/a.md');
    expect(await history()).toEqual({ 'team/tools/a.md': FIRST });
  });

  test('is whole if the folder is the top of the repository', async () => {
    await writeAndCommit(FIRST, 'a.md');
    expect([...(await readHistory(repository)).keys()]).toEqual(['agents/a.md']);
  });

  test('starts below a link to the folder', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await symlink(folder, join(root, 'link'));
    expect([...(await readHistory(join(root, 'link'))).keys()]).toEqual(['a.md']);
  });

  test('starts below a folder with a line break in its name', async () => {
    folder = join(repository, 'my\nagents');
    await writeAndCommit(FIRST, 'a.md');
    expect(await history()).toEqual({ 'a.md': FIRST });
  });

  test.each([
    'my agent.md',
    '"quoted" it\'s.md',
    'größe 世界.md',
    'two\nlines.md',
    ':colon.md',
    '-dash.md',
    '$(x)`y`.md',
  ])('may be %j', async (name) => {
    await writeAndCommit(FIRST, name);
    expect(await history()).toEqual({ [name]: FIRST });
  });
});

describe('no date is known for', () => {
  beforeEach(async () => {
    await writeAndCommit(FIRST, 'a.md');
  });

  test('a file outside the folder', async () => {
    await writeAndCommit(SECOND, '../outside.md');
    expect(await history()).not.toHaveProperty(['../outside.md']);
  });

  test('a file that git does not track', async () => {
    await write('new.md');
    expect(await history()).not.toHaveProperty(['new.md']);
  });

  test('a file that was changed', async () => {
    await write('a.md', 'Changed.\n');
    expect(await history()).toEqual({});
  });

  test('a file with a staged change', async () => {
    await write('a.md', 'Changed.\n');
    git('add', '--all');
    expect(await history()).toEqual({});
  });

  test('a file that was renamed', async () => {
    git('mv', 'agents/a.md', 'agents/b.md');
    expect(await history()).toEqual({});
  });

  test('a file that was deleted', async () => {
    await rm(join(folder, 'a.md'));
    expect(await history()).toEqual({});
  });

  test('a changed file that is assumed to be unchanged', async () => {
    git('update-index', '--assume-unchanged', 'agents/a.md');
    await write('a.md', 'Changed.\n');
    expect(await history()).toEqual({});
  });

  test('a link', async () => {
    await symlink('a.md', join(folder, 'link.md'));
    commit(SECOND);
    expect(await history()).not.toHaveProperty(['link.md']);
  });
});

describe('no date is known', () => {
  test('outside a repository', async () => {
    await rm(join(repository, '.git'), { recursive: true });
    await write('a.md');
    vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
    expect(await history()).toEqual({});
  });

  test('before the first commit', async () => {
    await write('a.md');
    git('add', '--all');
    expect(await history()).toEqual({});
  });

  test('in a folder that does not exist', async () => {
    await writeAndCommit(FIRST, 'a.md');
    expect(await readHistory(join(folder, 'missing'))).toEqual(new Map());
  });

  test('in a shallow clone', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await writeAndCommit(SECOND, 'b.md');
    git('clone', '--quiet', '--depth=1', pathToFileURL(repository).href, join(root, 'clone'));
    expect(await readHistory(join(root, 'clone', 'agents'))).toEqual(new Map());
  });

  test('without git', async () => {
    await writeAndCommit(FIRST, 'a.md');
    vi.stubEnv('PATH', root);
    expect(await history()).toEqual({});
  });

  test('when git fails', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await writeAndCommit(SECOND, 'b.md', 'Second.\n');
    await writeAndCommit(THIRD, 'b.md', 'Third.\n');
    await writeAndCommit(FOURTH, 'b.md', 'Fourth.\n');
    // By then git has printed the date of one file.
    await forget('HEAD~3');
    expect(await history()).toEqual({});
  });

  test('when git takes too long', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await replaceGit('exec sleep 60');
    expect(await readHistory(folder, 50)).toEqual(new Map());
  });

  test('when a process that git started takes too long', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await replaceGit('sleep 10 & wait');
    expect(await readHistory(folder, 50)).toEqual(new Map());
  });
});

describe('git', () => {
  test('is called as often for many files as for one', async () => {
    const calls = join(root, 'calls');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const count = async (): Promise<number> => {
      await writeFile(calls, '');
      await history();
      return readFileSync(calls, 'utf8').length;
    };
    await writeAndCommit(FIRST, 'a.md');
    await replaceGit(`printf x >> '${calls}'\nexec '${real}' "$@"`);
    const once = await count();
    for (let index = 0; index < 30; index++) await write(`${index}.md`, `${index}\n`);
    commit(SECOND);
    expect(await count()).toBe(once);
  });

  test('is stopped once every file has its date', async () => {
    await writeAndCommit(FIRST, 'a.md');
    await writeAndCommit(SECOND, 'a.md', 'Second.\n');
    await writeAndCommit(THIRD, 'a.md', 'Third.\n');
    await writeAndCommit(FOURTH, 'a.md', 'Fourth.\n');
    await forget('HEAD~3');
    expect(await history()).toEqual({ 'a.md': FOURTH });
  });

  test('leaves the index as it is', async () => {
    await writeAndCommit(FIRST, 'a.md');
    // With another time, git takes the file for changed until the index is written.
    await utimes(join(folder, 'a.md'), 1, 1);
    const index = (): string => readFileSync(join(repository, '.git', 'index'), 'base64');
    const before = index();
    await history();
    expect(index()).toBe(before);
  });

  test.each([
    ['GIT_DIR', '.git'],
    ['GIT_WORK_TREE', '.'],
    ['GIT_INDEX_FILE', '.git/other'],
  ])('ignores %s, which hooks set', async (name, value) => {
    await writeAndCommit(FIRST, 'a.md');
    vi.stubEnv(name, value);
    expect(await history()).toEqual({ 'a.md': FIRST });
  });

  test.each([
    ['diff.relative', 'true'],
    ['diff.renames', 'copies'],
    ['log.follow', 'true'],
    ['log.showRoot', 'false'],
    ['log.date', 'relative'],
    ['color.ui', 'always'],
    ['format.pretty', 'oneline'],
    ['status.branch', 'true'],
  ])('ignores the setting %s=%s', async (name, value) => {
    await writeAndCommit(FIRST, 'a.md');
    git('config', name, value);
    expect(await history()).toEqual({ 'a.md': FIRST });
  });
});
