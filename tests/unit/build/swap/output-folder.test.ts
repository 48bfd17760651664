import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { assertWhole } from '../../../../src/build/swap/assert-whole.ts';
import { refuseForeign, resolveOutput } from '../../../../src/build/swap/output-folder.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let work = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
});

test('links are followed to the folder, whether or not it exists', () => {
  mkdirSync(join(work, 'served'));
  symlinkSync(join(work, 'served'), join(work, 'one'), 'junction');
  symlinkSync(join(work, 'served/later'), join(work, 'two'), 'junction');
  expect(resolveOutput(join(work, 'one'))).toBe(join(work, 'served'));
  expect(resolveOutput(join(work, 'one/deep/site'))).toBe(join(work, 'served/deep/site'));
  expect(resolveOutput(join(work, 'two'))).toBe(join(work, 'served/later'));
});

test('links in a circle and files are refused without a stack trace', () => {
  symlinkSync(join(work, 'b'), join(work, 'a'), 'junction');
  symlinkSync(join(work, 'a'), join(work, 'b'), 'junction');
  writeFileSync(join(work, 'file'), '');
  expect(() => resolveOutput(join(work, 'a'))).toThrow(expect.objectContaining({ stack: '' }));
  expect(() => resolveOutput(join(work, 'file'))).toThrow('is not a folder');
});

test('a folder that holds a kept one is refused', () => {
  mkdirSync(join(work, 'agents'));
  expect(() => {
    refuseForeign(work, [join(work, 'agents')], []);
  }).toThrow('agents');
});

test('a site without one of its files, or with an empty page, is not whole', () => {
  writeFileSync(join(work, 'index.html'), '');
  writeFileSync(join(work, 'empty.json'), '');
  expect(() => {
    assertWhole(work, ['empty.json']);
  }).not.toThrow();
  for (const path of ['index.html', 'missing.json']) {
    expect(() => {
      assertWhole(work, [path]);
    }).toThrow(`"${path}" is missing`);
  }
});
