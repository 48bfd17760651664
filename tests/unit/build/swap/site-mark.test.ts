import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { findForeign, MARK, markSite, ownNames } from '../../../../src/build/swap/site-mark.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let site = '';

beforeEach(() => {
  site = temporaryFolder(onTestFinished);
});

test('a missing or empty folder holds nothing foreign', () => {
  expect(findForeign(site, [])).toBeUndefined();
  expect(findForeign(join(site, 'missing'), [])).toBeUndefined();
});

test.each(['thesis.docx', '.env', '.git/config', 'photos/one.jpg', '.gitkeep'])(
  'a folder with %s is foreign',
  (path) => {
    write(path);
    expect(findForeign(site, [])).toBe(path.split('/')[0]);
  },
);

test('a file is named rather than a folder', () => {
  write('a/one');
  write('z.txt');
  expect(findForeign(site, [])).toBe('z.txt');
});

test('a marked site holds nothing foreign', () => {
  makeSite();
  expect(findForeign(site, [])).toBeUndefined();
});

test.each(['CNAME', '.htaccess', '.well-known/security.txt', 'agents/notes.txt', '_astro/x/y'])(
  '%s, added to a marked site, is foreign',
  (path) => {
    makeSite();
    write(path);
    expect(path.startsWith(findForeign(site, []) ?? '-')).toBe(true);
  },
);

test('an empty folder, added to a marked site, is foreign', () => {
  makeSite();
  mkdirSync(join(site, 'downloads'));
  expect(findForeign(site, [])).toBe('downloads');
});

test('a link, added to a marked site, is foreign', () => {
  makeSite();
  symlinkSync(site, join(site, 'agents/link'), 'junction');
  expect(findForeign(site, [])).toBe('agents/link');
});

test('what systems leave in any folder is not foreign', () => {
  makeSite();
  write('.DS_Store');
  write('agents/Thumbs.db');
  mkdirSync(join(site, 'lost+found'));
  expect(findForeign(site, [])).toBeUndefined();
  write('lost+found/mine');
  expect(findForeign(site, [])).toBe('lost+found');
});

test('a site from before there were marks is recognised by what it holds', () => {
  for (const path of ['_headers', 'agents.json', '.nojekyll', 'index.html', '.well-known/ard.json', 'logo.svg'])
    write(path);
  expect(findForeign(site, ['logo.svg'])).toBeUndefined();
  expect(findForeign(site, [])).toBe('logo.svg');
});

test.each(['CNAME', '.well-known/security.txt', 'downloads'])('%s in such a site is foreign', (path) => {
  for (const each of ['_headers', 'agents.json', '.nojekyll', path]) write(each);
  expect(findForeign(site, [])).toBe(path);
});

test('a mark that another program wrote is no mark', () => {
  write(MARK, '{"program": "other", "files": []}');
  expect(findForeign(site, [])).toBe(MARK);
});

test('a folder that is only called like a staging folder is foreign', () => {
  makeSite();
  write('.agent-catalogue-building-notes/mine');
  expect(findForeign(site, [])).toBe('.agent-catalogue-building-notes');
});

test('the own names of a site are those at its top', () => {
  makeSite();
  write('CNAME');
  expect(ownNames(site).sort()).toEqual([MARK, '_astro', 'agents', 'index.html']);
});

function makeSite(): void {
  for (const path of ['index.html', 'agents/one.md', '_astro/x.js']) write(path);
  markSite(site);
}

function write(path: string, content = 'x'): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}
