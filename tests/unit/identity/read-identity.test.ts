import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readIdentity, readSiteFile } from '../../../src/identity/read-identity.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>';

/** Writes files into a new folder. @returns the folder */
function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder(onTestFinished);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

function read(site: string, files: Record<string, string> = {}) {
  return readSiteFile(join(folderWith({ 'site.json': site, ...files }), 'site.json'), ['write-an-agent']);
}

describe('the file', () => {
  test('named by the settings must be there', async () => {
    const named = { siteFile: join(temporaryFolder(onTestFinished), 'mine.json'), agentsDir: [] };
    await expect(readIdentity(named, folderWith({ 'content/guides/a.mdx': '' }))).rejects.toThrow(
      /mine\.json cannot be read/,
    );
  });

  test('beside the agents goes before the one in content', async () => {
    const root = folderWith({
      'agents/site.json': '{"title": "Beside"}',
      'content/site.json': '{"title": "Content"}',
      'content/guides/a.mdx': '',
    });
    const identityIn = (folder: string) => readIdentity({ siteFile: undefined, agentsDir: [join(root, folder)] }, root);
    await expect(identityIn('agents')).resolves.toMatchObject({ title: 'Beside' });
    await expect(identityIn('others')).resolves.toMatchObject({ title: 'Content' });
  });

  test('may stand beside the folder of agents', async () => {
    const root = folderWith({
      'mine/site.json': '{"title": "Up"}',
      'mine/agents/a.md': '',
      'content/guides/a.mdx': '',
    });
    const settings = { siteFile: undefined, agentsDir: [join(root, 'mine/agents')] };
    await expect(readIdentity(settings, root)).resolves.toMatchObject({ title: 'Up' });
  });

  test('may be missing where nobody named it', async () => {
    const root = temporaryFolder(onTestFinished);
    await expect(readIdentity({ siteFile: undefined, agentsDir: [root] }, root)).resolves.toMatchObject({
      isOwn: false,
    });
  });

  test('may begin with a byte order mark', async () => {
    await expect(read('\uFEFF{"title": "Harbour"}')).resolves.toMatchObject({ title: 'Harbour' });
  });

  test.each([
    ['{"title": "a",}', /site\.json:1:15 it is not JSON/],
    ['{\n  "title": "a"\n  "icon": "b"\n}', /site\.json:3:3 it is not JSON/],
    ['{\n  "title": ', /site\.json:2:12 it is not JSON/],
    ['{"title": "a", "title": "b"}', /site\.json:1:16 .*unique/],
    ['[]', /site\.json:1:1 it must be an object/],
    ['{\n  "titel": "a"\n}', /site\.json:2:3 titel: there is no such field\./],
    [
      '{\n  "links": { "header": [{ "label": "a", "href": "b" }] }\n}',
      /site\.json:2:41 links\.header\.0\.href: there is no such field\./,
    ],
    ['{"language": "german language"}', /site\.json:1:2 language: it must be a language tag/],
    ['{"title": ""}', /title: it is empty/],
    ['{"title": "two\\nlines"}', /title: it has a line break or a hidden character/],
    ['{"title": "turned \\u202e"}', /title: it has a line break or a hidden character/],
    [
      '{"links": {"footer": [{"label": "x", "url": "javascript:alert(1)"}]}}',
      /links\.footer\.0\.url: it must begin with https/,
    ],
    [
      '{"links": {"footer": [{"label": "x", "url": "//evil.example"}]}}',
      /links\.footer\.0\.url: it must begin with https/,
    ],
    ['{"head": {"refresh": "0"}}', /head/],
    ['{"accent": "green"}', /accent: it must be a colour such as/],
    [
      '{"accent": "#ffee00"}',
      /accent: #ffee00 has a contrast of 1\.07:1 on light paper, and text needs 4\.5:1; "#[\da-f]{6}" would do/,
    ],
    ['{"accent": {"light": "#0b6e4f", "dark": "#0b6e4f"}}', /accent\.dark: #0b6e4f has a contrast of/],
    [
      '{"guides": {"show": ["write-an-agent", "no-guide"]}}',
      /guides\.show\.1: there is no guide "no-guide"; there are write-an-agent/,
    ],
    ['{"guides": {"folder": ".."}}', /guides\.folder: it must be in the folder of this file or below/],
    ['{"logo": {"light": "../a.svg"}}', /logo\.light: it must be in the folder of this file or below/],
    ['{"title": "a\\uffff"}', /title: it has a character that no page may have/],
    ['{"title": 1}', /title: it must be a text, in quotes/],
    ['{"links": {"footer": [{"url": "a"}]}}', /links\.footer\.0\.label: it is missing/],
    ['{"guides": {"folder": "nowhere"}}', /guides\.folder: there is no folder/],
    ['{"logo": {"light": "nowhere.svg"}}', /logo\.light: there is no file/],
    ['{"logo": {"light": "https://cdn.example/logo.svg"}}', /logo\.light: it must be the path of a file/],
  ])('%s is refused at the place', async (site, message) => {
    await expect(read(site)).rejects.toThrow(message);
  });

  test('has all that is wrong with it told at once', async () => {
    await expect(read('{"titel": "a", "language": "?", "icon": 1}')).rejects.toThrow(
      /icon[\s\S]*language[\s\S]*titel|titel/,
    );
    await expect(read('{"titel": "a", "language": "?"}')).rejects.toThrow(/language: [\s\S]*titel: /);
  });
});

describe('a picture', () => {
  test('is served under a name made from its content', async () => {
    const { logo } = await read('{"logo": {"light": "a.svg"}}', { 'a.svg': SVG });
    expect(logo).toMatchObject({ width: 20, height: 10 });
    expect(logo?.name).toMatch(/^[\da-f]{8}\.svg$/);
  });

  test.each([
    ['a text', 'hello', /is not a picture in one of these formats/],
    [
      'with definitions of its own',
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "1">]>${SVG}`,
      /has definitions of its own/,
    ],
    [
      'with a link',
      SVG.replace('/>', ' xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="&#106;avascript:1"/></svg>'),
      /has a link/,
    ],
    ['with a style from elsewhere', SVG.replace('/>', '><style>@import "x"</style></svg>'), /has something loaded/],
    ['too large', `${SVG}<!--${'x'.repeat(200_000)}-->`, /has \d+ bytes, and may have 200000/],
    ['with a script', SVG.replace('/>', '><script>1</script></svg>'), /has a script/],
    ['with a handler', SVG.replace('/>', ' onload="1"/>'), /has an attribute that runs a script/],
    ['with a page inside', SVG.replace('/>', '><foreignObject/></svg>'), /has a page inside it/],
  ])('that is %s is refused', async (_, content, message) => {
    await expect(read('{"icon": "a.svg"}', { 'a.svg': content })).rejects.toThrow(message);
  });
});

test('a guide that would run code is refused', async () => {
  await expect(read('{"guides": {"folder": "g"}}', { 'g/a.mdx': '' })).rejects.toThrow(
    /"a\.mdx" is MDX, which runs code/,
  );
});
