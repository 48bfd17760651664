import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readEntries } from '../../../../src/checks/command/read-entries.ts';
import { checkReportSchema, type PublishedReport } from '../../../../src/checks/reporters/report-schema.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { onWindows } from '../../install/commands/shells.ts';
import { BROKEN, callIn, fine, fixable, writeFiles } from './call.ts';

let work = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
});

async function jsonOf(...words: string[]): Promise<PublishedReport> {
  const { stdout } = await callIn(work, [...words, '--format', 'json']);
  return checkReportSchema.parse(JSON.parse(stdout));
}

/** The codes of all findings of a report, by file. */
function codesIn({ files }: PublishedReport): Record<string, string[]> {
  return Object.fromEntries(files.map(({ path, findings }) => [path, findings.map(({ code }) => code)]));
}

describe('the exit code', () => {
  test.each([
    ['0 without findings', { 'a/one.md': fine('one') }, [], 0],
    ['0 with warnings', { 'a/one.md': fixable('one') }, [], 0],
    ['1 with an error', { 'a/one.md': fine('one'), 'a/two.md': BROKEN }, [], 1],
    ['0 with as many warnings as allowed', { 'a/one.md': fixable('one') }, ['--max-warnings', '1'], 0],
    ['1 with more warnings than allowed', { 'a/one.md': fixable('one') }, ['--max-warnings', '0'], 1],
    ['1 with more warnings than allowed, in one word', { 'a/one.md': fixable('one') }, ['--max-warnings=0'], 1],
    ['2 without a Markdown file', { 'a/notes.txt': '' }, [], 2],
  ])('is %s', async (_, files: Record<string, string>, words, code) => {
    writeFiles(work, files);
    for (const format of ['text', 'github', 'json', 'sarif']) {
      const outcome = await callIn(work, ['a', '--format', format, ...words]);
      expect([format, outcome.code, outcome.stderr]).toEqual([format, code, code === 0 ? '' : outcome.stderr]);
    }
  });

  test('comes with a word about warnings on the error output, so that the report stays readable for programs', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    const { stderr, stdout } = await callIn(work, ['.', '--max-warnings', '0', '--format', 'json']);
    expect(stderr).toBe('1 warning, but --max-warnings allows 0.\n');
    expect(JSON.parse(stdout)).toBeDefined();
  });
});

