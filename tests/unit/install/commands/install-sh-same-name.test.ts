import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installLines } from '../../../../src/install/files/install-lines.ts';
import { prepareAll } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { installSh, SH } from './install-sh.ts';
import { onlyPrograms, onWindows, run, SHELLS, writeAt } from './shells.ts';

const there = installSh();
const { offer, install, pathOf } = there;

/** Puts an agent with this header into the catalogue. */
function offerNamed(slug: string, name: string): void {
  const text = `---\nname: ${name}\ndescription: Helps.\n---\nHelp with ${slug}.\n`;
  offer(slug, bytesOf(text), agentOf(read(text)));
}

/** What is said about other files of the same name. */
async function told(slugs: readonly string[], shell = SH, args: readonly string[] = []): Promise<string[]> {
  const { code, stderr } = await install(shell, [...slugs, ...args]);
  expect(code).toBe(0);
  return stderr.split('\n').slice(0, -1);
}

const FOLDER = '.claude/agents';

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name, with agents of one name', (shell) => {
  test('reports that the second has the name of the first', async () => {
    offerNamed('core-master', 'master');
    offerNamed('business-master', 'master');
    expect(await told(['core-master', 'business-master'], shell)).toEqual([
      `business-master: has the same name as ${FOLDER}/core-master.md: Claude Code loads only one of them`,
    ]);
  });

  test('reports a file that was there, however its header spells the name', async () => {
    const spelt = ['master', '"master"', "'master'", 'master  ', 'master # mine', '\tmaster\r'];
    spelt.forEach((name, at) => {
      writeAt(pathOf(String(at)), `---\ndescription: Mine.\nname: ${name}\n---\nMine.\n`);
    });
    writeAt(pathOf('bom'), '\uFEFF---\nname: master\n---\n');
    offerNamed('helper', 'master');
    expect(await told(['helper'], shell)).toEqual([
      ...[0, 1, 2].map((at) => `helper: has the same name as ${FOLDER}/${at}.md: Claude Code loads only one of them`),
      'helper: has the same name as 4 other files',
    ]);
  });

  test('reports nothing about other names, and reads no name from a body', async () => {
    writeAt(pathOf('a'), '---\nname: masters\ndescription: name: master\n---\nname: master\n');
    writeAt(pathOf('b'), 'name: master\n');
    writeAt(pathOf('c'), '---\nnames: master\n name: master\n---\n---\nname: master\n---\n');
    writeAt(pathOf('d'), '---\nname: Master\n---\n');
    writeAt(join(there.box.project, FOLDER, 'e.txt'), '---\nname: master\n---\n');
    offerNamed('helper', 'master');
    expect(await told(['helper'], shell)).toEqual([]);
  });

  test('reports files in folders below, odd names, and links', async () => {
    writeAt(join(there.box.project, FOLDER, 'team/x y.md'), '---\nname: master\n---\n');
    writeAt(join(there.box.project, FOLDER, '-rf $(touch pwned)\n*.md'), '---\nname: master\n---\n');
    writeAt(join(there.box.project, 'elsewhere.md'), '---\nname: master\n---\n');
    symlinkSync('../../elsewhere.md', pathOf('link'));
    offerNamed('helper', 'master');
    expect((await told(['helper'], shell)).map((line) => /agents\/(.*): Claude/.exec(line)?.[1])).toEqual([
      '-rf $(touch pwned)?*.md',
      'link.md',
      'team/x y.md',
    ]);
  });

  test('does not wait for what is no file', async () => {
    mkdirSync(join(there.box.project, FOLDER, 'folder.md'), { recursive: true });
    await run(shell, ['-c', `mkfifo ${FOLDER}/pipe.md`], there.box).done;
    symlinkSync('nowhere', pathOf('broken'));
    symlinkSync('pipe.md', pathOf('to-pipe'));
    offerNamed('helper', 'master');
    expect(await told(['helper'], shell)).toEqual([]);
  });

  test('reports it about a file that is already installed', async () => {
    offerNamed('helper', 'master');
    await install(shell, ['helper']);
    writeAt(pathOf('mine'), '---\nname: master\n---\n');
    expect(await told(['helper'], shell)).toHaveLength(1);
  });

  test('knows the names in files of other tools', async () => {
    offerNamed('one', 'master');
    offerNamed('two', 'master');
    expect(await told(['one', 'two'], shell, ['--tool', 'codex'])).toEqual([
      'two: has the same name as .codex/agents/one.toml: codex may load only one of them',
    ]);
  });

  test('says in a dry run which other agents of the name the catalogue has', async () => {
    const text = fileWith('description: Helps.');
    const lines = installLines(
      prepareAll(TARGETS, agentOf(read(text)), 'helper', bytesOf(text)),
      { slug: 'helper', sha256: '' },
      ['b', 'c'],
    );
    there.server.files.set('agents/helper/install.txt', lines);
    expect(await told(['helper'], shell, ['--dry-run'])).toEqual([
      'helper: the catalogue has other agents of this name: b c',
    ]);
  });
});

test.skipIf(onWindows)('install.sh says which agents an address may have meant', async () => {
  there.server.files.set('agents/master/install.txt', 'several\tcore-master business-master\n');
  const { code, stdout, stderr } = await install(SH, ['master']);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: 'master: several agents could be meant; name one of: core-master business-master\n',
  });
});

test.skipIf(onWindows)('install.sh installs without find and awk', async () => {
  offerNamed('one', 'master');
  offerNamed('two', 'master');
  const programs = ['cat', 'chmod', 'curl', 'cut', 'ln', 'mkdir', 'mktemp', 'mv', 'od', 'rm', 'sed', 'sha256sum', 'tr'];
  const { code, stderr } = await install(SH, ['one', 'two'], { env: onlyPrograms(there.box, programs) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
