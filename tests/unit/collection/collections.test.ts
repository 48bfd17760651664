import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readCollections } from '../../../src/collection/collections.ts';
import { diskPathOf, foldersWithPrefixes } from '../../../src/collection/agent-folders.ts';
import { markOf } from '../../../src/catalogue/unique-names.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('the paths of files', () => {
  test('of one folder have no prefix', () => {
    expect(foldersWithPrefixes(['/srv/agents'])).toEqual([{ folder: '/srv/agents', prefix: '' }]);
  });

  test('of several folders begin with the names of their folders, which differ', () => {
    const folders = ['/a/agents', '/b/agents', '/c/team agents', '/d/agents', '/e/a-agents', '/'];
    expect(foldersWithPrefixes(folders).map(({ prefix }) => prefix)).toEqual([
      `a-agents-${markOf('/a/agents', 2)}/`,
      'b-agents/',
      'team agents/',
      'd-agents/',
      'e-a-agents/',
      `agents-${markOf('/', 1)}/`,
    ]);
  });

  test('do not depend on the order of the folders', () => {
    const [first, second] = foldersWithPrefixes(['/a/agents', '/b/agents']);
    expect(foldersWithPrefixes(['/b/agents', '/a/agents'])).toEqual([second, first]);
  });

  test.each([
    ['x.md', ['/a/agents'], '/a/agents/x.md'],
    ['agents/x.md', ['/a/agents'], '/a/agents/agents/x.md'],
    ['a-agents/x.md', ['/a/agents', '/b/agents'], '/a/agents/x.md'],
    ['b-agents/deep/x.md', ['/a/agents', '/b/agents'], '/b/agents/deep/x.md'],
  ])('"%s" of %j is on disk at %s', (file, folders, path) => {
    expect(diskPathOf(file, folders)).toBe(path);
  });

  test('a file of an unknown folder is an error', () => {
    expect(() => diskPathOf('c/x.md', ['/a', '/b'])).toThrow('"c/x.md" is in none of the agents folders.');
  });
});

describe('collections', () => {
  let root = '';
  const at = (name: string): string => join(root, name);
  const read = async (...names: string[]): ReturnType<typeof readCollections> =>
    readCollections(names.map(at), (message) => warnings.push(message));
  let warnings: string[] = [];

  beforeEach(async () => {
    warnings = [];
    root = temporaryFolder(onTestFinished);
    await mkdir(at('a/inner'), { recursive: true });
    await mkdir(at('ab'));
    await symlink(at('a'), at('link'));
  });

  test('are described by their folders', async () => {
    await writeFile(at('a/catalogue.json'), '{"name": "First", "licence": "MIT"}');
    await writeFile(at('ab/README.md'), '# Second\n');
    expect(await read('a', 'ab')).toMatchObject([
      { prefix: 'a/', name: 'First', licence: 'MIT' },
      { prefix: 'ab/', name: 'Second', licence: undefined },
    ]);
  });

  test('with the same name are told apart by their folders', async () => {
    await writeFile(at('a/README.md'), '# Agents\n');
    await writeFile(at('ab/README.md'), '# Agents\n');
    expect((await read('a', 'ab')).map(({ name }) => name)).toEqual(['Agents (a)', 'Agents (ab)']);
  });

  test('unusable descriptions are reported and stop nothing', async () => {
    await writeFile(at('a/catalogue.json'), '{"name": 1}');
    expect(await read('a')).toMatchObject([{ name: 'a' }]);
    expect(warnings).toEqual([`${at('a/catalogue.json')}:1:2: "name" is ignored. It must be a string.`]);
  });

  test('a linked folder is read where it is', async () => {
    expect(await read('link')).toMatchObject([{ folder: at('link'), root: at('a'), prefix: '' }]);
  });

  test('a missing folder is named in the error', async () => {
    await expect(read('a', 'nowhere')).rejects.toThrow(
      `Cannot read the agents folder "${at('nowhere')}". Set AGENTS_DIR to a folder that exists and is readable.`,
    );
  });

  test('a file in place of a folder is an error', async () => {
    await writeFile(at('file'), '');
    await expect(read('file')).rejects.toThrow(`Cannot read the agents folder "${at('file')}"`);
  });

  test.each([
    [['a', 'link'], 'a', 'is the same folder as', 'link'],
    [['a', 'a/inner'], 'a/inner', 'is inside', 'a'],
    [['link/inner', 'a'], 'link/inner', 'is inside', 'a'],
  ])('%j would read files twice and are rejected', async (names, one, how, other) => {
    await expect(read(...names)).rejects.toThrow(
      `AGENTS_DIR names "${at(one)}", which ${how} "${at(other)}". Remove one of the two.`,
    );
  });
});
