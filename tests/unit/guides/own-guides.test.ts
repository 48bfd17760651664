import { mkdirSync, writeFileSync } from 'node:fs';
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
  [{ 'a.md': '![x](https://cdn.example/x.png)' }, /a\.md: the image https:\/\/cdn\.example\/x\.png is on another host/],
  [{ 'a.md': '![x](../x.png)' }, /a\.md: the image \.\.\/x\.png is outside the folder/],
  [{ 'a.md': '![x](%zz.png)' }, /a\.md: there is no file/],
  [{ 'a.md': '![x](x.png)' }, /a\.md: there is no file/],
  [{ 'a.md': '---\ntitle: [\n---\n' }, /a\.md: its header cannot be read/],
  [{ 'a.md': '---js\n{}\n---\n' }, /a\.md: its header cannot be read/],
  [{ 'a.md': '---\ntitle: 1\n---\n' }, /a\.md: title: /],
  [{ 'A b.md': '', 'a-b.md': '' }, /there is another guide "a-b"; rename the file/],
])('%j is refused', async (files, message) => {
  await expect(read(files)).rejects.toThrow(message);
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
