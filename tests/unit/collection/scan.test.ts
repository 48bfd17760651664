import { cp, mkdir, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { agentDeriver } from '../../../src/build/derive.ts';
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

describe('what is found', () => {
  test('an agent', async () => {
    await write('helper.md');
    expect((await scanOne()).status).toBe('agent');
  });

  test('an agent in a folder, by its path with forward slashes', async () => {
    await write('team/tools/helper.md');
    expect((await scanOne()).file).toBe('team/tools/helper.md');
  });

  test('an agent whose file name ends in capitals', async () => {
    await write('HELPER.MD');
    expect((await scanOne()).status).toBe('agent');
  });

  test('files in the order of their paths', async () => {
    await write('b.md');
    await write('a/z.md');
    await write('B.md');
    await write('a.md');
    expect((await scan()).map(({ file }) => file)).toEqual(['B.md', 'a.md', 'a/z.md', 'b.md']);
  });

  test('no file of another kind', async () => {
    await write('helper.txt');
    await write('helper.md.bak');
    await write('md');
    expect(await scan()).toEqual([]);
  });

  test('nothing in a folder whose name starts with a dot', async () => {
    await write('.git/helper.md');
    expect(await scan()).toEqual([]);
  });

  test('nothing in the folder of packages', async () => {
    await write('node_modules/x/helper.md');
    expect(await scan()).toEqual([]);
  });

  test('a folder whose name ends like a file', async () => {
    await write('team.md/helper.md');
    expect((await scanOne()).file).toBe('team.md/helper.md');
  });

  test('a file whose name has spaces and quotation marks', async () => {
    await write(`it's "a" helper $(x).md`);
    expect((await scanOne()).status).toBe('agent');
  });

  test('nothing in an empty folder', async () => {
    expect(await scan()).toEqual([]);
  });

  test('an agent has the SHA-256 of its file', async () => {
    await write('helper.md');
    expect(await scanOne()).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/));
  });

  test('every fixture that is an agent', async () => {
    const files = await scanFolder(fixturePath('agents'), readPlainly, () => undefined);
    const others = files.filter(({ status }) => status !== 'agent').map(({ file }) => file);
    expect(others).toEqual(['README.md', 'no-header.md']);
  });

  test('no agent among the broken fixtures', async () => {
    const files = await scanFolder(fixturePath('broken'), readPlainly, () => undefined);
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['rejected']));
  });

  test('a folder that is not there is an error', async () => {
    await expect(scanFolder(join(root, 'nowhere'), readPlainly, () => undefined)).rejects.toThrow(/ENOENT/);
  });

  test('a file in the place of the folder is an error', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(scanFolder(join(root, 'file'), readPlainly, () => undefined)).rejects.toThrow(/ENOTDIR/);
  });
});

describe('one folder of several', () => {
  test('has its prefix before the paths of its files, and in its findings', async () => {
    await write('deep/helper.md', 'No header.\n');
    const files = await scanFolder(folder, readPlainly, () => undefined, undefined, 'team/');
    expect(files).toMatchObject([{ file: 'team/deep/helper.md', findings: [{ file: 'team/deep/helper.md' }] }]);
  });

  test('may link to the others, where the files are read', async () => {
    const other = join(await realpath(root), 'other');
    await mkdir(other);
    await writeFile(join(other, 'helper.md'), helper);
    await symlink(join(other, 'helper.md'), join(folder, 'helper.md'));
    const files = await scanFolder(folder, readPlainly, () => undefined, undefined, 'team/', [other]);
    expect(files).toMatchObject([{ status: 'skipped', findings: [] }]);
  });
});

describe('what is skipped', () => {
  test.each(['README.md', 'readme.md', 'team/ReadMe.md'])('%s', async (name) => {
    await write(name);
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a README has no finding', async () => {
    await write('README.md', 'No header.\n');
    expect(codesOf(await scanOne())).toEqual([]);
  });

  test('a file whose name starts with a dot', async () => {
    await write('.helper.md');
    expect(await scanOne()).toMatchObject({ status: 'skipped', reason: 'its name starts with a dot' });
  });

  test('a file without a header', async () => {
    await write('notes.md', 'No header.\n');
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a file without a header says why', async () => {
    await write('notes.md', 'No header.\n');
    expect(codesOf(await scanOne())).toEqual(['header-missing']);
  });

  test('a file with an error is not skipped but rejected', async () => {
    await write('helper.md', '---\nname: helper\n---\n');
    expect((await scanOne()).status).toBe('rejected');
  });
});

