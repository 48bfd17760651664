import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openCache } from '../../../../src/cache.ts';
import { keptHistories } from '../../../../src/collection/git/kept-histories.ts';
import { readHistory } from '../../../../src/collection/git/read-history.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { DATES, makeRepository, type Repository } from '../../make/repository.ts';

const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = DATES;
/** Lines enough for git to recognise a file after an edit. */
const LINES = Array.from({ length: 20 }, (_, index) => `Line ${index}.\n`).join('');

let root = '';
let folder = '';
let repository: Repository;

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'repository', 'agents');
  repository = makeRepository(join(root, 'repository'));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Writes a file into the agents folder and commits it. */
function put(date: string, path: string, text: string | Uint8Array = 'First.\n', message?: string): void {
  repository.write(`agents/${path}`, text);
  repository.commit(date, message);
}

function move(date: string, from: string, to: string): void {
  mkdirSync(join(folder, to, '..'), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
  repository.commit(date);
}

function drop(date: string, path: string): void {
  rmSync(join(folder, path));
  repository.commit(date);
}

/** The dates of a file's states, and its path in each where that is another. */
async function states(path: string): Promise<string[]> {
  const { files } = await readHistory(folder);
  return (files.get(path)?.states ?? []).map(({ date, file }) => (file === path ? date : `${date} ${file}`));
}

async function paths(where = folder): Promise<string[]> {
  return [...(await readHistory(where)).files.keys()];
}

/** Puts another program called git first on the path. */
function replaceGit(script: string): void {
  const programs = join(root, 'programs');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(programs, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, 'git'), 0o755);
  vi.stubEnv('PATH', `${programs}${delimiter}${process.env.PATH ?? ''}`);
}

