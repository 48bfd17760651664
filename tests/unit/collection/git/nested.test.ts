import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readHistory, readNestedHistory } from '../../../../src/collection/git/read-history.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { DATES, makeRepository, type Repository } from '../../make/repository.ts';

const [FIRST = '', SECOND = ''] = DATES;

let root = '';
let folder = '';
/** A folder of the agents folder that is a repository of its own. */
let inner = '';
let outer: Repository;
/** The git directory of a repository that is not to be published. */
let elsewhere = '';

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'repository', 'agents');
  inner = join(folder, 'team');
  outer = makeRepository(join(root, 'repository'));
  outer.write('agents/a.md', 'Outer.\n');
  outer.write('secret.md', 'Outer.\n');
  outer.commit(FIRST);
  const other = makeRepository(join(root, 'elsewhere'));
  other.write('secret.md', 'Secret.\n');
  other.commit(SECOND);
  elsewhere = join(root, 'elsewhere', '.git');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function nested(at = inner): Promise<[string, string[]]> {
  const { reach, files } = await readNestedHistory(at, folder);
  return [reach, [...files.keys()]];
}

function makeInner(): Repository {
  const made = makeRepository(inner);
  made.write('b.md', 'Inner.\n');
  made.commit(SECOND);
  return made;
}

/** Makes a folder look like a bare repository whose history is another's. */
function pretend(at: string): void {
  mkdirSync(join(at, 'objects', 'info'), { recursive: true });
  writeFileSync(join(at, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(at, 'config'), '[core]\nrepositoryformatversion = 0\nbare = true\n');
  writeFileSync(join(at, 'objects', 'info', 'alternates'), `${join(elsewhere, 'objects')}\n`);
  symlinkSync(join(elsewhere, 'refs'), join(at, 'refs'));
}

const none = ['none', []];

describe('a nested repository has its history', () => {
  test('as a clone', async () => {
    makeInner();
    expect(await nested()).toEqual(['whole', ['b.md']]);
  });

  test('as a clone in an agents folder that is in no repository', async () => {
    makeInner();
    rmSync(join(root, 'repository', '.git'), { recursive: true });
    vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
    expect(await nested()).toEqual(['whole', ['b.md']]);
  });

  test('as a submodule, and as one of a clone', async () => {
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', join(root, 'elsewhere')];
    outer.git(...add, 'agents/sub');
    expect(await nested(join(folder, 'sub'))).toEqual(['whole', ['secret.md']]);
    makeInner().git(...add, 'deep');
    expect(await nested(join(inner, 'deep'))).toEqual(['whole', ['secret.md']]);
  });

  test('as a worktree of the repository that the agents folder is in', async () => {
    outer.git('worktree', 'add', '--quiet', inner);
    expect(await nested()).toEqual(['whole', ['agents/a.md', 'secret.md']]);
  });
});

describe('a nested repository has no history', () => {
  test('with a file that names a repository elsewhere', async () => {
    mkdirSync(inner);
    writeFileSync(join(inner, '.git'), `gitdir: ${elsewhere}\n`);
    expect(await nested()).toEqual(none);
  });

  test('with a link to a repository elsewhere', async () => {
    mkdirSync(inner);
    symlinkSync(elsewhere, join(inner, '.git'));
    expect(await nested()).toEqual(none);
  });

  test('with a file that names the outer repository, a submodule or a worktree of it that is elsewhere', async () => {
    mkdirSync(inner);
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', join(root, 'elsewhere'), 'sub');
    outer.git('worktree', 'add', '--quiet', join(root, 'tree'));
    for (const name of ['.git', '.git/modules/sub', '.git/worktrees/tree']) {
      writeFileSync(join(inner, '.git'), `gitdir: ${join(root, 'repository', name)}\n`);
      expect(await nested(), name).toEqual(none);
    }
  });

  test('with a common folder elsewhere', async () => {
    makeInner();
    writeFileSync(join(inner, '.git', 'commondir'), `${elsewhere}\n`);
    expect(await nested()).toEqual(none);
  });

  test('with a list of alternates', async () => {
    makeInner();
    mkdirSync(join(inner, '.git', 'objects', 'info'), { recursive: true });
    writeFileSync(join(inner, '.git', 'objects', 'info', 'alternates'), `${join(elsewhere, 'objects')}\n`);
    expect(await nested()).toEqual(none);
  });

  test.each(['objects', 'refs', 'refs/heads', 'HEAD'])('with a link to %s elsewhere', async (name) => {
    makeInner();
    rmSync(join(inner, '.git', name), { recursive: true });
    symlinkSync(join(elsewhere, name), join(inner, '.git', name));
    expect(await nested()).toEqual(none);
  });

  test('with links to single objects elsewhere', async () => {
    makeInner();
    cpSync(join(elsewhere, 'refs'), join(inner, '.git', 'refs'), { recursive: true });
    const cwd = join(root, 'elsewhere');
    const ids = execFileSync('git', ['rev-list', '--objects', '--no-object-names', 'HEAD'], { cwd, encoding: 'utf8' });
    for (const id of ids.trim().split('\n')) {
      const path = join('objects', id.slice(0, 2), id.slice(2));
      mkdirSync(join(inner, '.git', path, '..'), { recursive: true });
      symlinkSync(join(elsewhere, path), join(inner, '.git', path));
    }
    expect(await nested()).toEqual(none);
  });

  test('with a work tree that is not its folder', async () => {
    makeInner().git('config', 'core.worktree', join(root, 'elsewhere'));
    expect(await nested()).toEqual(none);
  });
});

describe('files that make a folder look like a bare repository', () => {
  test('are no history of the agents folder', async () => {
    pretend(folder);
    expect((await readHistory(folder)).reach).toBe('none');
  });

  test('are no history of it where git does not know the setting', async () => {
    pretend(folder);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const programs = join(root, 'programs');
    mkdirSync(programs);
    const script = `for each; do shift; [ "$each" = safe.bareRepository=explicit ] && each=a.b=c; set -- "$@" "$each"; done`;
    writeFileSync(join(programs, 'git'), `#!/bin/sh\n${script}\nexec '${real}' "$@"\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${programs}:${process.env.PATH ?? ''}`);
    expect((await readHistory(folder)).reach).toBe('none');
  });

  test('are none below a folder whose .git is no repository', async () => {
    pretend(inner);
    mkdirSync(join(inner, '.git'));
    expect(await nested()).toEqual(none);
  });

  test('are none as the .git of a nested folder', async () => {
    mkdirSync(inner);
    pretend(join(folder, 'bare'));
    renameSync(join(folder, 'bare'), join(inner, '.git'));
    expect(await nested()).toEqual(none);
  });
});
