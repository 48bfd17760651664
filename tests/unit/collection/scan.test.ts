import { cp, mkdir, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { agentDeriver } from '../../../src/build/agents/derive.ts';
import { fileReader } from '../../../src/collection/read-file.ts';
import type { CatalogueFile } from '../../../src/catalogue/entry.ts';
import { scanFolder } from '../../../src/collection/scan.ts';
import { codesOf } from '../findings.ts';
import { fileWith } from '../make/agent-file.ts';
import { fixturePath } from '../make/fixture.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let root = '';
let folder = '';

beforeEach(async () => {
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'agents');
  await mkdir(folder);
});

const helper = fileWith('description: Helps.');

const readPlainly = fileReader(agentDeriver([]));

async function write(path: string, text = helper): Promise<void> {
  const target = join(folder, path);
  await mkdir(join(target, '..'), { recursive: true });
  await writeFile(target, text);
}

async function scan(known: readonly CatalogueFile[] = []): Promise<CatalogueFile[]> {
  return scanFolder(folder, readPlainly, (file) => known.find((each) => each.file === file));
}

async function scanOne(known: readonly CatalogueFile[] = []): Promise<CatalogueFile> {
  const [file, another] = await scan(known);
  if (file === undefined || another !== undefined) throw new Error('not one file');
  return file;
}

describe('a scan', () => {
  test('finds an agent', async () => {
    await write('helper.md');
    expect((await scanOne()).status).toBe('agent');
  });

  test('finds an agent in a nested folder, by its path with forward slashes', async () => {
    await write('team/tools/helper.md');
    expect((await scanOne()).file).toBe('team/tools/helper.md');
  });

  test('finds an agent whose file name ends in .MD', async () => {
    await write('HELPER.MD');
    expect((await scanOne()).status).toBe('agent');
  });

  test('lists files in the order of their paths', async () => {
    await write('b.md');
    await write('a/z.md');
    await write('B.md');
    await write('a.md');
    expect((await scan()).map(({ file }) => file)).toEqual(['B.md', 'a.md', 'a/z.md', 'b.md']);
  });

  test('finds no file of another kind', async () => {
    await write('helper.txt');
    await write('helper.md.bak');
    await write('md');
    expect(await scan()).toEqual([]);
  });

  test('finds nothing in a hidden folder', async () => {
    await write('.git/helper.md');
    expect(await scan()).toEqual([]);
  });

  test('finds nothing in node_modules', async () => {
    await write('node_modules/x/helper.md');
    expect(await scan()).toEqual([]);
  });

  test('finds files in a folder whose name ends in .md', async () => {
    await write('team.md/helper.md');
    expect((await scanOne()).file).toBe('team.md/helper.md');
  });

  test('finds a file whose name has spaces and quotation marks', async () => {
    await write(`it's "a" helper $(x).md`);
    expect((await scanOne()).status).toBe('agent');
  });

  test('finds nothing in an empty folder', async () => {
    expect(await scan()).toEqual([]);
  });

  test('records the SHA-256 of a file', async () => {
    await write('helper.md');
    expect(await scanOne()).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/));
  });

  test('finds every fixture that is an agent', async () => {
    const files = await scanFolder(fixturePath('agents'), readPlainly, () => undefined);
    const others = files.filter(({ status }) => status !== 'agent').map(({ file }) => file);
    expect(others).toEqual(['README.md', 'no-header.md']);
  });

  test('finds no agent among the broken fixtures', async () => {
    const files = await scanFolder(fixturePath('broken'), readPlainly, () => undefined);
    expect(files.filter(({ status }) => status === 'agent')).toEqual([]);
  });

  test('fails if the folder does not exist', async () => {
    await expect(scanFolder(join(root, 'nowhere'), readPlainly, () => undefined)).rejects.toThrow(/ENOENT/);
  });

  test('fails if the folder is a file', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(scanFolder(join(root, 'file'), readPlainly, () => undefined)).rejects.toThrow(/ENOTDIR/);
  });
});

