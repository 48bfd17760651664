import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { prepare } from '../../../../src/install/files/prepare.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, read } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { serveCatalogue } from './catalogue-server.ts';
import { installSh, SH } from './install-sh.ts';
import { filesIn, onlyPrograms, onWindows, run, SHELLS, writeAt } from './shells.ts';

const there = installSh();
const { offerVersions, install, pathOf } = there;

/** An agent's file that is long enough to tell a change from another file. */
function agentText(name: string, ...lines: readonly string[]): string {
  return `---\nname: ${name}\ndescription: Helps with ${name}.\n---\n\n${lines.map((line) => `${line}\n`).join('')}`;
}

const OLDEST = agentText('helper', 'Help.', 'Be kind.', 'Be quick.', 'Say what you did.');
const OLDER = agentText('helper', 'Help well.', 'Be kind.', 'Be quick.', 'Say what you did.');
const NOW = agentText('helper', 'Help very well.', 'Be kind.', 'Be quick.', 'Say what you did.');
const CHANGED = NOW.replace('Be kind.', 'Be kind and patient.');
const ANOTHER = '---\nname: helper\ndescription: Is of another catalogue.\n---\n\nSort the mail.\nAnswer nothing.\n';

/** What a tool gets from a file with this text. */
function given(target: InstallTarget, text: string): string {
  return textOf(prepare(target, agentOf(read(text)), 'helper', bytesOf(text)).bytes);
}

/** The tools of which a file is installed as it is, and converted to Markdown, TOML and a form without a name. */
const KINDS = TARGETS.filter(({ id }) => ['claude-code', 'gemini-cli', 'codex', 'opencode'].includes(id));

/** What a file can be, how it gets there, and what is said about it and done with it. */
const STATES: readonly State[] = [
  {
    what: 'the current file',
    put: (path, as) => {
      writeAt(path, as(NOW));
    },
    check: 'current',
    update: 'current',
    forced: 'current',
  },
  {
    what: 'an older one',
    put: (path, as) => {
      writeAt(path, as(OLDER));
    },
    check: 'older 2026-09-01',
    update: 'updated',
    forced: 'updated',
  },
  {
    what: 'a yet older one',
    put: (path, as) => {
      writeAt(path, as(OLDEST));
    },
    check: 'older 2026-08-01',
    update: 'updated',
    forced: 'updated',
  },
  {
    what: 'a changed one',
    put: (path, as) => {
      writeAt(path, as(CHANGED));
    },
    check: 'changed by hand',
    update: 'changed by hand',
    forced: 'replaced',
  },
  {
    what: 'one with other line endings',
    put: (path, as) => {
      writeAt(path, as(OLDER).replaceAll('\n', '\r\n'));
    },
    check: 'changed by hand',
    update: 'changed by hand',
    forced: 'replaced',
  },
  {
    what: 'one with a line more',
    put: (path, as) => {
      writeAt(path, `${as(NOW)}\nMine.\n`);
    },
    check: 'changed by hand',
    update: 'changed by hand',
    forced: 'replaced',
  },
  {
    what: 'one of another catalogue',
    put: (path, as) => {
      writeAt(path, as(ANOTHER));
    },
    check: 'not from here',
    update: 'not from here',
    forced: 'not from here',
  },
  {
    what: 'one of another catalogue with texts over several lines',
    put: (path, as) => {
      writeAt(path, as(ANOTHER.replace('Is of another catalogue.', '|\n  Is of another catalogue.\n  Has two lines.')));
    },
    check: 'not from here',
    update: 'not from here',
    forced: 'not from here',
  },
  {
    what: 'one of which only the description is changed',
    put: (path, as) => {
      writeAt(path, as(NOW.replace('Helps with helper.', 'Does what it likes.')));
    },
    check: 'changed by hand',
    update: 'changed by hand',
    forced: 'replaced',
  },
  {
    what: 'an empty file',
    put: (path) => {
      writeAt(path, '');
    },
    check: 'not from here',
    update: 'not from here',
    forced: 'not from here',
  },
  {
    what: 'a link to an older one',
    put: linkTo(OLDER),
    check: 'older 2026-09-01',
    update: 'older 2026-09-01',
    forced: 'older 2026-09-01',
  },
  {
    what: 'a link to a changed one',
    put: linkTo(CHANGED),
    check: 'changed by hand',
    update: 'changed by hand',
    forced: 'changed by hand',
  },
  {
    what: 'a link that leads nowhere',
    put: (path) => {
      writeAt(join(path, '../x'), '');
      symlinkSync('nowhere', path);
    },
    check: 'not from here',
    update: 'not from here',
    forced: 'not from here',
  },
];