describe('the states of a file', () => {
  test('are what commits made of it, newest first', async () => {
    put(FIRST, 'a.md', 'First.\n', 'Add it');
    put(SECOND, 'a.md', 'Second.\n', 'Change it');
    put(THIRD, 'b.md');
    const { reach, newest, files } = await readHistory(folder);
    expect([reach, newest]).toEqual(['whole', THIRD]);
    expect(files.get('a.md')).toEqual({
      count: 2,
      first: FIRST,
      states: [
        {
          commit: repository.git('rev-parse', 'HEAD~1').trim(),
          date: SECOND,
          subject: 'Change it',
          blob: repository.git('rev-parse', 'HEAD:agents/a.md').trim(),
          file: 'a.md',
        },
        {
          commit: repository.git('rev-parse', 'HEAD~2').trim(),
          date: FIRST,
          subject: 'Add it',
          blob: repository.git('rev-parse', 'HEAD~2:agents/a.md').trim(),
          file: 'a.md',
        },
      ],
    });
  });

  test('include those under another name', async () => {
    put(FIRST, 'a.md', LINES);
    move(SECOND, 'a.md', 'b.md');
    expect(await states('b.md')).toEqual([SECOND, `${FIRST} a.md`]);
  });

  test('include those in another folder', async () => {
    put(FIRST, 'team/a.md', LINES);
    move(SECOND, 'team/a.md', 'tools/more/a.md');
    expect(await states('tools/more/a.md')).toEqual([SECOND, `${FIRST} team/a.md`]);
  });

  test('include those under a name in another case', async () => {
    put(FIRST, 'Agent.md', LINES);
    repository.git('mv', '--force', 'agents/Agent.md', 'agents/agent.md');
    repository.commit(SECOND);
    expect(await states('agent.md')).toEqual([SECOND, `${FIRST} Agent.md`]);
  });

  test('include those before a rename with an edit', async () => {
    put(FIRST, 'a.md', LINES);
    rmSync(join(folder, 'a.md'));
    put(SECOND, 'b.md', `${LINES}One more.\n`);
    expect(await states('b.md')).toEqual([SECOND, `${FIRST} a.md`]);
  });

  test('include those before the file came into the folder', async () => {
    repository.write('old/place/a.md', LINES);
    repository.commit(FIRST);
    repository.write('old/place/a.md', `${LINES}More.\n`);
    repository.commit(SECOND);
    repository.git('mv', 'old/place/a.md', 'a.md');
    repository.commit(THIRD);
    mkdirSync(folder);
    repository.git('mv', 'a.md', 'agents/a.md');
    repository.commit(FOURTH);
    expect(await states('a.md')).toEqual([
      FOURTH,
      `${THIRD} ../a.md`,
      `${SECOND} ../old/place/a.md`,
      `${FIRST} ../old/place/a.md`,
    ]);
  });

  test('are not those of the file that it was copied from', async () => {
    put(FIRST, 'a.md', LINES);
    put(SECOND, 'b.md', LINES);
    expect(await states('b.md')).toEqual([SECOND]);
  });

  test('are not those of a file that had its name before', async () => {
    put(FIRST, 'a.md', LINES);
    move(SECOND, 'a.md', 'b.md');
    put(THIRD, 'a.md', 'Another agent.\n');
    expect(await states('a.md')).toEqual([THIRD]);
    expect(await states('b.md')).toEqual([SECOND, `${FIRST} a.md`]);
  });

  test('include those before it was deleted and brought back', async () => {
    put(FIRST, 'a.md');
    drop(SECOND, 'a.md');
    put(THIRD, 'a.md');
    expect(await states('a.md')).toEqual([THIRD, FIRST]);
  });

  test('include what was given up and taken up again', async () => {
    put(FIRST, 'a.md', 'One.\n');
    put(SECOND, 'a.md', 'Two.\n');
    put(THIRD, 'a.md', 'One.\n');
    put(FOURTH, 'a.md', 'Two.\n');
    expect(await states('a.md')).toEqual([FOURTH, THIRD, SECOND, FIRST]);
  });

  test('are in the order of the commits, whatever their dates', async () => {
    put(THIRD, 'a.md', 'One.\n');
    put(FIRST, 'a.md', 'Two.\n');
    put(SECOND, 'a.md', 'Three.\n');
    expect(await states('a.md')).toEqual([SECOND, FIRST, THIRD]);
  });

  test.each([
    ['in a time zone that there is not', '1700000000 +9959', '2023-11-14T22:13:20.000Z'],
    ['after the end of time', '99999999999999 +0000', '1970-01-01T00:00:00.000Z'],
    ['before the beginning of time', '1 -9959', '1970-01-01T00:00:01.000Z'],
    ['in a time zone with too many minutes', '1700000000 +0299', '2023-11-14T22:13:20.000Z'],
    ['in a time zone of half an hour', '1700000000 -0330', '2023-11-14T18:43:20-03:30'],
    ['in a year of five digits', '253402300799 +0200', '9999-12-31T23:59:59.000Z'],
    ['that is none', 'yesterday', '1970-01-01T00:00:00.000Z'],
  ])('have a date that can be read, even %s', async (_, written, date) => {
    put(FIRST, 'a.md');
    const cwd = join(root, 'repository');
    const commit = execFileSync('git', ['cat-file', 'commit', 'HEAD'], { cwd, encoding: 'utf8' });
    const input = commit.replace(/^(committer .*> ).*$/m, `$1${written}`);
    const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { cwd, input });
    repository.git('reset', '--quiet', '--hard', id.toString().trim());
    expect(await states('a.md')).toEqual([date]);
  });

  test('do not count a change of its mode', async () => {
    put(FIRST, 'a.md');
    repository.git('update-index', '--chmod=+x', 'agents/a.md');
    repository.gitAt(SECOND, 'commit', '--quiet', '--message', 'Run');
    repository.git('checkout', '--quiet', '.');
    expect(await states('a.md')).toEqual([FIRST]);
  });

  test('do not include a link that was there before', async () => {
    put(FIRST, 'b.md', 'Other.\n');
    symlinkSync('b.md', join(folder, 'a.md'));
    repository.commit(SECOND);
    rmSync(join(folder, 'a.md'));
    put(THIRD, 'a.md');
    expect(await states('a.md')).toEqual([THIRD]);
  });

  test('are counted, and at most fifty are kept', async () => {
    for (let number = 0; number < 53; number += 1) put(FIRST, 'a.md', `${number}\n`);
    const { files } = await readHistory(folder);
    expect(files.get('a.md')?.count).toBe(53);
    expect(files.get('a.md')?.states).toHaveLength(50);
  });
});

