import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { codeDigest } from '../../../src/collection/code-digest.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

let root = '';

beforeEach(async () => {
  root = temporaryFolder(onTestFinished);
  await mkdir(join(root, 'code/inner/deep'), { recursive: true });
  await writeFile(join(root, 'code/a.ts'), 'a');
  await writeFile(join(root, 'code/inner/deep/b.ts'), 'b');
});

const digest = (): Promise<string> => codeDigest(root, [join(root, 'code')]);

test('stays the same while nothing changes', async () => {
  expect(await digest()).toBe(await digest());
});

test('changes with a file at the top of a folder', async () => {
  const before = await digest();
  await writeFile(join(root, 'code/a.ts'), 'changed');
  expect(await digest()).not.toBe(before);
});

test('changes with a file in a nested folder', async () => {
  const before = await digest();
  await writeFile(join(root, 'code/inner/deep/b.ts'), 'changed');
  expect(await digest()).not.toBe(before);
});

test('changes when a file moves from one folder to another', async () => {
  const before = await digest();
  await rm(join(root, 'code/inner/deep/b.ts'));
  await writeFile(join(root, 'code/inner/b.ts'), 'b');
  expect(await digest()).not.toBe(before);
});

test('changes when text moves from one file to the next', async () => {
  const before = await digest();
  await writeFile(join(root, 'code/a.ts'), '');
  await writeFile(join(root, 'code/inner/deep/b.ts'), 'ab');
  expect(await digest()).not.toBe(before);
});

test('does not change with a file that is not code', async () => {
  const before = await digest();
  await writeFile(join(root, 'code/inner/picture.png'), 'x');
  expect(await digest()).toBe(before);
});
