import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellScript } from '../../../../src/install/commands/install-script.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { textOf } from '../../make/bytes.ts';
import { installSh } from './install-sh.ts';
import { filesIn, onWindows, SHELLS, writeAt } from './shells.ts';

const there = installSh();
const { offer, install, pathOf } = there;

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name', (shell) => {
  test('installs into the home folder of the user', async () => {
    offer('helper');
    const path = join(there.box.home, '.claude/agents/helper.md');
    expect((await install(shell, ['helper', '--scope', 'user'])).stdout).toBe(`installed ${path}\n`);
    expect(filesIn(there.box)).toEqual(['my home/.claude/agents/helper.md']);
  });

  test.each(['claude-code', 'codex', 'opencode'])('heeds where the user moved the folder of %s', async (id) => {
    offer('helper');
    const target = TARGETS.find((each) => each.id === id);
    const { folder = '', variable = '' } = target?.userRoot ?? {};
    const below = `${target?.userFolder.slice(folder.length + 1) ?? ''}/${target?.fileName('helper') ?? ''}`;
    const to = (value: string) =>
      install(shell, ['helper', '--scope', 'user', '--tool', id], { env: { [variable]: value } });
    const moved = join(there.box.root, 'moved to');
    expect((await to(moved)).stdout).toBe(`installed ${join(moved, below)}\n`);
    expect((await to('')).stdout).toBe(`installed ${join(there.box.home, folder, below)}\n`);
    expect(filesIn(there.box)).toEqual([`moved to/${below}`, `my home/${folder}/${below}`].sort());
  });

  test('writes nothing on a dry run and says what it would do', async () => {
    const bytes = offer('new');
    offer('same', bytes);
    offer('other');
    writeAt(pathOf('same'), textOf(bytes));
    writeAt(pathOf('other'), 'mine');
    const before = filesIn(there.box);
    const outcome = await install(shell, ['--dry-run', 'new', 'same', 'other']);
    expect(outcome.stdout).toBe('would install .claude/agents/new.md\nalready installed: .claude/agents/same.md\n');
    expect(outcome.code).toBe(1);
    expect((await install(shell, ['--dry-run', '--force', 'other'])).stdout).toBe(
      'would replace .claude/agents/other.md\n',
    );
    expect(filesIn(there.box)).toEqual(before);
    expect(readFileSync(pathOf('other'), 'utf8')).toBe('mine');
  });

  test('makes no folder on a dry run', async () => {
    offer('helper');
    await install(shell, ['helper', '--dry-run']);
    expect(readdirSync(there.box.project)).toEqual([]);
  });

  test('lists the agents without characters that control a terminal', async () => {
    there.server.files.set('agents.txt', 'helper\tHelps. Größe 🧵\nother\t\u001B[31mRed\u0007\n');
    expect(await install(shell, ['--list'])).toEqual({
      code: 0,
      stdout: 'helper\tHelps. Größe 🧵\nother\t[31mRed\n',
      stderr: '',
    });
    expect(filesIn(there.box)).toEqual([]);
  });

  test('lists the agents of every page', async () => {
    there.server.files.set('agents.txt', 'one\tOne.\n# 2 more agents\thttps://elsewhere.example/agents-2.txt\n');
    there.server.files.set(
      'agents-2.txt',
      'two\t# Two agents-3.txt\n# 1 more agent\thttps://elsewhere.example/agents-3.txt\n',
    );
    there.server.files.set('agents-3.txt', 'three\tThree.\n');
    const stdout = 'one\tOne.\ntwo\t# Two agents-3.txt\nthree\tThree.\n';
    expect(await install(shell, ['--list'])).toEqual({ code: 0, stdout, stderr: '' });
    expect(there.server.requests).toEqual(['agents.txt', 'agents-2.txt', 'agents-3.txt']);
  });

  test('follows no line that names another page than the next', async () => {
    there.server.files.set(
      'agents.txt',
      'one\tOne. agents-2.txt\n# 1 more agent\thttps://elsewhere.example/agents-3.txt\n',
    );
    expect((await install(shell, ['--list'])).code).toBe(0);
    expect(there.server.requests).toEqual(['agents.txt']);
  });

  test('fails if a page of the list is missing, and says so', async () => {
    there.server.files.set('agents.txt', 'one\tOne.\n# 1 more agent\thttps://elsewhere.example/agents-2.txt\n');
    const { code, stdout, stderr } = await install(shell, ['--list']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'one\tOne.\n' });
    expect(stderr).toContain('could not fetch the list of agents');
  });

  test('fails if there is no list', async () => {
    expect(await install(shell, ['--list'])).toMatchObject({ code: 1, stdout: '' });
    expect(filesIn(there.box)).toEqual([]);
  });

  test('prints help', async () => {
    const { code, stdout } = await install(shell, ['--help']);
    expect(code).toBe(0);
    for (const option of ['--tool', '--scope', '--force', '--dry-run', '--list', there.server.address]) {
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
  ])('prints its usage for %j', async (args) => {
    const { code, stdout, stderr } = await install(shell, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage:');
    expect(there.server.requests).toEqual([]);
  });

  test('lists the tools it knows', async () => {
    const { stderr } = await install(shell, ['helper', '--tool', 'notepad']);
    expect(stderr).toContain(`known: ${TARGETS.map(({ id }) => id).join(' ')}`);
  });

  test('takes options anywhere and in both forms', async () => {
    offer('one');
    offer('two');
    const { code } = await install(shell, ['--scope=user', 'one', '--tool=claude-code', 'two']);
    expect(code).toBe(0);
    expect(filesIn(there.box)).toHaveLength(2);
  });

  test('takes another catalogue from the environment', async () => {
    offer('helper');
    const input = shellScript('http://localhost:1/', TARGETS, 'Agent Catalogue');
    const address = there.server.address.replace(/\/$/, '');
    expect((await install(shell, ['helper'], { input, env: { AGENT_CATALOGUE: address } })).code).toBe(0);
  });

  test.each(['file:///etc/', '-o/tmp/x', 'agents.example', 'https://a b/', 'https://a\n/'])(
    'rejects %j as a catalogue',
    async (address) => {
      const { code, stderr } = await install(shell, ['helper'], { env: { AGENT_CATALOGUE: address } });
      expect(code).toBe(2);
      expect(stderr).toContain('AGENT_CATALOGUE');
    },
  );

  test('does not need HOME if a variable says where the folder is', async () => {
    offer('helper');
    const env = { HOME: '', CLAUDE_CONFIG_DIR: join(there.box.root, 'moved') };
    expect(await install(shell, ['helper', '--scope', 'user'], { env })).toMatchObject({
      code: 0,
      stdout: `installed ${env.CLAUDE_CONFIG_DIR}/agents/helper.md\n`,
    });
  });

  test('needs HOME for the scope of the user', async () => {
    offer('helper');
    expect(await install(shell, ['helper', '--scope', 'user'], { env: { HOME: '' } })).toMatchObject({
      code: 1,
      stderr: 'HOME is not set\n',
    });
  });
});
