import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { markSite } from '../../../../src/build/swap/site-mark.ts';
import {
  canRename,
  findLeftovers,
  makeStaging,
  removeStaging,
  type Staging,
} from '../../../../src/build/swap/staging.ts';
import { recover, restore, swap } from '../../../../src/build/swap/swap.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let work = '';
let output = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  output = join(work, 'site');
});

describe.each([false, true])('with the staging folder inside the output folder: %s', (inside) => {
  test('a new site takes the place of the last one whole', () => {
    makeSite(output, 'old', ['only-old.txt']);
    const staging = stage(inside);
    swap(staging, output);
    expect(filesIn(output)).toEqual(['.agent-catalogue.json', 'agents/one.md', 'index.html', 'only-new.txt']);
    expect(readFileSync(join(output, 'agents/one.md'), 'utf8')).toBe('new');
  });

  test('two builds have a staging folder each, and the last one wins', () => {
    makeSite(output, 'old', []);
    const [first, second] = [stage(inside), stage(inside)];
    swap(second, output);
    swap(first, output);
    removeStaging(second);
    removeStaging(first);
    expect(filesIn(output)).toHaveLength(4);
    expect(readdirSync(work)).toEqual(['site']);
  });

  test('the staging folder of a running build is no leftover; that of an ended one is', () => {
    makeSite(output, 'old', []);
    const staging = stage(inside);
    expect(findLeftovers(output)).toEqual([]);
    staging.done();
    expect(findLeftovers(output).map(({ folder }) => folder)).toEqual([staging.folder]);
  });
});

test('a folder that only has the name of a staging folder is left alone', () => {
  makeSite(output, 'old', []);
  for (const name of ['.site-building', '.site-previous', '.site-building-mine']) mkdirSync(join(work, name));
  writeFileSync(join(work, '.site-building-mine/owner.json'), '{"owner": "me"}');
  expect(findLeftovers(output)).toEqual([]);
});

test('the staging folder of an output with a longer name is no leftover of this one', () => {
  makeSite(output, 'old', []);
  makeStaging(join(work, 'site-building-x'), false).done();
  expect(findLeftovers(output)).toEqual([]);
});

test('a build killed between the two renames has its last site restored', () => {
  makeSite(output, 'old', []);
  const staging = stage(false);
  mkdirSync(staging.previous);
  renameSync(output, join(staging.previous, '1'));
  recover(staging, output);
  expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('old');
});

test('a build killed while entries were moved is finished', () => {
  makeSite(output, 'old', ['only-old.txt']);
  const staging = stage(true);
  mkdirSync(staging.previous);
  renameSync(join(output, 'agents'), join(staging.previous, 'x'));
  renameSync(join(staging.site, 'agents'), join(output, 'agents'));
  recover(staging, output);
  expect(filesIn(output)).toEqual(['.agent-catalogue.json', 'agents/one.md', 'index.html', 'only-new.txt']);
});

test('a site that cannot be moved leaves the last one', () => {
  makeSite(output, 'old', []);
  const staging = stage(false);
  rmSync(staging.site, { recursive: true });
  expect(() => {
    swap(staging, output);
  }).toThrow('ENOENT');
  expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('old');
});

test('nothing is restored over a site', () => {
  makeSite(output, 'new', []);
  const staging = stage(false);
  makeSite(join(staging.previous, '1'), 'old', []);
  restore(staging, output);
  expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('new');
});

test('finding out whether a folder can be renamed does not move it', () => {
  makeSite(output, 'old', []);
  expect(canRename(output, stage(false))).toBe(true);
  expect(existsSync(join(output, 'index.html'))).toBe(true);
});

function stage(inside: boolean): Staging {
  const staging = makeStaging(output, inside);
  makeSite(staging.site, 'new', ['only-new.txt']);
  return staging;
}

function makeSite(folder: string, content: string, more: readonly string[]): void {
  for (const path of ['index.html', 'agents/one.md', ...more]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  markSite(folder);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('-building-'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