describe('a merge', () => {
  test('brings the commits of its branch', async () => {
    put(FIRST, 'a.md');
    repository.git('checkout', '--quiet', '-b', 'side');
    put(SECOND, 'b.md');
    repository.git('checkout', '--quiet', 'main');
    put(THIRD, 'c.md');
    repository.gitAt(FOURTH, 'merge', '--quiet', '--no-edit', 'side');
    expect(await states('b.md')).toEqual([SECOND]);
  });

  describe('of two branches that changed a file', () => {
    beforeEach(() => {
      put(FIRST, 'a.md', LINES);
      repository.git('checkout', '--quiet', '-b', 'side');
      put(THIRD, 'a.md', LINES.replace('Line 1.', 'Side.'));
      // A file that only the branch has makes git follow both branches.
      put(THIRD, 'side.md');
      repository.git('checkout', '--quiet', 'main');
      put(SECOND, 'a.md', LINES.replace('Line 1.', 'Main.'));
      repository.gitAt(FOURTH, 'merge', '--quiet', '--no-commit', '--strategy-option=ours', 'side');
    });

    test('does not bring a change that it discarded', async () => {
      repository.commit(FOURTH);
      expect(await states('a.md')).toEqual([SECOND, FIRST]);
    });

    test('is a state of its own if it combined both, and brings both', async () => {
      put(FOURTH, 'a.md', LINES.replace('Line 1.', 'Main and side.'));
      expect(await states('a.md')).toEqual([FOURTH, THIRD, SECOND, FIRST]);
    });
  });

  test('of a rename and an edit brings both', async () => {
    put(FIRST, 'a.md', LINES);
    repository.git('checkout', '--quiet', '-b', 'side');
    put(THIRD, 'a.md', LINES.replace('Line 1.', 'Side.'));
    repository.git('checkout', '--quiet', 'main');
    move(SECOND, 'a.md', 'b.md');
    repository.gitAt(FOURTH, 'merge', '--quiet', '--no-edit', 'side');
    expect(await states('b.md')).toEqual([FOURTH, `${THIRD} a.md`, SECOND, `${FIRST} a.md`]);
  });
});

describe('a subject', () => {
  test.each([
    ['is one line', 'One\nline\n\nMore.', 'One line'],
    ['may be empty', '', ''],
    ['is text, whatever it looks like', ':100644 100644 <b>\t"$(x)"', ':100644 100644 <b> "$(x)"'],
  ])('%s', async (_, message, subject) => {
    put(FIRST, 'a.md', 'First.\n', message);
    const { files } = await readHistory(folder);
    expect(files.get('a.md')?.states[0]?.subject).toBe(subject);
  });

  test('is cut where it is as long as a book', async () => {
    put(FIRST, 'a.md', 'First.\n', '😀'.repeat(5_000));
    const { files } = await readHistory(folder);
    expect(files.get('a.md')?.states[0]?.subject).toBe(`${'😀'.repeat(99)}…`);
  });

  test('is read in its own encoding', async () => {
    repository.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    const message = join(root, 'message');
    writeFileSync(message, Buffer.from('Gr\xfc\xdfe', 'latin1'));
    repository.write('agents/a.md', 'First.\n');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--file', message);
    const { files } = await readHistory(folder);
    expect(files.get('a.md')?.states[0]?.subject).toBe('Grüße');
  });

  test('shows what is in no encoding', async () => {
    put(FIRST, 'a.md', 'First.\n', 'Gr');
    const cwd = join(root, 'repository');
    const commit = execFileSync('git', ['cat-file', 'commit', 'HEAD'], { cwd }).subarray(0, -1);
    const input = Buffer.concat([commit, Buffer.from([0xfc, 0xdf, 0x65, 0x0a])]);
    const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd, input }).toString().trim();
    repository.git('reset', '--quiet', '--hard', id);
    const { files } = await readHistory(folder);
    expect(files.get('a.md')?.states[0]?.subject).toBe('Gr\uFFFD\uFFFDe');
  });
});

describe('the path of a file', () => {
  test('starts below the folder', async () => {
    put(FIRST, 'team/tools/a.md');
    expect(await paths()).toEqual(['team/tools/a.md']);
  });

  test('is whole if the folder is the top of the repository', async () => {
    put(FIRST, 'a.md');
    expect(await paths(join(root, 'repository'))).toEqual(['agents/a.md']);
  });

  test('starts below a link to the folder', async () => {
    put(FIRST, 'a.md');
    symlinkSync(folder, join(root, 'link'));
    expect(await paths(join(root, 'link'))).toEqual(['a.md']);
  });

  test('starts below a folder with a line break in its name', async () => {
    repository.write('my\nagents/a.md', 'First.\n');
    repository.commit(FIRST);
    expect(await paths(join(root, 'repository', 'my\nagents'))).toEqual(['a.md']);
  });

  test.each([
    'my agent.md',
    '"quoted" it\'s.md',
    'größe 世界.md',
    'two\nlines.md',
    ':colon.md',
    '-dash.md',
    '*.md',
    '$(x)`y`.md',
  ])('may be %j', async (name) => {
    put(FIRST, name);
    put(SECOND, name, 'Second.\n');
    expect(await states(name)).toEqual([SECOND, FIRST]);
  });

  test('may have been in another encoding', async () => {
    repository.git('config', 'core.precomposeUnicode', 'false');
    const id = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: join(root, 'repository'), input: LINES });
    const entry = Buffer.concat([
      Buffer.from(`100644 ${id.toString().trim()}\t`),
      Buffer.from('agents/gr\xf6\xdfe.md', 'latin1'),
      Buffer.from('\n'),
    ]);
    execFileSync('git', ['update-index', '--add', '--index-info'], { cwd: join(root, 'repository'), input: entry });
    repository.gitAt(FIRST, 'commit', '--quiet', '--message', 'Add');
    repository.git('read-tree', '--empty');
    put(SECOND, 'size.md', LINES);
    expect(await states('size.md')).toEqual([SECOND, `${FIRST} gr\uFFFD\uFFFDe.md`]);
  });
});

