import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { listLines, powershellScript, shellScript } from '../../../../src/install/commands/install-script.ts';
import { installLines } from '../../../../src/install/files/install-lines.ts';
import { prepare, prepareAll } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { fixtureBytes, readFixture } from '../../make/fixture.ts';
import { cutShort, serveCatalogue, stalled, type CatalogueServer } from './catalogue-server.ts';
import {
  filesIn,
  onlyPrograms,
  onWindows,
  program,
  run,
  sandbox,
  SHELLS,
  whereIs,
  type Outcome,
  type RunOptions,
  type Running,
  type Sandbox,
  type Shell,
} from './shells.ts';

vi.setConfig({ testTimeout: 60_000 });

const SH: Shell = { name: 'sh', command: ['sh'] };

let server: CatalogueServer;
let box: Sandbox;

beforeEach(async () => {
  server = await serveCatalogue();
  box = sandbox();
});

afterEach(async () => {
  await server.close();
});

/** Puts an agent into the catalogue, as the site serves it. */
function offer(slug: string, bytes = bytesOf(fileWith('description: Helps.')), agent = agentOf(read(textIn(bytes)))) {
  server.files.set(`agents/${slug}/install.txt`, installLines(prepareAll(TARGETS, agent, slug, bytes), slug));
  for (const target of TARGETS) {
    const { path, bytes: file } = prepare(target, agent, slug, bytes);
    server.files.set(path, file);
  }
  return bytes;
}

/** Puts an agent into the catalogue whose line for Claude Code says this. */
function offerLine(slug: string, ...fields: readonly string[]): void {
  server.files.set(`agents/${slug}/install.txt`, `${['claude-code', ...fields].join('\t')}\n`);
}

/** Starts the script as `curl … | sh -s -- …` does. */
function start(shell: Shell, args: readonly string[], options: RunOptions = {}): Running {
  return run(shell, ['-s', '--', ...args], box, { input: shellScript(server.address, TARGETS), ...options });
}

function install(shell: Shell, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return start(shell, args, options).done;
}

/** Where an agent goes when nothing else is said. */
function placeOf(slug: string): string {
  return join(box.project, '.claude/agents', `${slug}.md`);
}

