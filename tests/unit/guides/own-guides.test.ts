import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownGuideHref } from '../../../src/guides/own-guide-href.ts';
import { readOwnGuides } from '../../../src/guides/own-guides.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>';

function read(files: Record<string, string>, taken: readonly string[] = []) {
  const folder = temporaryFolder(onTestFinished);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return readOwnGuides(folder, taken);
}

describe('the title of a guide', () => {
  test.each([
    ['that of its header', '---\ntitle: Given\n---\n# Heading\n\nText.', 'Given', '# Heading\n\nText.'],
    ['its first heading, which is then not in the text', '# Heading\n\nText.', 'Heading', '\n\nText.'],
    ['its first heading, given again', '---\ntitle: Heading\n---\n\n# Heading\nText.', 'Heading', '\nText.'],
    ['the name of its file', 'Text.', 'a', 'Text.'],
  ])('is %s', async (_, content, title, text) => {
    await expect(read({ 'a.md': content })).resolves.toMatchObject([{ id: 'a', title, text }]);
  });
});

test('guides stand in the order that they give, then by name', async () => {
  const guides = await read({ 'b.md': 'b', 'a.md': 'a', 'z.md': '---\norder: 1\n---\nz', 'notes.txt': 'no guide' });
  expect(guides.map(({ id }) => id)).toEqual(['z', 'a', 'b']);
});

test('Windows line endings and a byte order mark do not matter', async () => {
  await expect(read({ 'a.md': '\uFEFF---\r\ntitle: T\r\n---\r\nText.\r\n' })).resolves.toMatchObject([
    { title: 'T', text: 'Text.\n' },
  ]);
});

test('a picture beside a guide is known, with its size', async () => {
  const [guide] = await read({ 'a.md': '![x](pictures/b%20c.svg)', 'pictures/b c.svg': SVG });
  expect(guide?.pictures.get('pictures/b%20c.svg')).toMatchObject({ width: 20, height: 10 });
});