describe('nothing is known of', () => {
  beforeEach(() => {
    put(FIRST, 'a.md');
  });

  test('a file outside the folder', async () => {
    repository.write('outside.md', 'Outside.\n');
    repository.commit(SECOND);
    expect(await paths()).toEqual(['a.md']);
  });

  test('a file that is not committed', async () => {
    repository.write('agents/new.md', 'New.\n');
    repository.git('add', '--all');
    expect(await paths()).toEqual(['a.md']);
  });

  test('a link', async () => {
    symlinkSync('a.md', join(folder, 'link.md'));
    repository.commit(SECOND);
    expect(await paths()).toEqual(['a.md']);
  });
});

describe('there is no history', () => {
  const none = { reach: 'none', newest: undefined, files: new Map() };

  test('outside a repository', async () => {
    put(FIRST, 'a.md');
    rmSync(join(root, 'repository', '.git'), { recursive: true });
    vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
    expect(await readHistory(folder)).toEqual(none);
  });

  test('before the first commit', async () => {
    repository.write('agents/a.md', 'First.\n');
    repository.git('add', '--all');
    expect(await readHistory(folder)).toEqual(none);
  });

  test('of a folder that does not exist', async () => {
    put(FIRST, 'a.md');
    expect(await readHistory(join(folder, 'missing'))).toEqual(none);
  });

  test('in a shallow clone, which says so', async () => {
    put(FIRST, 'a.md');
    put(SECOND, 'b.md');
    const clone = join(root, 'clone');
    repository.git('clone', '--quiet', '--depth=1', pathToFileURL(join(root, 'repository')).href, clone);
    expect(await readHistory(join(clone, 'agents'))).toEqual({ ...none, reach: 'shallow' });
  });

  test('without git', async () => {
    put(FIRST, 'a.md');
    vi.stubEnv('PATH', root);
    expect(await readHistory(folder)).toEqual(none);
  });

  test('when git takes too long', async () => {
    put(FIRST, 'a.md');
    replaceGit('exec sleep 60');
    expect(await readHistory(folder, 50)).toEqual(none);
  });

  test('when a process that git started takes too long', async () => {
    put(FIRST, 'a.md');
    replaceGit('sleep 10 & wait');
    expect(await readHistory(folder, 50)).toEqual(none);
  });
});

test('a history that git cannot read to its end is cut there', async () => {
  put(FIRST, 'a.md');
  put(SECOND, 'a.md', 'Second.\n');
  put(THIRD, 'a.md', 'Third.\n');
  const id = repository.git('rev-parse', 'HEAD~2').trim();
  rmSync(join(root, 'repository', '.git', 'objects', id.slice(0, 2), id.slice(2)));
  const { reach, files } = await readHistory(folder);
  expect(reach).toBe('cut');
  expect(files.get('a.md')?.states.map(({ date }) => date)).toEqual([THIRD]);
});

test('a worktree has the history of its repository', async () => {
  put(FIRST, 'a.md');
  repository.git('worktree', 'add', '--quiet', join(root, 'tree'));
  expect(await paths(join(root, 'tree', 'agents'))).toEqual(['a.md']);
});