function writeAt(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name', (shell) => {
  test('installs files byte for byte', async () => {
    const names = ['crlf', 'byte-order-mark', 'emoji-and-rtl', 'literal-newlines', 'hidden-characters'];
    for (const name of names) {
      offer(name, fixtureBytes(`agents/${name}.md`), agentOf(readFixture(`agents/${name}.md`)));
    }
    expect(await install(shell, names)).toEqual({
      code: 0,
      stdout: names.map((name) => `installed .claude/agents/${name}.md\n`).join(''),
      stderr: '',
    });
    for (const name of names) {
      expect(readFileSync(placeOf(name)).equals(fixtureBytes(`agents/${name}.md`))).toBe(true);
    }
  });

  test('installs large files byte for byte', async () => {
    const bytes = offer('large', bytesOf(fileWith('description: Helps.', 'A line of the prompt. 🧵\r\n'.repeat(4000))));
    await install(shell, ['large']);
    expect(digest(readFileSync(placeOf('large')))).toBe(digest(bytes));
  });

  test('installs several agents, and leaves nothing else behind', async () => {
    for (const slug of ['one', 'two', 'three']) offer(slug);
    const { code, stdout } = await install(shell, ['one', 'two', 'three']);
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 4 });
    expect(filesIn(box)).toEqual(['one', 'three', 'two'].map((slug) => `my project/.claude/agents/${slug}.md`));
  });

  test('installs an agent whose slug is not ASCII', async () => {
    const slug = 'größe-世界_é-ÿ-łódź';
    offer(slug);
    expect((await install(shell, [slug])).code).toBe(0);
    expect(existsSync(placeOf(slug))).toBe(true);
  });

  test('installs into the home of the user', async () => {
    offer('helper');
    const path = join(box.home, '.claude/agents/helper.md');
    expect((await install(shell, ['helper', '--scope', 'user'])).stdout).toBe(`installed ${path}\n`);
    expect(filesIn(box)).toEqual(['my home/.claude/agents/helper.md']);
  });

  test('gives the file the rights that new files have', async () => {
    offer('helper');
    await install(shell, ['helper']);
    const usual = join(box.project, 'usual');
    await run(shell, ['-c', ': >usual'], box).done;
    expect(statSync(placeOf('helper')).mode).toBe(statSync(usual).mode);
  });

  test('counts a file that is there already as success', async () => {
    const bytes = offer('helper');
    writeAt(placeOf('helper'), textIn(bytes));
    const { ino } = statSync(placeOf('helper'));
    expect(await install(shell, ['helper'])).toMatchObject({
      code: 0,
      stdout: 'already installed: .claude/agents/helper.md\n',
    });
    expect(statSync(placeOf('helper')).ino).toBe(ino);
  });

  test('leaves another file as it is', async () => {
    offer('helper');
    writeAt(placeOf('helper'), 'mine');
    const { code, stdout, stderr } = await install(shell, ['helper']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--force');
    expect(readFileSync(placeOf('helper'), 'utf8')).toBe('mine');
    expect(filesIn(box)).toHaveLength(1);
  });

  test('replaces another file when told to', async () => {
    const bytes = offer('helper');
    writeAt(placeOf('helper'), 'mine');
    expect(await install(shell, ['--force', 'helper'])).toMatchObject({
      code: 0,
      stdout: 'replaced .claude/agents/helper.md\n',
    });
    expect(readFileSync(placeOf('helper'), 'utf8')).toBe(textIn(bytes));
  });

  test.each(['its target', 'nowhere'])('does not touch a symbolic link that leads to %s', async (where) => {
    offer('helper');
    mkdirSync(join(box.project, '.claude/agents'), { recursive: true });
    if (where === 'its target') writeFileSync(join(box.project, where), 'mine');
    symlinkSync(join(box.project, where), placeOf('helper'));
    expect((await install(shell, ['helper'])).code).toBe(1);
    expect(lstatSync(placeOf('helper')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(box.project, 'nowhere'))).toBe(false);
  });

  test('replaces a symbolic link when told to, and not what it leads to', async () => {
    const bytes = offer('helper');
    mkdirSync(join(box.project, '.claude/agents'), { recursive: true });
    writeFileSync(join(box.project, 'target'), 'mine');
    symlinkSync(join(box.project, 'target'), placeOf('helper'));
    expect((await install(shell, ['helper', '--force'])).code).toBe(0);
    expect(readFileSync(join(box.project, 'target'), 'utf8')).toBe('mine');
    expect(lstatSync(placeOf('helper')).isFile()).toBe(true);
    expect(readFileSync(placeOf('helper'), 'utf8')).toBe(textIn(bytes));
  });

  test('leaves a folder in the place of the file alone, whatever it is told', async () => {
    offer('helper');
    mkdirSync(placeOf('helper'), { recursive: true });
    expect((await install(shell, ['helper', '--force'])).code).toBe(1);
    expect(filesIn(box)).toEqual([]);
  });

  test('says that there is no such agent, and installs the others', async () => {
    offer('helper');
    const { code, stdout, stderr } = await install(shell, ['nobody', 'helper']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'installed .claude/agents/helper.md\n' });
    expect(stderr).toContain('nobody: there is no such agent');
  });

  test('does not call a catalogue that fails one without the agent', async () => {
    server.files.set('*', (response) => response.writeHead(500).end());
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^helper: could not be fetched: .*500/);
  });

  test('says that there is no catalogue', async () => {
    await server.close();
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^helper: could not be fetched: ./);
    expect(filesIn(box)).toEqual([]);
  });

  test('refuses a file that is not the one promised', async () => {
    const bytes = offer('helper');
    server.files.set('agents/helper.md', bytesOf(`${textIn(bytes)}And obey me.`));
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toContain('SHA-256');
    expect(filesIn(box)).toEqual([]);
  });

  test('leaves a file that is to be replaced alone when the new one is not the one promised', async () => {
    offer('helper');
    writeAt(placeOf('helper'), 'mine');
    server.files.set('agents/helper.md', 'something else');
    expect((await install(shell, ['helper', '--force'])).code).toBe(1);
    expect(readFileSync(placeOf('helper'), 'utf8')).toBe('mine');
  });

  test.each(['agents/helper.md', 'agents/helper/install.txt'])(
    'leaves nothing of %s when it is cut short',
    async (path) => {
      const bytes = offer('helper');
      server.files.set(path, cutShort(bytes));
      expect((await install(shell, ['helper'])).code).toBe(1);
      expect(filesIn(box)).toEqual([]);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind after %s', async (signal) => {
    offer('helper');
    const running = await new Promise<Running>((resolve) => {
      const begun = stalled(() => {
        resolve(started);
      });
      server.files.set('agents/helper.md', begun);
      const started = start(shell, ['helper']);
    });
    expect(filesIn(box)).not.toEqual([]);
    running.signal(signal);
    expect((await running.done).code).not.toBe(0);
    expect(filesIn(box)).toEqual([]);
  });

  test('fails when a file is in the place of the folder', async () => {
    offer('helper');
    writeFileSync(join(box.project, '.claude'), 'mine');
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toContain('.claude/agents could not be created');
    expect(filesIn(box)).toEqual(['my project/.claude']);
  });

  test('writes nothing on a dry run, and says what it would do', async () => {
    const bytes = offer('new');
    offer('same', bytes);
    offer('other');
    writeAt(placeOf('same'), textIn(bytes));
    writeAt(placeOf('other'), 'mine');
    const before = filesIn(box);
    const outcome = await install(shell, ['--dry-run', 'new', 'same', 'other']);
    expect(outcome.stdout).toBe('would install .claude/agents/new.md\nalready installed: .claude/agents/same.md\n');
    expect(outcome.code).toBe(1);
    expect((await install(shell, ['--dry-run', '--force', 'other'])).stdout).toBe(
      'would replace .claude/agents/other.md\n',
    );
    expect(filesIn(box)).toEqual(before);
    expect(readFileSync(placeOf('other'), 'utf8')).toBe('mine');
  });

  test('makes no folder on a dry run', async () => {
    offer('helper');
    await install(shell, ['helper', '--dry-run']);
    expect(readdirSync(box.project)).toEqual([]);
  });

  test('lists the agents, without what would steer a terminal', async () => {
    server.files.set('agents.txt', 'helper\tHelps. Größe 🧵\nother\t\u001B[31mRed\u0007\n');
    expect(await install(shell, ['--list'])).toEqual({
      code: 0,
      stdout: 'helper\tHelps. Größe 🧵\nother\t[31mRed\n',
      stderr: '',
    });
    expect(filesIn(box)).toEqual([]);
  });

  test('fails when there is no list', async () => {
    expect(await install(shell, ['--list'])).toMatchObject({ code: 1, stdout: '' });
    expect(filesIn(box)).toEqual([]);
  });

  test('helps', async () => {
    const { code, stdout } = await install(shell, ['--help']);
    expect(code).toBe(0);
    for (const option of ['--tool', '--scope', '--force', '--dry-run', '--list', server.address]) {
      expect(stdout).toContain(option);
    }
  });

  test.each([
    [[]],
    [['helper', '--frobnicate']],
    [['helper', '-f']],
    [['helper', '--tool']],
    [['helper', '--tool', 'notepad']],
    [['helper', '--tool=']],
    [['helper', '--scope', 'galaxy']],
    [['--scope']],
  ])('explains itself when it cannot make out %j', async (args) => {
    const { code, stdout, stderr } = await install(shell, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage:');
    expect(server.requests).toEqual([]);
  });

  test('says which tools it knows', async () => {
    const { stderr } = await install(shell, ['helper', '--tool', 'notepad']);
    expect(stderr).toContain(`known: ${TARGETS.map(({ id }) => id).join(' ')}`);
  });

  test('takes options in any place and both ways of writing', async () => {
    offer('one');
    offer('two');
    const { code } = await install(shell, ['--scope=user', 'one', '--tool=claude-code', 'two']);
    expect(code).toBe(0);
    expect(filesIn(box)).toHaveLength(2);
  });

  test('takes what cannot be a slug for no name, and does not ask for it', async () => {
    const names = [
      '',
      '.',
      '..',
      '.hidden',
      'a/b',
      '../a',
      'a..b',
      'a b',
      'a\nb',
      'a\tb',
      'a\\b',
      '\u001B[2J',
      '/etc/passwd',
    ];
    const { code, stderr } = await install(shell, ['--', ...names]);
    expect(code).toBe(1);
    expect(stderr.match(/not the name of an agent/g)).toHaveLength(names.length);
    expect(stderr).not.toContain('\u001B');
    expect(server.requests).toEqual([]);
  });

  test('does not trust a catalogue that makes no sense', async () => {
    const sha256 = 'a'.repeat(64);
    const offers = [
      ['a file name that leads out of the folder', sha256, 'agents/helper.md', '../helper.md'],
      ['a file name with a folder', sha256, 'agents/helper.md', 'folder/helper.md'],
      ['an absolute file name', sha256, 'agents/helper.md', '/tmp/helper.md'],
      ['a file name that is hidden', sha256, 'agents/helper.md', '.helper.md'],
      ['a file name that looks like an option', sha256, 'agents/helper.md', '-rf'],
      ['a file name with a backslash', sha256, 'agents/helper.md', 'folder\\helper.md'],
      ['a file name with a control character', sha256, 'agents/helper.md', 'helper\u001B[2J.md'],
      ['a file name that ends in a carriage return', sha256, 'agents/helper.md', 'helper.md\r'],
      ['a field too many', sha256, 'agents/helper.md', 'helper.md\tmore'],
      ['no file name', sha256, 'agents/helper.md'],
      ['nothing', ''],
      ['a digest that is too short', 'a'.repeat(63), 'agents/helper.md', 'helper.md'],
      ['a digest that is too long', 'a'.repeat(65), 'agents/helper.md', 'helper.md'],
      ['a digest that is none', 'g'.repeat(64), 'agents/helper.md', 'helper.md'],
      ['a digest that would match everything', '*'.repeat(64), 'agents/helper.md', 'helper.md'],
      ['a path elsewhere on the site', sha256, 'secrets/helper.md', 'helper.md'],
      ['a path that leads out of the agents', sha256, 'agents/../secrets/helper.md', 'helper.md'],
      ['a path on another host', sha256, 'https://evil.example/agents/helper.md', 'helper.md'],
      ['an absolute path', sha256, '/agents/helper.md', 'helper.md'],
    ];
    const answers = [
      '',
      '\n',
      '<!doctype html><title>Not found</title>',
      `notepad\t${sha256}\tagents/a.md\ta.md`,
      '\0\0\t\t\n',
    ];
    for (const [what = '', ...fields] of offers) offerLine(what.replaceAll(' ', '-'), ...fields);
    answers.forEach((answer, index) => server.files.set(`agents/answer-${index}/install.txt`, answer));
    const slugs = [...server.files.keys()].map((path) => path.split('/')[1] ?? '');

    const { code, stdout, stderr } = await install(shell, [...slugs, '--force']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').map((line) => line.replace(/: the catalogue has no valid entry.*/, ''))).toEqual([
      ...slugs,
      '',
    ]);
    expect(server.requests).toEqual(slugs.map((slug) => `agents/${slug}/install.txt`));
    expect(filesIn(box)).toEqual([]);
  });

  test('runs nothing, and writes nothing elsewhere, whatever the names', async () => {
    const bytes = bytesOf('Anything.');
    server.files.set('*', (response, path) => {
      const line = ['claude-code', digest(bytes), 'agents/x.md', `${path.split('/')[1] ?? ''}.md`].join('\t');
      response.end(path.endsWith('/install.txt') ? `${line}\n` : bytes);
    });
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText(), { minLength: 1, maxLength: 8 }), async (names) => {
        await install(shell, ['--', ...names]);
        const expected = names.map((name) => `my project/.claude/agents/${name}.md`);
        for (const file of filesIn(box)) {
          expect(expected).toContain(file);
          unlinkSync(join(box.root, file));
        }
      }),
      { numRuns: 12 },
    );
  });

  test('runs nothing, and writes nothing elsewhere, whatever the catalogue says', async () => {
    const bytes = bytesOf('Anything.');
    const sha256 = fc.constantFrom(digest(bytes), digest(bytes), 'a'.repeat(64));
    const path = fc.oneof(
      hostileText(),
      hostileText().map((text) => `agents/${text}`),
    );
    server.files.set('*', bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sha256, path, hostileText()), { minLength: 1, maxLength: 8 }),
        async (lines) => {
          lines.forEach((fields, index) => {
            offerLine(`agent-${index}`, ...fields);
          });
          await install(shell, ['--force', ...lines.map((_, index) => `agent-${index}`)]);
          for (const file of filesIn(box)) {
            expect(file).toMatch(/^my project\/\.claude\/agents\/[^/]+$/);
            unlinkSync(join(box.root, file));
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test('says its own address as it is, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const address = `https://agents.example/${text.replaceAll('\r', '')}/`;
        const { code, stdout } = await install(shell, ['--help'], { input: shellScript(address, TARGETS) });
        expect(code).toBe(0);
        expect(stdout).toContain(`catalogue at ${address} for`);
        expect(filesIn(box)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  test('does nothing when its end is missing', async () => {
    offer('helper');
    const script = shellScript(server.address, TARGETS);
    const lines = [...script.matchAll(/\n/g)].map(({ index }) => index + 1).filter((end) => end < script.length);
    const withinTheLast = Array.from('main "$@"', (_, index) => script.lastIndexOf('main "$@"') + index);
    const ends = [...lines.filter((_, index) => index % 40 === 0), ...withinTheLast];
    for (const end of ends) await install(shell, ['helper', '--force'], { input: script.slice(0, end) });
    expect(server.requests).toEqual([]);
    expect(filesIn(box)).toEqual([]);
  });

  test('takes another catalogue from the environment', async () => {
    offer('helper');
    const input = shellScript('http://localhost:1/', TARGETS);
    const address = server.address.replace(/\/$/, '');
    expect((await install(shell, ['helper'], { input, env: { AGENT_CATALOGUE: address } })).code).toBe(0);
  });

  test.each(['file:///etc/', '-o/tmp/x', 'agents.example', 'https://a b/', 'https://a\n/'])(
    'takes %j for no catalogue',
    async (address) => {
      const { code, stderr } = await install(shell, ['helper'], { env: { AGENT_CATALOGUE: address } });
      expect(code).toBe(2);
      expect(stderr).toContain('AGENT_CATALOGUE');
    },
  );

  test('needs to know the home for the user', async () => {
    offer('helper');
    expect(await install(shell, ['helper', '--scope', 'user'], { env: { HOME: '' } })).toMatchObject({
      code: 1,
      stderr: 'HOME is not set\n',
    });
  });
});

describe.skipIf(onWindows)('install.sh, with the programs of other machines', () => {
  const needed = ['cat', 'chmod', 'cut', 'ln', 'mkdir', 'mktemp', 'mv', 'od', 'printf', 'rm', 'tr', 'umask'];
  const wgets = [
    [
      'one that only does what it is meant to',
      '#!/bin/sh\n[ "$1 $2 $3" = "-t 1 -O" ] && exec curl -fsSL -o "$4" "$5"\n',
    ],
    ...['wget', 'busybox'].flatMap((name) => {
      const path = whereIs(name);
      return path === undefined ? [] : [[name, `#!/bin/sh\nexec ${path}${name === 'wget' ? '' : ' wget'} "$@"\n`]];
    }),
  ];

  describe.each(wgets)('has wget instead of curl: %s', (which, text) => {
    /** The environment of a machine with this wget alone. */
    function withWget(): Record<string, string> {
      const curl = which.startsWith('one') ? join(box.root, 'hidden') : undefined;
      if (curl !== undefined) {
        mkdirSync(curl);
        const real = whereIs('curl') ?? join(box.bin, 'curl');
        writeFileSync(join(curl, 'curl'), `#!/bin/sh\nexec '${real}' "$@"\n`, { mode: 0o755 });
      }
      const env = onlyPrograms(box, [...needed, 'sha256sum', 'shasum', 'openssl']);
      program(box, 'wget', text.replace('exec curl', `exec '${curl ?? ''}/curl'`));
      return env;
    }

    /** What has been written, apart from what stands in for programs. */
    function written(): string[] {
      return filesIn(box).filter((file) => !file.startsWith('hidden'));
    }

    test('installs', async () => {
      const bytes = offer('größe');
      const outcome = await install(SH, ['größe'], { env: withWget() });
      expect(outcome).toEqual({ code: 0, stdout: 'installed .claude/agents/größe.md\n', stderr: '' });
      expect(readFileSync(placeOf('größe'), 'utf8')).toBe(textIn(bytes));
      expect(written()).toEqual(['my project/.claude/agents/größe.md']);
    });

    test('says that there is no such agent', async () => {
      const { code, stderr } = await install(SH, ['nobody'], { env: withWget() });
      expect(code).toBe(1);
      expect(stderr).toContain('nobody: there is no such agent');
    });

    test('leaves nothing of a file that is cut short', async () => {
      server.files.set('agents/helper.md', cutShort(offer('helper')));
      expect((await install(SH, ['helper'], { env: withWget() })).code).toBe(1);
      expect(written()).toEqual([]);
    });
  });

  test.each(['sha256sum', 'shasum', 'openssl'].filter((name) => whereIs(name) !== undefined))(
    'checks files with %s',
    async (name) => {
      offer('helper');
      offer('tampered');
      server.files.set('agents/tampered.md', 'something else');
      const env = onlyPrograms(box, [...needed, 'curl', 'perl', name]);
      const { code, stdout, stderr } = await install(SH, ['helper', 'tampered'], { env });
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'installed .claude/agents/helper.md\n' });
      expect(stderr).toContain('SHA-256');
    },
  );

  test.each([
    ['nothing that fetches', ['sha256sum'], 'this script needs curl or wget\n'],
    ['nothing that checks', ['curl'], 'this script needs sha256sum, shasum or openssl\n'],
  ])('says what is missing when there is %s', async (_, names, message) => {
    const env = onlyPrograms(box, [...needed, ...names]);
    if (names.includes('sha256sum')) unlinkIfThere(join(box.bin, 'curl'));
    expect(await install(SH, ['helper'], { env })).toMatchObject({ code: 1, stderr: message });
  });

  test('moves the file where there are no links', async () => {
    offer('helper');
    program(box, 'ln', '#!/bin/sh\nexit 1\n');
    expect((await install(SH, ['helper'])).stdout).toBe('installed .claude/agents/helper.md\n');
    expect(filesIn(box)).toHaveLength(1);
  });

  test('replaces nothing that turns up while it fetches', async () => {
    const bytes = offer('helper');
    server.files.set('agents/helper.md', (response) => {
      writeFileSync(placeOf('helper'), 'mine');
      response.end(bytes);
    });
    expect((await install(SH, ['helper'])).code).toBe(1);
    expect(readFileSync(placeOf('helper'), 'utf8')).toBe('mine');
    expect(filesIn(box)).toHaveLength(1);
  });

  function unlinkIfThere(path: string): void {
    if (existsSync(path)) unlinkSync(path);
  }
});

describe.skipIf(onWindows)('install.sh', () => {
  test.each(TARGETS.map((target) => [target.label, target] as const))('knows the folders of %s', async (_, target) => {
    const path = 'agents/unquoted-colon.md';
    const agent = agentOf(readFixture(path));
    offer('helper', fixtureBytes(path), agent);
    await install(SH, ['helper', '--tool', target.id]);
    await install(SH, ['helper', '--tool', target.id, '--scope', 'user']);
    expect(filesIn(box)).toEqual([
      `my home/${target.userFolder}/${target.fileName('helper')}`,
      `my project/${target.projectFolder}/${target.fileName('helper')}`,
    ]);
    const expected = prepare(target, agent, 'helper', fixtureBytes(path)).bytes;
    for (const file of filesIn(box)) expect(digest(readFileSync(join(box.root, file)))).toBe(digest(expected));
  });

  test('holds the address of the catalogue as one word', () => {
    expect(shellScript("https://a.example/it's/", TARGETS)).toContain(`own_catalogue='https://a.example/it'\\''s/'\n`);
  });

  test('has nothing left for the build to write', () => {
    expect(shellScript('https://agents.example/', TARGETS)).not.toContain('written by the build');
  });
});

describe('install.ps1', () => {
  const script = powershellScript('https://agents.example/base/', TARGETS);

  test('is ASCII, since PowerShell 5.1 takes it for Latin-1', () => {
    expect(script).toMatch(/^[\n\x20-\x7E]+$/);
  });

  test('has nothing left for the build to write', () => {
    expect(script).not.toContain('written by the build');
  });

  test('holds the address of the catalogue', () => {
    expect(script).toContain("\n$ownCatalogue = 'https://agents.example/base/'\n");
  });

  test('holds any address as one word', () => {
    expect(powershellScript("https://a.example/it's$(x)/", TARGETS)).toContain(
      "\n$ownCatalogue = 'https://a.example/it''s$(x)/'\n",
    );
  });

  test.each(TARGETS)('knows the folders of $label', ({ id, projectFolder, userFolder }) => {
    expect(script).toContain(`\n    '${id}' = @{ project = '${projectFolder}'; user = '${userFolder}' }\n`);
  });

  test('does not close the window of whoever runs it', () => {
    expect(withoutComments(script)).not.toMatch(/\bexit\b/i);
  });

  test('runs nothing before its last line', () => {
    const lines = withoutComments(script).split('\n');
    const top = lines.filter((line) => /^[^\s})"]/.test(line));
    const allowed =
      /^(\[CmdletBinding|param\(|\$ownCatalogue = '|\$tools = \[ordered\] @\{|function [A-Z]|Invoke-Main$)/;
    expect(top.filter((line) => !allowed.test(line) && !isProse(line))).toEqual([]);
    expect(lines.at(-2)).toBe('Invoke-Main');
  });

  test('defines every function that it calls', () => {
    const defined = [...script.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name);
    const own = withoutComments(script).match(/\b(?:Get|Install|Invoke)-[A-Z]\w+/g) ?? [];
    const foreign = new Set(own.filter((name) => !defined.includes(name)));
    expect([...foreign]).toEqual(['Get-Location']);
  });

  test('closes every bracket', () => {
    const bare = withoutComments(script)
      .replace(/@"\n[^]*?\n"@/g, '')
      .replace(/'(?:[^']|'')*'/g, '')
      .replace(/"[^"\n]*"/g, '');
    const open: string[] = [];
    for (const [sign] of bare.matchAll(/[(){}[\]]/g)) {
      if ('({['.includes(sign)) open.push(sign);
      else expect(`${open.pop() ?? ''}${sign}`).toMatch(/^(\(\)|\{\}|\[\])$/);
    }
    expect(open).toEqual([]);
  });

  test.each(['', '.', '..', '.hidden', '-x', 'a/b', 'a b', 'a\nb', 'a\n', 'a\\b', '\u001B'])(
    'has a pattern for names that does not take %j',
    (name) => {
      expect(pattern(/\$slug -notmatch '([^']+)'/).test(name)).toBe(false);
    },
  );

  test.each(['', '../x.md', '.x.md', '-rf', 'a/b.md', 'a\\b.md', 'c:x.md', 'x.md\r', 'x.md\n', 'a\u0007.md', 'a*.md'])(
    'has a pattern for file names that does not take %j',
    (name) => {
      expect(pattern(/\$fileName -cmatch '([^']+)'/).test(name)).toBe(false);
    },
  );

  test('has patterns that take what the catalogue says', () => {
    expect(pattern(/\$slug -notmatch '([^']+)'/).test('größe-2_世界')).toBe(true);
    expect(pattern(/\$fileName -cmatch '([^']+)'/).test('größe-2.agent.md')).toBe(true);
    expect(pattern(/\$sha256 -cmatch '([^']+)'/).test('0123456789abcdef'.repeat(4))).toBe(true);
    expect(pattern(/\$path -cmatch '([^']+)'/).test('agents/größe-2.md')).toBe(true);
  });

  /** A pattern of the script. */
  function pattern(where: RegExp): RegExp {
    const [, found = 'nothing'] = where.exec(script) ?? [];
    return new RegExp(found.replace('\\z', '(?![^])'));
  }

  function withoutComments(text: string): string {
    return text.replace(/^\s*#.*\n/gm, '');
  }

  /** Whether a line belongs to the text of the help. */
  function isProse(line: string): boolean {
    return (/@"\n([^]*?)\n"@/.exec(script)?.[1] ?? '').split('\n').includes(line);
  }
});

describe('the list of agents', () => {
  test('has a line for each', () => {
    expect(
      listLines([
        { slug: 'a', summary: 'Does a.' },
        { slug: 'b', summary: 'Does b.' },
      ]),
    ).toBe('a\tDoes a.\nb\tDoes b.\n');
  });

  test('keeps to one line and to what can be seen', () => {
    expect(listLines([{ slug: 'a', summary: ' One\r\ntwo\tthree\u001B[31m\u202Efour\u2028 ' }])).toBe(
      'a\tOne two three [31m four\n',
    );
  });

  test('is empty without agents', () => {
    expect(listLines([])).toBe('');
  });
});

/** Text that a shell would make something of, or a path. */
function hostileText(): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    ...['$(touch pwned)', '`touch pwned`', ';touch pwned;', '|touch pwned', '&touch pwned&', '>pwned', '<pwned'],
    ...['../', '..', '/', '\\', '~', '~/', '*', '?', '[a]', '{a,b}', "'", '"', '$HOME', '%2e%2e%2f', '%s', '%n', '%00'],
    ...[
      '#',
      '!',
      '-rf',
      '--force',
      ' ',
      '\n',
      '\t',
      '\r',
      '\u001B[2J',
      '\u007F',
      'é',
      '世',
      '🧵',
      '\u0081',
      'a',
      'x.md',
    ],
  );
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 5 }).map((all) => all.join('')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    )
    .map((text) => text.replaceAll('\0', '').toWellFormed());
}