describe('a scan of one of several folders', () => {
  test('puts the prefix of the folder before paths, also in findings', async () => {
    await write('deep/helper.md', 'No header.\n');
    const files = await scanFolder(folder, readPlainly, () => undefined, undefined, 'team/');
    expect(files).toMatchObject([{ file: 'team/deep/helper.md', findings: [{ file: 'team/deep/helper.md' }] }]);
  });

  test('skips links to the other folders, whose files are read there', async () => {
    const other = join(await realpath(root), 'other');
    await mkdir(other);
    await writeFile(join(other, 'helper.md'), helper);
    await symlink(join(other, 'helper.md'), join(folder, 'helper.md'));
    const files = await scanFolder(folder, readPlainly, () => undefined, undefined, 'team/', [other]);
    expect(files).toMatchObject([{ status: 'skipped', findings: [] }]);
  });
});

describe('a scan of a folder with the guides of a catalogue', () => {
  const scanBeside = (guides: string) =>
    scanFolder(folder, readPlainly, () => undefined, undefined, '', [], join(folder, guides));

  test('leaves them out, and only them', async () => {
    await write('guides/rules.md', '# Rules\n');
    await write('guides/more/rules.md', '# Rules\n');
    await write('guides-too/helper.md', helper);
    expect((await scanBeside('guides')).map(({ file }) => file)).toEqual(['guides-too/helper.md']);
  });

  test('leaves out a link to them', async () => {
    await write('helper.md', helper);
    await mkdir(join(root, 'handbook'));
    await symlink(join(root, 'handbook'), join(folder, 'guides'));
    expect((await scanBeside('guides')).map(({ file }) => file)).toEqual(['helper.md']);
  });
});

describe('a scan skips', () => {
  test.each(['README.md', 'readme.md', 'team/ReadMe.md'])('%s', async (name) => {
    await write(name);
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a README, without a finding', async () => {
    await write('README.md', 'No header.\n');
    expect(codesOf(await scanOne())).toEqual([]);
  });

  test('a hidden file', async () => {
    await write('.helper.md');
    expect(await scanOne()).toMatchObject({ status: 'skipped', reason: 'its name starts with a dot' });
  });

  test('a file without a header', async () => {
    await write('notes.md', 'No header.\n');
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a file without a header, with a note that says why', async () => {
    await write('notes.md', 'No header.\n');
    expect(codesOf(await scanOne())).toEqual(['header-missing']);
  });

  test('a file whose header has no name', async () => {
    await write('notes.md', '---\ntitle: Notes\n---\n\nRead.\n');
    expect(await scanOne()).toMatchObject({ status: 'skipped', reason: 'no name in its header, so documentation' });
  });

  test('an agent whose header has no name, with a warning', async () => {
    await write('helper.md', '---\ntools: Read\n---\n\nHelp.\n');
    const file = await scanOne();
    expect(file.status).toBe('skipped');
    expect(file.findings.map(({ code, severity }) => [code, severity])).toEqual([['name-missing', 'warning']]);
  });

  test('but rejects a file with an error', async () => {
    await write('helper.md', '---\nname: helper\n---\n');
    expect((await scanOne()).status).toBe('rejected');
  });
});