describe('what cannot be understood', () => {
  test.each([
    ['a missing folder', ['nowhere'], 'There is no file or folder "nowhere".'],
    ['one missing folder of two', ['.', 'nowhere'], 'There is no file or folder "nowhere".'],
    ['an unknown option', ['.', '--loud'], "Unknown option '--loud'."],
    ['an unknown short option', ['.', '-q'], "Unknown option '-q'."],
    [
      'an unknown format',
      ['.', '--format', 'xml'],
      'There is no format "xml". Use one of these: text, github, json, sarif.',
    ],
    ['a format that every object has', ['.', '--format', 'toString'], 'There is no format "toString".'],
    ['an empty format', ['.', '--format='], 'There is no format "".'],
    ['a format without a name', ['.', '--format'], "Option '--format <value>' argument missing."],
    ['a number that is none', ['.', '--max-warnings', 'few'], '--max-warnings is "few". It must be a whole number'],
    ['a fraction', ['.', '--max-warnings', '1.5'], '--max-warnings is "1.5"'],
    ['a negative number', ['.', '--max-warnings=-1'], '--max-warnings is "-1"'],
    ['a number that is empty', ['.', '--max-warnings='], '--max-warnings is ""'],
    ['a value for an option without one', ['.', '--fix=yes'], "Option '--fix' does not take an argument."],
    ['an output that cannot be written', ['.', '--output', 'no/where.txt'], 'Cannot write the report to'],
    ['an output without a name', ['.', '--output='], '--output needs the name of a file, such as report.json.'],
  ])('%s is said, with exit code 2', async (_, words, message) => {
    writeFiles(work, { 'one.md': fine('one') });
    const outcome = await callIn(work, words);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toContain('--help');
  });

  test('so is a failure of the check itself', async () => {
    writeFiles(work, { 'one.md': fine('one') });
    const { code, stderr } = await callIn(work, ['.'], { read: () => Promise.reject(new RangeError('too deep')) });
    expect(code).toBe(2);
    expect(stderr).toContain('RangeError: too deep');
  });

  test.skipIf(onWindows)('a folder below too many others is named, with what to do', async () => {
    writeFiles(work, { 'a/one.md': fine('one') });
    const part = 'long'.repeat(60);
    const folders = Array.from({ length: 20 }, () => part);
    // Only relative paths reach so deep.
    execFileSync('sh', ['-c', 'cd a && for part; do mkdir "$part" && cd -P "$part" || exit; done', 'sh', ...folders], {
      cwd: work,
    });
    onTestFinished(() => {
      execFileSync('rm', ['-rf', work]);
    });
    const { code, stderr } = await callIn(work, ['a']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^Cannot read all of ".*a": the path of the folder "longlong.*…" in it is too long.*\. Shorten /,
    );
  });

  test('is no command for GitHub Actions', async () => {
    const { stderr } = await callIn(work, ['a\n::stop-commands::tok\n ##[group]b']);
    expect(stderr).not.toMatch(/^\s*::|##\[/m);
  });

  test('is not printed as it is', async () => {
    const { stderr } = await callIn(work, ['\u001B[2J\u202Ea']);
    expect(stderr.trimEnd()).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  });

  test('--help is', async () => {
    for (const word of ['--help', '-h']) {
      const { code, stdout } = await callIn(work, [word]);
      expect(code).toBe(0);
      for (const option of ['--format', '--output', '--max-warnings', '--fix']) expect(stdout).toContain(option);
    }
  });
});

describe('what is checked', () => {
  test('is the folders of AGENTS_DIR without a word', async () => {
    writeFiles(work, { 'x/one.md': fine('one'), 'y/two.md': fine('two') });
    const env = { AGENTS_DIR: `${join(work, 'x')}${process.platform === 'win32' ? ';' : ':'}y` };
    const { stdout } = await callIn(work, ['--format', 'json'], { env });
    expect(codesIn(checkReportSchema.parse(JSON.parse(stdout)))).toEqual({ 'x/one.md': [], 'y/two.md': [] });
  });

  test('is content/agents without anything', async () => {
    writeFiles(work, { 'content/agents/one.md': fine('one') });
    expect(codesIn(await jsonOf())).toEqual({ 'content/agents/one.md': [] });
  });

  test('is files by their names, as hooks give them', async () => {
    writeFiles(work, { 'a/one.md': fine('one'), 'a/two.md': BROKEN, 'a/three.md': fine('three') });
    expect(codesIn(await jsonOf('a/one.md', 'a/two.md'))).toEqual({
      'a/one.md': [],
      'a/two.md': ['description-missing'],
    });
  });

  test('is no file of another kind, though a hook may name it', async () => {
    writeFiles(work, { 'notes.txt': 'x', 'settings.toml': 'a = 1', 'package.json': '{}' });
    const report = await jsonOf('notes.txt', 'settings.toml', 'package.json');
    expect(report.files).toEqual([]);
    expect((await callIn(work, ['notes.txt'])).code).toBe(0);
  });

  test.skipIf(onWindows)('counts once, however often it is named', async () => {
    writeFiles(work, { 'a/b/one.md': fine('one') });
    symlinkSync(join(work, 'a'), join(work, 'link'));
    for (const words of [
      ['a', 'a'],
      ['a', 'a/b'],
      ['a/b', 'a'],
      ['a', './a/b/one.md'],
      ['a', 'link'],
      ['a/b/one.md', 'a/b/one.md'],
    ]) {
      expect((await jsonOf(...words)).files).toHaveLength(1);
    }
  });

  test('is skipped, rejected or an agent as in a build', async () => {
    writeFiles(work, { 'README.md': '# Agents', 'one.md': fine('one'), 'two.md': BROKEN, '.hidden.md': fine('three') });
    const { files, summary } = await jsonOf('.');
    expect(files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['.hidden.md', 'skipped', 'its name starts with a dot'],
      ['README.md', 'skipped', 'a README'],
      ['one.md', 'agent', undefined],
      ['two.md', 'rejected', undefined],
    ]);
    expect(summary).toMatchObject({ files: 4, agents: 1, skipped: 2, errors: 1, warnings: 0, notes: 0 });
  });

  test('has the findings about names that occur more than once, in one folder and in several', async () => {
    writeFiles(work, { 'a/one.md': fine('same'), 'b/two.md': fine('same') });
    for (const words of [['.'], ['a', 'b'], ['a/one.md', 'b/two.md']]) {
      expect(codesIn(await jsonOf(...words))).toEqual({
        'a/one.md': ['name-duplicate'],
        'b/two.md': ['name-duplicate'],
      });
    }
  });

  test('says what is wrong in a catalogue.json', async () => {
    writeFiles(work, { 'one.md': fine('one'), 'catalogue.json': '{"nmae": "Team"}' });
    const { code, stderr } = await callIn(work, ['.']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/catalogue\.json:1:\d+: "nmae" is ignored\./);
  });

  test('is read once, each file', async () => {
    writeFiles(work, Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.md`, fixable(`agent-${n}`)])));
    const read: string[] = [];
    const { code } = await callIn(work, ['.'], {
      read: async (entries) => {
        read.push(...entries.map(({ file }) => file));
        return readEntries(entries);
      },
    });
    expect(code).toBe(0);
    expect(read.sort()).toEqual(readdirSync(work).sort());
  });

  test('is the same in other threads, which many files are read in', async () => {
    writeFiles(
      work,
      Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`${n}.md`, n % 7 === 0 ? BROKEN : fixable(`a-${n}`)])),
    );
    const all = await jsonOf('.');
    expect(all.summary).toMatchObject({ files: 1001, errors: 143, warnings: 858, fixable: 858 });
    const [, one] = all.files;
    expect((await jsonOf(one?.path ?? '')).files).toEqual([one]);
  }, 120_000);
});

describe('--output', () => {
  test('has the report, and nothing is printed', async () => {
    writeFiles(work, { 'one.md': fixable('one'), 'report.json': 'an older one' });
    const printed = await callIn(work, ['.', '--format', 'json']);
    const { stdout, stderr } = await callIn(work, ['.', '--format', 'json', '--output', 'report.json']);
    expect([stdout, stderr]).toEqual(['', '']);
    expect(readFileSync(join(work, 'report.json'), 'utf8')).toBe(printed.stdout);
    expect(readdirSync(work).sort()).toEqual(['one.md', 'report.json']);
  });

  test.each([
    'one.md',
    'x.md',
    'deep/ONE.MD',
    './a/../one.md',
    'to-one',
    'to-new',
    'hard',
    'catalogue.json',
    'agent.toml',
  ])('is refused as %s of a folder that is checked, and nothing changes', async (output) => {
    if (onWindows && output.startsWith('to-')) return;
    writeFiles(work, { 'agents/one.md': fixable('one'), 'agents/deep/note.txt': '' });
    writeFiles(work, { 'agents/agent.toml': 'name = "a"\ndescription = "b"\ndeveloper_instructions = "c"\n' });
    mkdirSync(join(work, 'agents/a'));
    if (!onWindows) symlinkSync('one.md', join(work, 'agents/to-one'));
    if (!onWindows) symlinkSync('new.md', join(work, 'agents/to-new'));
    linkSync(join(work, 'agents/one.md'), join(work, 'agents/hard'));
    const outcome = await callIn(work, ['agents', '--fix', '--output', `agents/${output}`]);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^--output is .* Name /);
    expect(readFileSync(join(work, 'agents/one.md'), 'utf8')).toBe(fixable('one'));
    expect(existsSync(join(work, 'agents/new.md'))).toBe(false);
  });

  test('is refused as a file that is checked by itself, and as a folder', async () => {
    writeFiles(work, { 'one.md': fine('one'), 'a/x.txt': '', 'plain.json': '{}' });
    for (const [file = '', output = ''] of [
      ['one.md', 'one.md'],
      ['plain.json', 'plain.json'],
      ['one.md', 'a'],
    ]) {
      expect((await callIn(work, [file, '--output', output])).code).toBe(2);
    }
    expect(readFileSync(join(work, 'plain.json'), 'utf8')).toBe('{}');
    expect((await callIn(work, ['one.md', '--output', 'a/report.md'])).code).toBe(0);
  });

  test.skipIf(onWindows)('follows a symbolic link, which stays one', async () => {
    writeFiles(work, { 'agents/one.md': fixable('one'), 'old.txt': 'an older one' });
    symlinkSync('old.txt', join(work, 'link'));
    symlinkSync('link', join(work, 'link-to-link'));
    symlinkSync('new.txt', join(work, 'dangling'));
    const { stdout } = await callIn(work, ['agents']);
    for (const [output = '', file = ''] of [
      ['link-to-link', 'old.txt'],
      ['dangling', 'new.txt'],
    ]) {
      expect((await callIn(work, ['agents', '--output', output])).code).toBe(0);
      expect(lstatSync(join(work, output)).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(work, file), 'utf8')).toBe(stdout);
    }
    symlinkSync('loop.md', join(work, 'agents/loop.md'));
    expect((await callIn(work, ['agents', '--output', 'old.txt'])).stderr).toBe('');
    symlinkSync('loop', join(work, 'loop'));
    expect((await callIn(work, ['agents', '--output', 'loop'])).stderr).toContain('leads to itself');
  });

  test.skipIf(onWindows)('goes into pipes and devices, which stay what they are', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    const { stdout } = await callIn(work, ['.']);
    const pipe = join(work, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Open for reading and writing, so that nobody waits.
    const reader = openSync(pipe, 'r+');
    expect((await callIn(work, ['.', '--output', 'pipe'])).code).toBe(0);
    const received = Buffer.alloc(10_000);
    expect(received.toString('utf8', 0, readSync(reader, received))).toBe(stdout);
    closeSync(reader);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    symlinkSync('/dev/null', join(work, 'nothing'));
    for (const output of ['/dev/null', 'nothing']) {
      expect(await callIn(work, ['.', '--output', output])).toMatchObject({ code: 0, stdout: '' });
    }
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    for (const output of ['/dev/stdout', '/dev/fd/1']) {
      expect(await callIn(work, ['.', '--output', output])).toMatchObject({ code: 0, stdout });
    }
  });

  test('has no colours', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    await callIn(work, ['.', '--output', 'report.txt'], { color: true });
    expect(readFileSync(join(work, 'report.txt'), 'utf8')).not.toContain('\u001B');
    expect((await callIn(work, ['.'], { color: true })).stdout).toContain('\u001B[33m');
  });
});

describe('--fix', () => {
  test('writes what is safe, lists it, and lists the rest', async () => {
    writeFiles(work, {
      'one.md': fixable('one'),
      'two.md': fine('two').replace('tools:', 'allowed-tools:'),
      'three.md': fine('three'),
    });
    const { code, stdout } = await callIn(work, ['.', '--fix']);
    expect(code).toBe(0);
    expect(readFileSync(join(work, 'one.md'), 'utf8')).toContain('description: "Reviews: changes before');
    expect(stdout).toMatch(/^one\.md:3:21 fixed An unquoted colon .* header-not-strict\n/);
    expect(stdout).toContain('two.md:4:1 warning');
    expect(stdout).toContain('Fixed 1 finding');
  });

  test('changes nothing the second time', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    await callIn(work, ['.', '--fix']);
    const before = statSync(join(work, 'one.md'));
    const { stdout } = await callIn(work, ['.', '--fix']);
    expect(stdout).not.toContain('ixed');
    expect(statSync(join(work, 'one.md')).ino).toBe(before.ino);
  });

  test('is in every format', async () => {
    for (const format of ['json', 'github', 'sarif']) {
      writeFiles(work, { 'one.md': fixable('one') });
      const { stdout } = await callIn(work, ['.', '--fix', '--format', format]);
      expect(readFileSync(join(work, 'one.md'), 'utf8')).toContain('"Reviews:');
      if (format === 'json') expect(JSON.parse(stdout)).toMatchObject({ fixed: [{ path: 'one.md', line: 3 }] });
      if (format === 'github') expect(stdout).toMatch(/^- fixed one\.md:3: /);
    }
  });

  test.skipIf(onWindows)('keeps the mode of a file, and leaves nothing beside it', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    chmodSync(join(work, 'one.md'), 0o640);
    await callIn(work, ['one.md', '--fix']);
    expect(statSync(join(work, 'one.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(work)).toEqual(['one.md']);
  });

  test.skipIf(onWindows)('writes nothing outside of the folder', async () => {
    writeFiles(work, { 'elsewhere/one.md': fixable('one'), 'agents/two.md': fine('two') });
    symlinkSync('../elsewhere/one.md', join(work, 'agents/one.md'));
    symlinkSync('../elsewhere', join(work, 'agents/more'));
    await callIn(work, ['agents', '--fix']);
    expect(readFileSync(join(work, 'elsewhere/one.md'), 'utf8')).toBe(fixable('one'));
  });

  test.skipIf(onWindows)('fixes the file that a link inside the folder leads to, and keeps the link', async () => {
    writeFiles(work, { 'one.md': fixable('one') });
    symlinkSync('one.md', join(work, 'link.md'));
    expect((await callIn(work, ['.', '--fix'])).code).toBe(0);
    expect(readFileSync(join(work, 'link.md'), 'utf8')).toContain('"Reviews:');
  });

  test.skipIf(onWindows)('does not write a link that is named, or a file that is read-only, and says so', async () => {
    writeFiles(work, { 'agents/one.md': fixable('one'), 'two.md': fixable('two') });
    symlinkSync('agents/one.md', join(work, 'link.md'));
    chmodSync(join(work, 'two.md'), 0o444);
    const { code, stdout } = await callIn(work, ['link.md', 'two.md', '--fix']);
    expect(code).toBe(2);
    expect(stdout).toContain('link.md: not fixed, because it is a symbolic link');
    expect(stdout).toContain('two.md: not fixed, because it is read-only');
    expect(readFileSync(join(work, 'agents/one.md'), 'utf8')).toBe(fixable('one'));
    expect(readFileSync(join(work, 'two.md'), 'utf8')).toBe(fixable('two'));
  });

  test('leaves a file with errors as it is', async () => {
    writeFiles(work, { 'broken.md': BROKEN });
    expect((await callIn(work, ['.', '--fix'])).code).toBe(1);
    expect(readFileSync(join(work, 'broken.md'), 'utf8')).toBe(BROKEN);
  });
});

describe('as a program', () => {
  const script = join(process.cwd(), 'src/checks/check.ts');
  const run = (words: readonly string[], env: Record<string, string> = {}): string =>
    execFileSync(process.execPath, [script, ...words], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: 'pipe',
    });

  test('it can be called from any folder, and prints nothing but the report', () => {
    writeFiles(work, { 'a/one.md': fine('one') });
    expect(JSON.parse(run(['a', '--format', 'json']))).toMatchObject({
      summary: { files: 1 },
      files: [{ path: 'a/one.md' }],
    });
  });

  test('it has no colours where there is no terminal', () => {
    writeFiles(work, { 'one.md': fixable('one') });
    expect(run(['.'], { FORCE_COLOR: '' })).not.toContain('\u001B');
  });

  test.skipIf(onWindows)('it ends when nobody reads on', () => {
    writeFiles(work, Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, fixable('same')])));
    const command = `"${process.execPath}" "${script}" . | head -n 1`;
    expect(execFileSync('sh', ['-c', command], { cwd: work, encoding: 'utf8', stdio: 'pipe' })).toMatch(/^0\.md:2:7 /);
  });

  test('it ends with the exit code', () => {
    writeFiles(work, { 'one.md': BROKEN });
    expect(() => run(['.'])).toThrow(expect.objectContaining({ status: 1 }));
    expect(() => run(['nowhere'])).toThrow(expect.objectContaining({ status: 2 }));
  });

  test.skipIf(onWindows)('as a script of npm, it reads folders below the one where npm was called', () => {
    writeFiles(work, { 'here/agents/one.md': fine('one') });
    const env = { ...process.env, INIT_CWD: '' };
    mkdirSync(join(work, 'x'));
    const out = execFileSync('npm', ['--prefix', process.cwd(), 'run', '-s', 'check', '--', 'agents'], {
      cwd: join(work, 'here'),
      encoding: 'utf8',
      env,
    });
    expect(out).toContain('1 file: 1 agent');
  });

  test('it loads neither Astro nor the site', () => {
    writeFiles(work, { 'one.md': fine('one') });
    const hooks = join(work, 'hooks.mjs');
    writeFileSync(
      hooks,
      `import { registerHooks } from 'node:module';\nimport { appendFileSync } from 'node:fs';\n` +
        `registerHooks({ load: (url, context, next) => { appendFileSync(${JSON.stringify(join(work, 'loaded'))}, url + '\\n'); return next(url, context); } });\n`,
    );
    execFileSync(process.execPath, ['--import', hooks, script, 'one.md'], { cwd: work });
    expect(existsSync(join(work, 'loaded'))).toBe(true);
    expect(readFileSync(join(work, 'loaded'), 'utf8')).not.toMatch(
      /node_modules\/(?:astro|vite)\/|\.astro|src\/(?:build|search|install)\//,
    );
  });
});