test.each([
  [
    { 'a.md': '![x](https://cdn.example/x.png)' },
    /a\.md:1:1 the image https:\/\/cdn\.example\/x\.png is on another host/,
  ],
  [{ 'a.md': '![x](../x.png)' }, /a\.md:1:1 the image \.\.\/x\.png is outside the folder/],
  [{ 'a.md': '![x](%zz.png)' }, /a\.md:1:1 the image %zz\.png cannot be shown: there is no file/],
  [
    { 'a.md': '---\ntitle: T\n---\n\n# H\n\nSee ![x](x.png)' },
    /a\.md:7:5 the image x\.png cannot be shown: there is no/,
  ],
  [{ 'a.md': '# H\n\nSee ![x](x.png)' }, /a\.md:3:5 the image x\.png cannot/],
  [{ 'a.md': '---\ntitle: [\n---\n' }, /a\.md:\d:\d its header cannot be read/],
  [{ 'a.md': '---js\n{}\n---\n' }, /a\.md:1:1 its header cannot be read/],
  [{ 'a.md': '---\ntitle: T\n' }, /a\.md:1:1 its header has no end; put "---" on a line/],
  [{ 'a.md': '---\nwords\n---\n' }, /a\.md:2:1 its header has no fields; write them as in/],
  [{ 'a.md': '---\norder: 1\ntitle: 1\n---\n' }, /a\.md:3:8 title: it must be text; put it in quotes/],
  [{ 'a.md': '---\ntitle:\n---\n' }, /a\.md:2:\d title: it must be text/],
  [{ 'a.md': '---\ntitle: { a: 1 }\n---\n' }, /a\.md:2:8 title: it must be text/],
  [{ 'a.md': '---\ntitle: *important*\n---\n' }, /a\.md:2:\d title: it must be text; put it in quotes/],
  [{ 'a.md': '---\norder: first\n---\n' }, /a\.md:2:8 order: it must be a number/],
  [{ 'A b.md': '', 'a-b.md': '' }, /a-b\.md:1:1 there is another guide "a-b", that of A b\.md; rename the file/],
  [{ 'a.md': 'x [b](b.md#part)' }, /a\.md:1:3 the link to b\.md#part leads to no file/],
  [{ 'a.md': '[b](../a.md)' }, /the link to \.\.\/a\.md leads to no file/],
  [{ 'a.md': '[b](/guides/b/)' }, /the link to \/guides\/b\/ leads to a guide that this catalogue does not show/],
  [{ 'con.md': '' }, /con\.md:1:1 no page can be called "con" on every system; rename the file/],
  [{ 'Index.md': '' }, /no page can be called "index"/],
])('%j is refused', async (files, message) => {
  await expect(read(files)).rejects.toThrow(message);
});

test('everything wrong with all files is told at once', async () => {
  const files = {
    'a.md': '---\ntitle: 1\norder: x\n---\n[b](b.md) ![c](c.png)',
    'con.md': '---\n[\n---\n',
    'z.md': '[a](a.md)',
  };
  const message = await read(files).then(String, String);
  const places = [...message.matchAll(/(\w+)\.md:(\d+):(\d+) /g)].map(([, name, line]) => `${name}:${line}`);
  expect(places).toEqual(expect.arrayContaining(['a:2', 'a:3', 'a:5', 'con:1']));
  expect(places.filter((place) => place === 'a:5')).toHaveLength(2);
  expect(message).not.toContain('Invalid input');
});

test('a folder that is named like a guide is skipped', async () => {
  await expect(read({ 'a.md': 'a', 'x.md/note.txt': '' })).resolves.toMatchObject([{ id: 'a' }]);
});

test('links between guides, however they are written, are fine', async () => {
  await expect(
    read({ 'a.md': '[1](./B%20c.md#x) [2](B%20c.markdown) [3](/guides/b-c/) [4](#x) [5](/guides/)', 'B c.md': '' }),
  ).resolves.toHaveLength(2);
});

describe('a symbolic link out of the folder is not followed', () => {
  test.each([
    ['a.md', 'secret.md', {}, /a\.md:1:1 it is a link to .*secret\.md, outside the folder/],
    ['x.svg', 'secret.svg', { 'a.md': '![x](x.svg)' }, /a\.md:1:1 the image x\.svg is outside the folder/],
    ['pictures', '.', { 'a.md': '![x](pictures/secret.svg)' }, /pictures\/secret\.svg is outside the folder/],
    ['a.md', 'nothing.md', {}, /a\.md:1:1 it is a link to a file that does not exist/],
  ])('%s', async (name, target, files, message) => {
    const outside = temporaryFolder(onTestFinished);
    writeFileSync(join(outside, 'secret.md'), '# Secret');
    writeFileSync(join(outside, 'secret.svg'), SVG);
    const folder = temporaryFolder(onTestFinished);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    symlinkSync(join(outside, target), join(folder, name));
    await expect(readOwnGuides(folder, [])).rejects.toThrow(message);
  });

  test('but one inside is', async () => {
    const folder = temporaryFolder(onTestFinished);
    writeFileSync(join(folder, 'a.md'), '# A');
    symlinkSync('a.md', join(folder, 'b.md'));
    await expect(readOwnGuides(folder, [])).resolves.toHaveLength(2);
  });
});

test('a guide cannot have the name of one that comes with the catalogue', async () => {
  await expect(read({ 'install-an-agent.md': '' }, ['install-an-agent'])).rejects.toThrow(/rename the file/);
});

test.each([
  ['https://a.example/', 'https://a.example/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['#part', '#part'],
  ['/agents/', '/base/agents/'],
  ['other.md', '/base/guides/other/'],
  ['./Other%20File.md#part', '/base/guides/other-file/#part'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//evil.example', undefined],
])('in a guide, a link to %s leads to %s', (url, href) => {
  expect(ownGuideHref(url, (path) => `/base/${path}`)).toBe(href);
});
