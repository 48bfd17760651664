import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { prepare } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, fileWith } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { fixtureBytes, readFixture } from '../../make/fixture.ts';
import { installSh, SH } from './install-sh.ts';
import { filesIn, onWindows, run, SHELLS, writeAt } from './shells.ts';

const there = installSh();
const { offer, install, pathOf } = there;

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
      expect(readFileSync(pathOf(name)).equals(fixtureBytes(`agents/${name}.md`))).toBe(true);
    }
  });

  test('installs large files byte for byte', async () => {
    const bytes = offer('large', bytesOf(fileWith('description: Helps.', 'A line of the prompt. 🧵\r\n'.repeat(4000))));
    await install(shell, ['large']);
    expect(digest(readFileSync(pathOf('large')))).toBe(digest(bytes));
  });

  test('installs several agents, and leaves nothing else behind', async () => {
    for (const slug of ['one', 'two', 'three']) offer(slug);
    const { code, stdout } = await install(shell, ['one', 'two', 'three']);
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 4 });
    expect(filesIn(there.box)).toEqual(['one', 'three', 'two'].map((slug) => `my project/.claude/agents/${slug}.md`));
  });

  test('installs an agent whose slug is not ASCII', async () => {
    const slug = 'größe-世界_é-ÿ-łódź';
    offer(slug);
    expect((await install(shell, [slug])).code).toBe(0);
    expect(existsSync(pathOf(slug))).toBe(true);
  });

  test('gives a file the permissions of new files', async () => {
    offer('helper');
    await install(shell, ['helper']);
    const usual = join(there.box.project, 'usual');
    await run(shell, ['-c', ': >usual'], there.box).done;
    expect(statSync(pathOf('helper')).mode).toBe(statSync(usual).mode);
  });

  test('counts an identical file as success', async () => {
    const bytes = offer('helper');
    writeAt(pathOf('helper'), textOf(bytes));
    const { ino } = statSync(pathOf('helper'));
    expect(await install(shell, ['helper'])).toMatchObject({
      code: 0,
      stdout: 'already installed: .claude/agents/helper.md\n',
    });
    expect(statSync(pathOf('helper')).ino).toBe(ino);
  });

  test('does not replace a different file', async () => {
    offer('helper');
    writeAt(pathOf('helper'), 'mine');
    const { code, stdout, stderr } = await install(shell, ['helper']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--force');
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe('mine');
    expect(filesIn(there.box)).toHaveLength(1);
  });

  test('replaces a different file with --force', async () => {
    const bytes = offer('helper');
    writeAt(pathOf('helper'), 'mine');
    expect(await install(shell, ['--force', 'helper'])).toMatchObject({
      code: 0,
      stdout: 'replaced .claude/agents/helper.md\n',
    });
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(textOf(bytes));
  });

  test.each(['its target', 'nowhere'])('does not touch a symbolic link that leads to %s', async (where) => {
    offer('helper');
    mkdirSync(join(there.box.project, '.claude/agents'), { recursive: true });
    if (where === 'its target') writeFileSync(join(there.box.project, where), 'mine');
    symlinkSync(join(there.box.project, where), pathOf('helper'));
    expect((await install(shell, ['helper'])).code).toBe(1);
    expect(lstatSync(pathOf('helper')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(there.box.project, 'nowhere'))).toBe(false);
  });

  test('replaces a symbolic link with --force, but not what it leads to', async () => {
    const bytes = offer('helper');
    mkdirSync(join(there.box.project, '.claude/agents'), { recursive: true });
    writeFileSync(join(there.box.project, 'target'), 'mine');
    symlinkSync(join(there.box.project, 'target'), pathOf('helper'));
    expect((await install(shell, ['helper', '--force'])).code).toBe(0);
    expect(readFileSync(join(there.box.project, 'target'), 'utf8')).toBe('mine');
    expect(lstatSync(pathOf('helper')).isFile()).toBe(true);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(textOf(bytes));
  });

  test('does not replace a folder, even with --force', async () => {
    offer('helper');
    mkdirSync(pathOf('helper'), { recursive: true });
    expect((await install(shell, ['helper', '--force'])).code).toBe(1);
    expect(filesIn(there.box)).toEqual([]);
  });
});

describe.skipIf(onWindows)('install.sh', () => {
  test.each(TARGETS.map((target) => [target.label, target] as const))('knows the folders of %s', async (_, target) => {
    const path = 'agents/unquoted-colon.md';
    const agent = agentOf(readFixture(path));
    offer('helper', fixtureBytes(path), agent);
    await install(SH, ['helper', '--tool', target.id]);
    await install(SH, ['helper', '--tool', target.id, '--scope', 'user']);
    expect(filesIn(there.box)).toEqual([
      `my home/${target.userFolder}/${target.fileName('helper')}`,
      `my project/${target.projectFolder}/${target.fileName('helper')}`,
    ]);
    const expected = prepare(target, agent, 'helper', fixtureBytes(path)).bytes;
    for (const file of filesIn(there.box))
      expect(digest(readFileSync(join(there.box.root, file)))).toBe(digest(expected));
  });
});
