import { expect, test } from 'vitest';
import { readArguments } from '../../../src/build/arguments.ts';

test.each([
  ['', [], [], []],
  ['agents', ['agents'], [], []],
  ['a b --force', ['a', 'b'], ['--force'], []],
  ['--outDir out a', ['a'], ['--outDir', 'out'], ['--outDir', 'out']],
  ['--outDir=out a', ['a'], ['--outDir=out'], ['--outDir=out']],
  ['--port 1 a --host h', ['a'], [], ['--port', '1', '--host', 'h']],
  ['--verbose a', ['a'], ['--verbose'], []],
  ['--site https://x.example a', ['a'], ['--site', 'https://x.example'], []],
])('the words “%s”', (words, folders, forBuild, forPreview) => {
  expect(readArguments(words.split(' ').filter(Boolean))).toEqual({ folders, forBuild, forPreview });
});