describe.skipIf(onWindows).each(KINDS)('a file of $label', (target) => {
  describe.each(target.id === 'codex' ? SHELLS : [SH])('with install.sh run by $name', (shell) => {
    const path = (name = target.fileName('helper')): string => join(there.box.project, target.projectFolder, name);
    const shown = `${target.projectFolder}/${target.fileName('helper')}`;
    const as = (text: string): string => given(target, text);

    test.each(STATES)(
      'says what $what is, and updates it only if that is safe',
      async ({ put, check, update, forced }) => {
        offerVersions('helper', NOW, OLDER, OLDEST);
        for (const [args, state] of [
          [['--check'], check],
          [['--check', '--force'], check],
          [['--update', '--dry-run'], update.replace('updated', 'would update')],
          [
            ['--update', '--dry-run', '--force'],
            forced.replace('updated', 'would update').replace('replaced', 'would replace'),
          ],
          [['--update'], update],
        ] as const) {
          const before = atStart(put);
          const { code, stdout, stderr } = await install(shell, args);
          expect(stdout, stderr).toBe(`${state.padEnd(16)}  ${shown}\n`);
          expect(code, stderr).toBe(/^(?:older|would update)/.test(state) ? 3 : 0);
          if (state === 'updated') expect(readFileSync(path(), 'utf8')).toBe(as(NOW));
          else expect(contents()).toEqual(before);
        }
        const before = atStart(put);
        const { stdout } = await install(shell, ['--update', '--force']);
        expect(stdout).toBe(`${forced.padEnd(16)}  ${shown}\n`);
        if (forced === 'replaced') {
          expect(readFileSync(path(), 'utf8')).toBe(as(NOW));
          expect(readFileSync(`${path()}.mine`, 'utf8')).toBe(before.find(([file]) => file.endsWith(shown))?.[1]);
          expect(contents()).toHaveLength(before.length + 1);
        } else if (forced !== 'updated') expect(contents()).toEqual(before);
      },
    );

    test('knows a file by its content, whatever its name', async () => {
      offerVersions('helper', NOW, OLDER);
      writeAt(path(`renamed-${target.fileName('x')}`), as(OLDER));
      const name = `${target.projectFolder}/renamed-${target.fileName('x')}`;
      expect((await install(shell, ['--check'])).stdout).toBe(`older 2026-09-01  ${name}\n`);
      // Where the header has no name, the file's own name is all that says whose it is.
      const named = as(NOW).includes('name');
      const shownAs = named ? 'updated         ' : 'older 2026-09-01';
      expect((await install(shell, ['--update'])).stdout).toBe(`${shownAs}  ${name}\n`);
      expect(readFileSync(path(`renamed-${target.fileName('x')}`), 'utf8')).toBe(as(named ? NOW : OLDER));
    });

    /** Puts the file in place and removes what an earlier round left. */
    function atStart(put: State['put']): (readonly [string, string])[] {
      for (const file of filesIn(there.box)) rmSync(join(there.box.root, file));
      put(path(), as);
      return contents();
    }
  });
});

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name,', (shell) => {
  test('looks at all tools and both scopes, and at less if it is told to', async () => {
    offerVersions('helper', NOW, OLDER);
    for (const { id, projectFolder, userFolder, fileName } of TARGETS) {
      const target = TARGETS.find((each) => each.id === id);
      if (target === undefined) continue;
      writeAt(join(there.box.project, projectFolder, fileName('helper')), given(target, OLDER));
      writeAt(join(there.box.home, userFolder, fileName('helper')), given(target, NOW));
    }
    const counted = async (...args: readonly string[]) => {
      const { code, stdout } = await install(shell, ['--check', ...args]);
      return [code, stdout.match(/^current /gm)?.length ?? 0, stdout.match(/^older 2026-09-01 /gm)?.length ?? 0];
    };
    expect(await counted()).toEqual([3, TARGETS.length, TARGETS.length]);
    expect(await counted('--scope', 'user')).toEqual([0, TARGETS.length, 0]);
    expect(await counted('--tool', 'codex')).toEqual([3, 1, 1]);
    expect(await counted('--tool', 'codex', '--scope=project')).toEqual([3, 0, 1]);
    expect((await install(shell, ['--update'])).stdout.match(/^updated /gm)).toHaveLength(TARGETS.length);
    expect(await counted()).toEqual([0, 2 * TARGETS.length, 0]);
  });

  test('looks once at a home folder that is the project', async () => {
    offerVersions('helper', NOW);
    writeAt(pathOf('helper'), NOW);
    const { stdout } = await install(shell, ['--check'], { env: { HOME: there.box.project } });
    expect(stdout).toBe('current           .claude/agents/helper.md\n');
  });

  test('looks into folders below where the tool does, and follows no links to folders', async () => {
    offerVersions('helper', NOW);
    writeAt(pathOf('team/deep/helper'), NOW);
    writeAt(join(there.box.project, '.codex/agents/team/helper.toml'), 'x');
    mkdirSync(pathOf('a-folder'));
    symlinkSync('..', join(pathOf('team'), '../team/loop'));
    expect((await install(shell, ['--check'])).stdout).toBe('current           .claude/agents/team/deep/helper.md\n');
  });

  test('looks only at the agents that are named', async () => {
    offerVersions('helper', NOW, OLDER);
    offerVersions('other', agentText('other', 'Be other.'));
    writeAt(pathOf('helper'), OLDER);
    writeAt(pathOf('other'), agentText('other', 'Be other.'));
    writeAt(pathOf('mine'), agentText('mine', 'Be mine.'));
    expect(await install(shell, ['--check', 'other'])).toMatchObject({
      code: 0,
      stdout: 'current           .claude/agents/other.md\n',
    });
    expect(there.server.requests).toEqual(['agents/other/install.txt']);
    expect((await install(shell, ['--check', 'other', 'helper'])).code).toBe(3);
    expect((await install(shell, ['--update', 'other'])).code).toBe(0);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(OLDER);
  });

  test('says so if an agent that is named is not installed or not here', async () => {
    offerVersions('helper', NOW);
    writeAt(pathOf('mine'), agentText('mine', 'Be mine.'));
    const { code, stdout, stderr } = await install(shell, ['--check', 'helper', 'nobody', 'a/b']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^nobody: there is no such agent/),
      'a/b: not a valid agent name',
      'helper: is not installed',
    ]);
  });

  test('updates to a pinned version only if it is the one that the catalogue has', async () => {
    offerVersions('helper', NOW, OLDER, OLDEST);
    writeAt(pathOf('helper'), OLDEST);
    const old = digest(bytesOf(OLDER)).slice(0, 12);
    const refused = await install(shell, ['--update', `helper@${old}`]);
    expect(refused).toMatchObject({ code: 1, stdout: 'older 2026-08-01  .claude/agents/helper.md\n' });
    expect(refused.stderr).toContain('helper: this pin is of the version of 2026-09-01');
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(OLDEST);
    expect((await install(shell, ['--update', `helper@${digest(bytesOf(NOW)).slice(0, 12)}`])).code).toBe(0);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(NOW);
  });

  test('sends no name that is not one of the catalogue’s', async () => {
    offerVersions('helper', NOW);
    writeAt(pathOf('helper'), NOW);
    for (const name of ['secret', 'helper-2', 'Helper']) writeAt(pathOf(name), agentText(name, 'Be secret.'));
    await install(shell, ['--check']);
    await install(shell, ['--update', '--force']);
    expect(new Set(there.server.requests)).toEqual(new Set(['versions/claude-code.txt', 'agents/helper/install.txt']));
  });

  describe('with a list in parts', () => {
    /** The part that a text's digest is in. */
    const part = (text: string): string => digest(bytesOf(text)).slice(0, 1);

    test.each(STATES)('says the same of $what', async ({ put, check }) => {
      offerVersions('helper', NOW, OLDER, OLDEST);
      there.cutLists(10);
      put(pathOf('helper'), (text) => text);
      expect((await install(shell, ['--check'])).stdout).toBe(`${check.padEnd(16)}  .claude/agents/helper.md\n`);
    });

    test('fetches only the parts of the files that are there, each once', async () => {
      offerVersions('helper', NOW, OLDER);
      offerVersions('other', agentText('other', 'Be other.'));
      there.cutLists(10);
      const secret = agentText('secret', 'Be secret.');
      for (const [name, text] of Object.entries({ helper: NOW, copy: NOW, secret })) writeAt(pathOf(name), text);
      expect((await install(shell, ['--check'])).code).toBe(0);
      const parts = [part(NOW), part(secret), `names-${part('secret')}`];
      expect(there.server.requests.toSorted()).toEqual(
        [
          'agents/helper/install.txt',
          'versions/claude-code.txt',
          ...new Set(parts.map((name) => `versions/claude-code/${name}.txt`)),
        ].toSorted(),
      );
    });

    test.each(['--check', '--update'])(
      'does not judge a file whose part is missing, and judges others: %s',
      async (task) => {
        offerVersions('helper', NOW, OLDER);
        there.cutLists(10);
        const secret = agentText('secret', 'Be secret, too.');
        expect(part(secret)).not.toBe(part(NOW));
        there.server.files.delete(`versions/claude-code/${part(secret)}.txt`);
        writeAt(pathOf('helper'), NOW);
        writeAt(pathOf('secret'), secret);
        const { code, stdout, stderr } = await install(shell, [task]);
        expect({ code, stdout }).toEqual({
          code: 1,
          stdout: 'current           .claude/agents/helper.md\nnot checked       .claude/agents/secret.md\n',
        });
        expect(stderr).toContain('could not fetch the list of files');
      },
    );

    test('does not judge a file by a name where the names are missing', async () => {
      offerVersions('helper', NOW);
      there.cutLists(10);
      there.server.files.delete(`versions/claude-code/names-${part('helper')}.txt`);
      writeAt(pathOf('helper'), CHANGED);
      expect((await install(shell, ['--update', '--force'])).stdout).toBe(
        'not checked       .claude/agents/helper.md\n',
      );
      expect(readFileSync(pathOf('helper'), 'utf8')).toBe(CHANGED);
    });

    test('takes no part that makes no sense', async () => {
      offerVersions('helper', NOW, OLDER);
      there.cutLists(10);
      there.server.files.set(`versions/claude-code/${part(OLDER)}.txt`, '<!doctype html><title>Not found</title>\n');
      writeAt(pathOf('helper'), OLDER);
      expect((await install(shell, ['--update'])).code).toBe(1);
      expect(readFileSync(pathOf('helper'), 'utf8')).toBe(OLDER);
    });

    test.each(['parts\t0\n', 'parts\t9\n', 'parts\t1x\n', 'parts\n'])(
      'takes no such number of digits: %j',
      async (text) => {
        offerVersions('helper', NOW, OLDER);
        there.server.files.set('versions/claude-code.txt', text);
        writeAt(pathOf('helper'), OLDER);
        expect((await install(shell, ['--update'])).code).toBe(1);
        expect(there.server.requests).toEqual(['versions/claude-code.txt']);
      },
    );
  });

  test('asks nothing where there is nothing', async () => {
    mkdirSync(join(there.box.project, '.claude/agents'), { recursive: true });
    for (const task of ['--check', '--update']) {
      expect(await install(shell, [task])).toEqual({ code: 0, stdout: '', stderr: 'no agent files found here\n' });
    }
    expect(there.server.requests).toEqual([]);
  });

  test('prints no control of the terminal from the names of files, and one line for each', async () => {
    offerVersions('helper', NOW, OLDER);
    const names = ['a\nb', '-rf', 'a\u001B[2J', 'a\u009B2J', 'a\u202Eb', '*', 'a\'$(touch pwned)"', 'größe 世界'];
    for (const name of names) writeAt(pathOf(name), OLDER);
    const { stdout } = await install(shell, ['--check']);
    expect(stdout.match(/^older 2026-09-01 {2}\.claude\/agents\/[^\n]+\.md$/gm)).toHaveLength(names.length);
    expect(stdout).not.toMatch(/[^\n\P{Cc}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
    expect(stdout).toContain('größe 世界.md');
    expect((await install(shell, ['--update'])).code).toBe(0);
    for (const name of names) expect(readFileSync(pathOf(name), 'utf8')).toBe(NOW);
    expect(filesIn(there.box)).toHaveLength(names.length);
  });

  test('keeps the permissions of a file, and what other names it has', async () => {
    offerVersions('helper', NOW, OLDER);
    writeAt(pathOf('helper'), OLDER);
    linkSync(pathOf('helper'), join(there.box.project, 'elsewhere'));
    for (const mode of [0o600, 0o444, 0o640]) {
      writeFileSync(pathOf('helper'), OLDER, { flag: 'w' });
      chmodSync(pathOf('helper'), mode);
      await install(shell, ['--update']);
      expect(statSync(pathOf('helper')).mode & 0o777).toBe(mode);
      expect(readFileSync(pathOf('helper'), 'utf8')).toBe(NOW);
      expect(readFileSync(join(there.box.project, 'elsewhere'), 'utf8')).toBe(OLDER);
      chmodSync(pathOf('helper'), 0o600);
    }
  });

  test('keeps every copy of a file that was changed', async () => {
    offerVersions('helper', NOW);
    for (const line of ['One.', 'Two.', 'Three.']) {
      writeAt(pathOf('helper'), `${NOW}${line}\n`);
      expect((await install(shell, ['--update', '--force'])).stderr).toContain('your file is kept as');
    }
    for (const [ending, line] of [
      ['', 'One.'],
      ['-2', 'Two.'],
      ['-3', 'Three.'],
    ] as const) {
      expect(readFileSync(`${pathOf('helper')}.mine${ending}`, 'utf8')).toBe(`${NOW}${line}\n`);
    }
    expect((await install(shell, ['--check'])).stdout).toBe('current           .claude/agents/helper.md\n');
  });

  test('does not get into the way of another catalogue', async () => {
    const other = await serveCatalogue();
    offerVersions('helper', NOW, OLDER);
    const lines = `claude-code\t${digest(bytesOf(ANOTHER))}\tagents/helper.md\thelper.md\n`;
    other.files.set('agents/helper/install.txt', lines);
    other.files.set('agents/helper.md', ANOTHER);
    other.files.set('versions/claude-code.txt', `${digest(bytesOf(ANOTHER)).slice(0, 12)}\thelper\n`);
    const env = { AGENT_CATALOGUE: other.address };
    await install(shell, ['helper'], { env });
    writeAt(join(there.box.home, '.claude/agents/helper.md'), OLDER);
    expect((await install(shell, ['--update', '--force'])).stdout).toBe(
      `not from here     .claude/agents/helper.md\nupdated           ${there.box.home}/.claude/agents/helper.md\n`,
    );
    expect((await install(shell, ['--update', '--force'], { env })).stdout).toBe(
      `current           .claude/agents/helper.md\nnot from here     ${there.box.home}/.claude/agents/helper.md\n`,
    );
    await other.close();
  });

  test.each(['--check', '--update'])('says that an older catalogue has no lists: %s', async (task) => {
    offerVersions('helper', NOW, OLDER);
    there.server.files.delete('versions/claude-code.txt');
    writeAt(pathOf('helper'), OLDER);
    const { code, stdout, stderr } = await install(shell, [task]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('name the agents');
    expect((await install(shell, ['--check', 'helper'])).stdout).toBe('older 2026-09-01  .claude/agents/helper.md\n');
  });

  test.each([
    ['a page', '<!doctype html><title>Not found</title>\n'],
    ['a path in it', `${digest(bytesOf(OLDER)).slice(0, 12)}\t../secret\n`],
    ['a control in it', `${digest(bytesOf(OLDER)).slice(0, 12)}\ta\u009Bb\n`],
    ['a field too many', `${digest(bytesOf(OLDER)).slice(0, 12)}\thelper\tmore\n`],
    ['a pattern', `............\thelper\n`],
  ])('takes no list that makes no sense: %s', async (_, text) => {
    offerVersions('helper', NOW, OLDER);
    there.server.files.set('versions/claude-code.txt', text);
    writeAt(pathOf('helper'), OLDER);
    expect((await install(shell, ['--update', '--force'])).code).toBe(1);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(OLDER);
    expect(there.server.requests.filter((path) => !path.startsWith('versions/'))).toEqual([]);
  });

  test('does not believe a list that an agent’s own lines do not bear out', async () => {
    offerVersions('helper', NOW);
    writeAt(pathOf('mine'), agentText('mine', 'Mine.'));
    const pin = digest(bytesOf(agentText('mine', 'Mine.'))).slice(0, 12);
    there.server.files.set('versions/claude-code.txt', `${pin}\thelper\n`);
    expect((await install(shell, ['--update', '--force'])).stdout).toBe('not from here     .claude/agents/mine.md\n');
    const lines = there.server.files.get('agents/helper/install.txt');
    const forged = `older\tclaude-code\t${digest(bytesOf(agentText('mine', 'Mine.')))}\tyesterday\n`;
    there.server.files.set('agents/helper/install.txt', `${String(lines)}${forged}`);
    expect((await install(shell, ['--update', '--force'])).stdout).toBe('not from here     .claude/agents/mine.md\n');
  });

  test('does not take another’s file for an older one, though it is in the history of an agent', async () => {
    const theirs = agentText('code-reviewer', 'Review the code.', 'Be strict.');
    offerVersions('helper', NOW, theirs);
    writeAt(pathOf('code-reviewer'), theirs);
    const { stdout, stderr } = await install(shell, ['--update']);
    expect(stdout).toBe('older 2026-09-01  .claude/agents/code-reviewer.md\n');
    expect(stderr).toContain('was the file of helper, which now has another name');
    expect(contents()).toEqual([['my project/.claude/agents/code-reviewer.md', theirs]]);
    expect((await install(shell, ['--update', '--force'])).stdout).toMatch(/^replaced /);
    expect(contents()).toContainEqual(['my project/.claude/agents/code-reviewer.md.mine', theirs]);
  });

  test('updates nothing to a file that is not the one promised', async () => {
    offerVersions('helper', NOW, OLDER);
    writeAt(pathOf('helper'), OLDER);
    there.server.files.set('agents/helper.md', 'something else');
    const { code, stdout, stderr } = await install(shell, ['--update']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'older 2026-09-01  .claude/agents/helper.md\n' });
    expect(stderr).toContain('SHA-256');
    expect(contents()).toEqual([['my project/.claude/agents/helper.md', OLDER]]);
  });

  test('fails without a network, and touches nothing', async () => {
    writeAt(pathOf('helper'), OLDER);
    const env = { AGENT_CATALOGUE: 'http://127.0.0.1:1/' };
    for (const task of ['--check', '--update']) {
      const { code, stdout, stderr } = await install(shell, [task], { env });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^could not fetch the list of files: ./);
    }
    expect(contents()).toEqual([['my project/.claude/agents/helper.md', OLDER]]);
  });

  test('says which file it cannot read', async () => {
    offerVersions('helper', NOW, OLDER);
    writeAt(pathOf('helper'), OLDER);
    // To root, every file is readable, so the program that reads it fails instead.
    const programs = join(there.box.project, '../programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'sha256sum'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const env = { PATH: `${programs}:${process.env.PATH ?? ''}` };
    const { code, stdout } = await install(shell, ['--check'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'not readable      .claude/agents/helper.md\n' });
  });

  test('does not wait for what is no file', async () => {
    offerVersions('helper', NOW);
    mkdirSync(join(there.box.project, '.claude/agents'), { recursive: true });
    await run(shell, ['-c', 'mkfifo .claude/agents/helper.md'], there.box).done;
    expect((await install(shell, ['--update', '--force'])).stdout).toBe('not from here     .claude/agents/helper.md\n');
    expect(lstatSync(pathOf('helper')).isFIFO()).toBe(true);
  });

  test.each([
    [['--check', '--update']],
    [['--list', '--check']],
    [['--check', '--tool', 'notepad']],
    [['--check', '--tool', '']],
    [['--update', '--scope=']],
    [['--check', '--scope', 'galaxy']],
  ])('prints its usage for %j', async (args) => {
    const { code, stdout, stderr } = await install(shell, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage:');
    expect(there.server.requests).toEqual([]);
  });
});

test.skipIf(onWindows)(
  'install.sh prefers the agent whose file has the name, where several have had the content',
  async () => {
    const text = (name: string): string => agentText('helper', `Be ${name}.`, 'Be kind.');
    offerVersions('one', text('one'), text('both'));
    offerVersions('two', text('two'), text('both'));
    for (const name of ['one', 'two', 'three']) writeAt(pathOf(name), text('both'));
    expect((await install(SH, ['--update'])).code).toBe(0);
    for (const [name, now] of [
      ['one', 'one'],
      ['two', 'two'],
      ['three', 'one'],
    ] as const) {
      expect(readFileSync(pathOf(name), 'utf8')).toBe(text(now));
    }
  },
);

test.skipIf(onWindows)('install.sh says what it lacks for checking', async () => {
  const programs = ['cat', 'curl', 'cut', 'mkdir', 'mktemp', 'rm', 'sed', 'sha256sum', 'tr'];
  expect(await install(SH, ['--check'], { env: onlyPrograms(there.box, programs) })).toMatchObject({
    code: 1,
    stderr: '--check needs awk and grep\n',
  });
});

/** Every file in the sandbox with its text, and every link with where it leads. */
function contents(): (readonly [string, string])[] {
  return filesIn(there.box).map((file) => {
    const path = join(there.box.root, file);
    return [file, lstatSync(path).isSymbolicLink() ? 'a link' : readFileSync(path, 'utf8')];
  });
}

/** Makes a link to a file with this text, which is elsewhere. */
function linkTo(text: string): State['put'] {
  return (path, as) => {
    writeAt(join(there.box.project, 'elsewhere'), as(text));
    mkdirSync(join(path, '..'), { recursive: true });
    symlinkSync(join(there.box.project, 'elsewhere'), path);
  };
}

/** What a file in a tool's folder can be. */
interface State {
  what: string;
  /** Puts it at a path. @param as makes the tool's file of an agent's text */
  put: (path: string, as: (text: string) => string) => void;
  /** What `--check` says. */
  check: string;
  /** What `--update` says. */
  update: string;
  /** What `--update --force` says. */
  forced: string;
}
