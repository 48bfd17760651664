import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { writeFixed } from '../../../../src/checks/fixes/write-fixed.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { onWindows } from '../../install/commands/shells.ts';
import { bytesOf } from '../../make/bytes.ts';

let work = '';
let path = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  path = join(work, 'one.md');
  writeFileSync(path, 'before');
});

test('a file is replaced', () => {
  writeFixed(path, bytesOf('before'), bytesOf('after'));
  expect([readdirSync(work), readFileSync(path, 'utf8')]).toEqual([['one.md'], 'after']);
});

test('a file that has changed since it was read stays as it is', () => {
  expect(() => {
    writeFixed(path, bytesOf('earlier'), bytesOf('after'));
  }).toThrow('it has changed meanwhile');
  expect([readdirSync(work), readFileSync(path, 'utf8')]).toEqual([['one.md'], 'before']);
});

test('a file with the longest name that there can be is replaced', () => {
  const long = join(work, `${'é'.repeat(120)}.md`);
  writeFileSync(long, 'before');
  writeFixed(long, bytesOf('before'), bytesOf('after'));
  expect(readFileSync(long, 'utf8')).toBe('after');
});

test.skipIf(onWindows)('a symbolic link is not followed, nor replaced', () => {
  const link = join(work, 'link.md');
  symlinkSync(path, link);
  expect(() => {
    writeFixed(link, bytesOf('before'), bytesOf('after'));
  }).toThrow('it is a symbolic link');
  expect(readFileSync(path, 'utf8')).toBe('before');
});