describe('links', () => {
  test('a link to a file inside the folder is skipped, since the file itself is read', async () => {
    await write('a.md');
    await symlink(join(folder, 'a.md'), join(folder, 'b.md'));
    expect((await scan()).map(({ status }) => status)).toEqual(['agent', 'skipped']);
  });

  test('a link to a file outside the folder is not followed', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink(join(root, 'secret.md'), join(folder, 'secret.md'));
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a link to a file outside the folder is reported', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink('../secret.md', join(folder, 'secret.md'));
    expect(codesOf(await scanOne())).toEqual(['link-outside']);
  });

  test('a link to a folder whose name only begins with the same letters leads outside', async () => {
    await mkdir(`${folder}-more`);
    await writeFile(join(`${folder}-more`, 'secret.md'), helper);
    await symlink(join(`${folder}-more`, 'secret.md'), join(folder, 'secret.md'));
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a link to a folder outside is not followed', async () => {
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other', 'secret.md'), helper);
    await symlink(join(root, 'other'), join(folder, 'other'));
    expect((await scan()).filter(({ status }) => status === 'agent')).toEqual([]);
  });

  test('a link to a folder outside is reported', async () => {
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other', 'secret.md'), helper);
    await symlink(join(root, 'other'), join(folder, 'other'));
    expect((await scan()).flatMap(codesOf)).toEqual(['link-outside']);
  });

  test('a link that leads outside through another link is not followed', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink(join(root, 'secret.md'), join(folder, '.hop'));
    await symlink(join(folder, '.hop'), join(folder, 'secret.md'));
    expect(codesOf(await scanOne())).toEqual(['link-outside']);
  });

  test('a file on which the code fails is rejected by its name, and the others are read', async () => {
    await write('a.md');
    await write('b.md');
    const reader = fileReader((file) => {
      if (file.agent.name === 'helper' && failing) {
        failing = false;
        throw new RangeError('Maximum call stack size exceeded');
      }
      return agentDeriver([])(file);
    });
    let failing = true;
    const files = await scanFolder(folder, reader, () => undefined);
    expect(files.map(({ file, status }) => [file, status])).toEqual([
      ['a.md', 'rejected'],
      ['b.md', 'agent'],
    ]);
    expect(files[0]?.findings[0]?.message).toContain('RangeError: Maximum call stack size exceeded');
  });

  test('a broken link is rejected', async () => {
    await symlink(join(folder, 'gone.md'), join(folder, 'helper.md'));
    expect(codesOf(await scanOne())).toEqual(['file-unreadable']);
  });

  test('a link to itself is rejected', async () => {
    await symlink('helper.md', join(folder, 'helper.md'));
    expect(codesOf(await scanOne())).toEqual(['file-unreadable']);
  });

  test('a link to the scanned folder does not loop', async () => {
    await write('helper.md');
    await symlink(folder, join(folder, 'again'));
    expect((await scan()).map(({ file }) => file)).toEqual(['again', 'helper.md']);
  });

  test('a link to its own folder does not loop', async () => {
    await write('team/helper.md');
    await symlink(join(folder, 'team'), join(folder, 'team', 'again'));
    expect((await scan()).map(({ file }) => file)).toEqual(['team/again', 'team/helper.md']);
  });

  test('the agents folder may be a link', async () => {
    await write('helper.md');
    await symlink(folder, join(root, 'link'));
    const files = await scanFolder(join(root, 'link'), readPlainly, () => undefined);
    expect(files.map(({ file }) => file)).toEqual(['helper.md']);
  });
});

describe('files known from an earlier scan', () => {
  test('an unchanged file is not read again', async () => {
    await write('helper.md');
    const known = await scanOne();
    expect(await scanOne([known])).toBe(known);
  });

  test('an unchanged file with an error is not read again', async () => {
    await write('helper.md', '---\nname: helper\n---\n');
    const known = await scanOne();
    expect(await scanOne([known])).toBe(known);
  });

  test('a changed file is read again', async () => {
    await write('helper.md');
    const known = await scanOne();
    await write('helper.md', helper.replace('helper', 'another'));
    expect(await scanOne([known])).toHaveProperty('agent.name', 'another');
  });

  test('a changed file of the same length and time is read again', async () => {
    await write('helper.md');
    await utimes(join(folder, 'helper.md'), 1, 1);
    const known = await scanOne();
    await write('helper.md', helper.replace('helper', 'herpel'));
    await utimes(join(folder, 'helper.md'), 1, 1);
    expect(await scanOne([known])).toHaveProperty('agent.name', 'herpel');
  });

  test('a copy that replaces a file is read again', async () => {
    await write('helper.md');
    const known = await scanOne();
    await cp(join(folder, 'helper.md'), join(root, 'copy.md'), { preserveTimestamps: true });
    await rm(join(folder, 'helper.md'));
    await cp(join(root, 'copy.md'), join(folder, 'helper.md'), { preserveTimestamps: true });
    expect(await scanOne([known])).not.toBe(known);
  });

  test('what is known about another path is not used', async () => {
    await write('helper.md');
    const known = await scanOne();
    expect(await scanOne([{ ...known, file: 'other.md' }])).not.toBe(known);
  });
});

describe('progress', () => {
  test('is reported every thousand files', async () => {
    for (let number = 0; number < 1001; number += 1) await write(`.${number}.md`, '');
    const reported: [number, number][] = [];
    await scanFolder(
      folder,
      readPlainly,
      () => undefined,
      (done, all) => reported.push([done, all]),
    );
    expect(reported).toEqual([[1000, 1001]]);
  });
});