describe('git', () => {
  test('is called as often for many files and commits as for one', async () => {
    const calls = join(root, 'calls');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const count = async (): Promise<number> => {
      writeFileSync(calls, '');
      await readHistory(folder);
      return readFileSync(calls, 'utf8').length;
    };
    repository.write('README.md', 'Agents.\n');
    repository.commit(FIRST);
    put(FIRST, 'a.md');
    replaceGit(`printf x >> '${calls}'\nexec '${real}' "$@"`);
    const once = await count();
    for (let index = 0; index < 30; index += 1) put(SECOND, `${index}.md`, `${index}\n`);
    put(THIRD, 'a.md', 'Third.\n');
    expect(await count()).toBe(once);
    expect(once).toBeLessThan(7);
  });

  test('is asked only for the newest commit when nothing was committed since', async () => {
    put(FIRST, 'a.md');
    put(SECOND, 'a.md', 'Second.\n');
    const kept = keptHistories(openCache(join(root, 'cache')), 'code');
    const once = await readHistory(folder, 20_000, kept);
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    replaceGit(`case "$*" in *rev-parse*|*' -1 '*) exec '${real}' "$@";; esac\nexit 1`);
    expect(await readHistory(folder, 20_000, kept)).toEqual(once);
  });

  test('is asked again after a commit', async () => {
    put(FIRST, 'a.md');
    const kept = keptHistories(openCache(join(root, 'cache')), 'code');
    await readHistory(folder, 20_000, kept);
    put(SECOND, 'a.md', 'Second.\n');
    const { files } = await readHistory(folder, 20_000, kept);
    expect(files.get('a.md')?.count).toBe(2);
  });

  test.each([
    ['was cut within a line', (text: string) => text.slice(0, -20)],
    ['was cut after a line', (text: string) => text.slice(0, text.lastIndexOf('['))],
    ['has lines that are no histories', (text: string) => text.replace('"states"', '"stages"')],
    ['has something else in it', (text: string) => `${text}\0\0\0`],
  ])('is asked again where what was kept %s, and that is kept', async (_, damage) => {
    put(FIRST, 'a.md');
    put(SECOND, 'b.md');
    const cache = join(root, 'cache');
    const kept = keptHistories(openCache(cache), 'code');
    const once = await readHistory(folder, 20_000, kept);
    const [name = ''] = readdirSync(cache);
    const whole = readFileSync(join(cache, name), 'utf8');
    writeFileSync(join(cache, name), damage(whole));
    expect(await readHistory(folder, 20_000, kept)).toEqual(once);
    expect(readFileSync(join(cache, name), 'utf8')).toBe(whole);
  });

  test('leaves the index as it is', async () => {
    put(FIRST, 'a.md');
    // With another time, git takes the file for changed until the index is written.
    utimesSync(join(folder, 'a.md'), 1, 1);
    const index = (): string => readFileSync(join(root, 'repository', '.git', 'index'), 'base64');
    const before = index();
    await readHistory(folder);
    expect(index()).toBe(before);
  });

  test('runs no program that the repository names', async () => {
    put(FIRST, 'a.md', LINES);
    put(SECOND, 'a.md', `${LINES}More.\n`);
    const mark = join(root, 'ran');
    const program = `touch '${mark}' #`;
    for (const name of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.evil.textconv', 'filter.evil.clean']) {
      repository.git('config', name, program);
    }
    repository.git('config', 'gpg.program', program);
    repository.git('config', 'log.showSignature', 'true');
    repository.write('.git/info/attributes', '*.md diff=evil filter=evil\n');
    expect(await states('a.md')).toEqual([SECOND, FIRST]);
    expect(() => readFileSync(mark)).toThrow('ENOENT');
  });

  test.each([
    ['GIT_DIR', '.git'],
    ['GIT_WORK_TREE', '.'],
    ['GIT_INDEX_FILE', '.git/other'],
  ])('ignores %s, which hooks set', async (name, value) => {
    put(FIRST, 'a.md');
    vi.stubEnv(name, value);
    expect(await states('a.md')).toEqual([FIRST]);
  });

  test.each([
    ['diff.relative', 'true'],
    ['diff.renames', 'copies'],
    ['diff.renameLimit', '1'],
    ['log.follow', 'true'],
    ['log.showRoot', 'false'],
    ['log.date', 'relative'],
    ['log.date', 'no such form'],
    ['diff.orderFile', '/no/such/file'],
    ['log.diffMerges', 'off'],
    ['color.ui', 'always'],
    ['format.pretty', 'oneline'],
    ['format.pretty', 'no-such-form'],
    ['format.notes', 'true'],
    ['i18n.logOutputEncoding', 'ISO-8859-1'],
  ])('ignores the setting %s=%s', async (name, value) => {
    put(FIRST, 'a.md');
    repository.git('config', name, value);
    expect(await states('a.md')).toEqual([FIRST]);
  });
});