describe('links', () => {
  test('a link to a file inside the folder is skipped, because the file is read itself', async () => {
    await write('a.md');
    await symlink(join(folder, 'a.md'), join(folder, 'b.md'));
    expect((await scan()).map(({ status }) => status)).toEqual(['agent', 'skipped']);
  });

  test('a link to a file outside the folder is not followed', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink(join(root, 'secret.md'), join(folder, 'secret.md'));
    expect((await scanOne()).status).toBe('skipped');
  });

  test('a link to a file outside the folder is told of', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink('../secret.md', join(folder, 'secret.md'));
    expect(codesOf(await scanOne())).toEqual(['link-outside']);
  });

  test('a link to a folder whose name starts alike is outside', async () => {
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

  test('a link to a folder outside is told of', async () => {
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other', 'secret.md'), helper);
    await symlink(join(root, 'other'), join(folder, 'other'));
    expect((await scan()).flatMap(codesOf)).toEqual(['link-outside']);
  });

  test('a link that leads out by way of another link is outside', async () => {
    await writeFile(join(root, 'secret.md'), helper);
    await symlink(join(root, 'secret.md'), join(folder, '.hop'));
    await symlink(join(folder, '.hop'), join(folder, 'secret.md'));
    expect(codesOf(await scanOne())).toEqual(['link-outside']);
  });

  test('a link to nowhere is rejected', async () => {
    await symlink(join(folder, 'gone.md'), join(folder, 'helper.md'));
    expect(codesOf(await scanOne())).toEqual(['file-unreadable']);
  });

  test('a link to itself is rejected', async () => {
    await symlink('helper.md', join(folder, 'helper.md'));
    expect(codesOf(await scanOne())).toEqual(['file-unreadable']);
  });

  test('a link to the folder itself makes no circle', async () => {
    await write('helper.md');
    await symlink(folder, join(folder, 'again'));
    expect((await scan()).map(({ file }) => file)).toEqual(['again', 'helper.md']);
  });

  test('a link to the folder that it is in makes no circle', async () => {
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

describe('files that were read before', () => {
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

  test('a file with other content is read again', async () => {
    await write('helper.md');
    const known = await scanOne();
    await write('helper.md', helper.replace('helper', 'another'));
    expect(await scanOne([known])).toHaveProperty('agent.name', 'another');
  });

  test('a file with other content of the same length and time is read again', async () => {
    await write('helper.md');
    await utimes(join(folder, 'helper.md'), 1, 1);
    const known = await scanOne();
    await write('helper.md', helper.replace('helper', 'herpel'));
    await utimes(join(folder, 'helper.md'), 1, 1);
    expect(await scanOne([known])).toHaveProperty('agent.name', 'herpel');
  });

  test('a copy in the place of a file is read again', async () => {
    await write('helper.md');
    const known = await scanOne();
    await cp(join(folder, 'helper.md'), join(root, 'copy.md'), { preserveTimestamps: true });
    await rm(join(folder, 'helper.md'));
    await cp(join(root, 'copy.md'), join(folder, 'helper.md'), { preserveTimestamps: true });
    expect(await scanOne([known])).not.toBe(known);
  });

  test('what was known about another path is not taken', async () => {
    await write('helper.md');
    const known = await scanOne();
    expect(await scanOne([{ ...known, file: 'other.md' }])).not.toBe(known);
  });
});

describe('progress', () => {
  test('is told after each thousand files', async () => {
    for (let number = 0; number < 1001; number += 1) await write(`.${number}.md`, '');
    const told: [number, number][] = [];
    await scanFolder(
      folder,
      readPlainly,
      () => undefined,
      (done, all) => told.push([done, all]),
    );
    expect(told).toEqual([[1000, 1001]]);
  });
});
