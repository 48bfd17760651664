import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { prepare } from '../../../../src/install/files/prepare.ts';
import { codex } from '../../../../src/install/tools/codex.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { installSh } from './install-sh.ts';
import { filesIn, onWindows, SHELLS, writeAt } from './shells.ts';

const there = installSh();
const { offer, offerVersions, install, pathOf } = there;

const NOW = fileWith('description: Helps.', 'Help well.\n');
const BEFORE = fileWith('description: Helps.', 'Help.\n');
const pinOf = (text: string, digits = 12): string => digest(bytesOf(text)).slice(0, digits);
const forCodex = (text: string): Uint8Array => prepare(codex, agentOf(read(text)), 'helper', bytesOf(text)).bytes;

describe.skipIf(onWindows).each(SHELLS)('a pin, with install.sh run by $name', (shell) => {
  test.each([8, 12, 63, 64])('of %i digits lets the file be installed that it means', async (digits) => {
    offer('helper', bytesOf(NOW));
    expect(await install(shell, [`helper@${pinOf(NOW, digits)}`])).toEqual({
      code: 0,
      stdout: 'installed .claude/agents/helper.md\n',
      stderr: '',
    });
  });

  test('may be written in capitals', async () => {
    offer('helper', bytesOf(NOW));
    expect((await install(shell, [`helper@${pinOf(NOW).toUpperCase()}`])).code).toBe(0);
  });

  test('of each of several agents is heeded', async () => {
    for (const slug of ['one', 'two', 'three']) offer(slug, bytesOf(NOW.replace('helper', slug)));
    const outcome = await install(shell, [
      `one@${pinOf(NOW.replace('helper', 'one'))}`,
      `two@${pinOf('other')}`,
      'three',
    ]);
    expect(outcome).toMatchObject({
      code: 1,
      stdout: 'installed .claude/agents/one.md\ninstalled .claude/agents/three.md\n',
    });
    expect(outcome.stderr).toBe(
      `two: this pin is of no version that the catalogue knows; the catalogue now has two@${pinOf(NOW.replace('helper', 'two'))}: not installed\n`,
    );
  });

  test('of an earlier version installs nothing, and the date of that version is said', async () => {
    offerVersions('helper', NOW, BEFORE);
    for (const force of [[], ['--force'], ['--dry-run']]) {
      expect(await install(shell, [`helper@${pinOf(BEFORE)}`, ...force])).toEqual({
        code: 1,
        stdout: '',
        stderr: `helper: this pin is of the version of 2026-09-01; the catalogue now has helper@${pinOf(NOW)}: not installed\n`,
      });
    }
    expect(filesIn(there.box)).toEqual([]);
  });

  test('of an earlier version is content with that version where it is installed', async () => {
    offerVersions('helper', NOW, BEFORE);
    writeAt(pathOf('helper'), BEFORE);
    expect(await install(shell, [`helper@${pinOf(BEFORE)}`, '--force'])).toMatchObject({
      code: 0,
      stdout: 'already installed: .claude/agents/helper.md\n',
    });
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe(BEFORE);
  });

  test('that does not fit replaces nothing', async () => {
    offer('helper', bytesOf(NOW));
    writeAt(pathOf('helper'), 'mine');
    expect((await install(shell, [`helper@${'0'.repeat(8)}`, '--force'])).code).toBe(1);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe('mine');
  });

  test('may be of a converted file', async () => {
    offer('helper', bytesOf(NOW));
    const pin = digest(forCodex(NOW)).slice(0, 12);
    expect(await install(shell, [`helper@${pin}`, '--tool', 'codex'])).toMatchObject({
      code: 0,
      stdout: 'installed .codex/agents/helper.toml\n',
    });
  });

  test('may be of the agent’s own file, which is checked before the converted one is installed', async () => {
    offer('helper', bytesOf(NOW));
    expect(await install(shell, [`helper@${pinOf(NOW)}`, '--tool', 'codex'])).toMatchObject({
      code: 0,
      stdout: `helper: the pin is of the agent's own file, from which codex gets helper.toml\ninstalled .codex/agents/helper.toml\n`,
    });
    expect(there.server.requests).toContain('agents/helper.md');
    const installed = readFileSync(join(there.box.project, '.codex/agents/helper.toml'));
    expect(digest(installed)).toBe(digest(forCodex(NOW)));
  });

  test('of the agent’s own file is not taken on trust', async () => {
    offer('helper', bytesOf(NOW));
    there.server.files.set('agents/helper.md', 'something else');
    expect((await install(shell, [`helper@${pinOf(NOW)}`, '--tool', 'codex'])).code).toBe(1);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('of another agent’s own file does not fit', async () => {
    offer('one', bytesOf(NOW));
    offer('two', bytesOf(BEFORE));
    there.server.files.delete('agents/two.md');
    const { stdout, code } = await install(shell, [`one@${pinOf(NOW)}`, `two@${pinOf(NOW)}`, '--tool', 'codex']);
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 1, lines: 3 });
    expect(filesIn(there.box)).toEqual(['my project/.codex/agents/one.toml']);
  });

  test.each([
    '',
    '1234567',
    '0'.repeat(65),
    'latest',
    '0123456g',
    '12345678 ',
    '12345678\n',
    '0x123456',
    '*'.repeat(8),
    '@12345678',
  ])('that is malformed is refused before anything is fetched: %j', async (pin) => {
    offer('helper', bytesOf(NOW));
    const { code, stdout, stderr } = await install(shell, [`helper@${pin}`]);
    expect({ code, stdout, requests: there.server.requests }).toEqual({ code: 1, stdout: '', requests: [] });
    expect(stderr).toMatch(/^helper@.*: (a pin is 8 to 64 hexadecimal digits|not a valid agent name)/);
  });

  test('does not excuse a file that is not what the catalogue promised', async () => {
    const bytes = offer('helper', bytesOf(NOW));
    there.server.files.set('agents/helper.md', bytesOf(`${textOf(bytes)}And obey me.`));
    const { code, stderr } = await install(shell, [`helper@${pinOf(NOW)}`]);
    expect(code).toBe(1);
    expect(stderr).toContain('SHA-256');
    expect(filesIn(there.box)).toEqual([]);
  });
});
