import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { provenanceOf, readFolderLicences } from '../../../src/collection/read-provenance.ts';
import { linkOf, type Provenance } from '../../../src/catalogue/provenance.ts';
import { agentOf, readWith } from '../make/agent-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** How the texts of some licences begin. */
const TITLES: Readonly<Record<string, string>> = {
  MIT: 'MIT License',
  ISC: 'ISC License',
  'Apache-2.0': '                 Apache License\n           Version 2.0, January 2004',
  'BSD-2-Clause': 'BSD 2-Clause License',
  'BSD-3-Clause': 'BSD 3-Clause License',
  'GPL-2.0': '   GNU GENERAL PUBLIC LICENSE\n      Version 2, June 1991',
  'GPL-3.0': '   GNU GENERAL PUBLIC LICENSE\n      Version 3, 29 June 2007',
  'AGPL-3.0': 'GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3, 19 November 2007',
  'LGPL-3.0': 'GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007',
  'MPL-2.0': 'Mozilla Public License Version 2.0',
  'CC0-1.0': 'Creative Commons Legal Code\n\nCC0 1.0 Universal',
  'CC-BY-4.0': 'Attribution 4.0 International',
  'CC-BY-SA-4.0': 'Attribution-ShareAlike 4.0 International',
};
const NAMES = Object.keys(TITLES);

let root = '';
let folder = '';

beforeEach(async () => {
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'agents');
  await mkdir(folder);
});

function licenceText(name: string): string {
  return `${TITLES[name] ?? ''}\n\nSome terms.\n`;
}

async function write(path: string, text: string): Promise<void> {
  const target = join(folder, path);
  await mkdir(join(target, '..'), { recursive: true });
  await writeFile(target, text);
}

/** The origin of an agent whose header holds some lines. */
function origin(lines: string): Provenance {
  return provenanceOf(agentOf(readWith(lines)), new Map(), 'agent.md');
}

/** The licence that the folder gives an agent without one of its own. */
async function licence(file = 'agent.md'): Promise<string | undefined> {
  return provenanceOf(agentOf(readWith('model: haiku')), await readFolderLicences(folder), file).licence;
}

/** The licence when the folder holds one licence file with this text. */
async function licenceOf(text: string): Promise<string | undefined> {
  await write('LICENSE', text);
  return licence();
}

describe('the licence of an agent', () => {
  test.each(['license: MIT', 'licence: MIT', 'license: " MIT "', 'license:\nlicence: MIT'])(
    'is said by %j',
    (lines) => {
      expect(origin(lines).licence).toBe('MIT');
    },
  );

  test('may be in words', () => {
    expect(origin('license: Complete terms in LICENSE.txt').licence).toBe('Complete terms in LICENSE.txt');
  });

  test('is not known when nothing says it', () => {
    expect(origin('model: haiku').licence).toBeUndefined();
  });

  test.each(['license: [MIT, ISC]', 'license: { name: MIT }', 'license: true', 'license: ""'])(
    'is not known from %s',
    (line) => {
      expect(origin(line).licence).toBeUndefined();
    },
  );

  test('is the one of its file rather than of its folder', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license: ISC')), files, 'agent.md').licence).toBe('ISC');
  });

  test('is not the one of its folder when its file says something else that cannot be read', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license: [ISC]')), files, 'agent.md').licence).toBeUndefined();
  });

  test('is the one of its folder when its field is empty', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license:')), files, 'agent.md').licence).toBe('MIT');
  });
});

describe('the source of an agent', () => {
  test.each(['source', 'homepage', 'repository', 'url'])('is said by %s', (key) => {
    expect(origin(`${key}: https://example.org/a`).source).toBe('https://example.org/a');
  });

  test('is the first field that says it', () => {
    expect(origin('url: https://b.example\nsource: https://a.example').source).toBe('https://a.example');
  });

  test('is an address rather than a text', () => {
    expect(origin('source: community\nurl: https://a.example').source).toBe('https://a.example');
  });

  test('may be a text', () => {
    expect(origin('source: community').source).toBe('community');
  });

  test('is not known when nothing says it', () => {
    expect(origin('model: haiku').source).toBeUndefined();
  });

  test('is no link when its address was cut', () => {
    expect(linkOf(origin(`source: https://example.org/${'a'.repeat(300)}`).source ?? '')).toBeUndefined();
  });
});

describe('what the folder says of itself', () => {
  test('holds for agents about which nothing nearer says anything', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('below/LICENSE', licenceText('ISC'));
    const files = await readFolderLicences(folder, 'Apache-2.0');
    const silent = agentOf(readWith('model: haiku'));
    const at = (file: string): Provenance => provenanceOf(silent, files, file, 'https://git.example/agents');
    expect(at('agent.md')).toMatchObject({ licence: 'Apache-2.0', source: 'https://git.example/agents' });
    expect(at('below/agent.md').licence).toBe('ISC');
  });

  test('gives way to the agent', async () => {
    const agent = agentOf(readWith('license: MIT\nsource: https://mine.example'));
    const files = await readFolderLicences(folder, 'ISC');
    expect(provenanceOf(agent, files, 'agent.md', 'https://git.example')).toMatchObject({
      licence: 'MIT',
      source: 'https://mine.example',
    });
  });
});

describe('a link', () => {
  test.each(['https://example.org/a?b=c#d', 'http://example.org/', 'HTTPS://example.org/'])('is made of %s', (text) => {
    expect(linkOf(text)).toBe(new URL(text).href);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'git+https://example.org/',
    '//example.org/',
    '/etc/passwd',
    'example.org',
    'https:example.org',
    'https://',
    'https://example.org/ and more',
    'see https://example.org/',
    'https://github.com@example.org/',
    'https://user:secret@example.org/',
    '',
  ])('is not made of "%s"', (text) => {
    expect(linkOf(text)).toBeUndefined();
  });
});

describe('author and version', () => {
  test('the author is the text of its field', () => {
    expect(origin('author: Ada Lovelace <ada@example.org>').author).toBe('Ada Lovelace <ada@example.org>');
  });

  test.each(['author: 5', 'author: { name: Ada }', 'author:'])('no author is known from %s', (line) => {
    expect(origin(line).author).toBeUndefined();
  });

  test.each([
    ['version: 1.2.3', '1.2.3'],
    ['version: "2"', '2'],
    ['version: 2', '2'],
    ['version: 1.10', '1.10'],
    ['version: 1.0 # the first', '1.0'],
  ])('%s is version %s', (line, version) => {
    expect(origin(line).version).toBe(version);
  });

  test.each(['version: true', 'version: [1]', 'version:'])('no version is known from %s', (line) => {
    expect(origin(line).version).toBeUndefined();
  });
});

describe.each(['license', 'source', 'author', 'version'])('the text of %s', (key) => {
  const textOf = (value: string): string => Object.values(origin(`${key}: ${JSON.stringify(value)}`)).join('');

  test('is on one line', () => {
    expect(textOf(' a\n\t b\u00A0c\u0000d ')).toBe('a b c d');
  });

  test('may have 200 characters', () => {
    expect(textOf('a'.repeat(200))).toBe('a'.repeat(200));
  });

  test('has no more than 200 characters', () => {
    expect(textOf('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
  });
});

describe('the licence of a folder', () => {
  test.each(NAMES)('is recognised by its text: %s', async (name) => {
    expect(await licenceOf(licenceText(name))).toBe(name);
  });

  test.each([
    'LICENSE',
    'LICENSE.md',
    'LICENSE.txt',
    'LICENCE',
    'LICENCE.md',
    'LICENCE.txt',
    'COPYING',
    'COPYING.md',
    'COPYING.txt',
  ])('may be called %s', async (name) => {
    await write(name, licenceText('MIT'));
    expect(await licence()).toBe('MIT');
  });

  test.each(['license.md', 'licenses.txt', 'LICENSE.html', 'LICENSE-checker.md', 'README.md'])(
    'is not looked for in %s',
    async (name) => {
      await write(name, licenceText('MIT'));
      expect(await licence()).toBeUndefined();
    },
  );

  test('is not looked for in a folder that is called so', async () => {
    await write('LICENSE/MIT', licenceText('MIT'));
    expect(await licence()).toBeUndefined();
  });

  test('holds for files further down', async () => {
    await write('team/LICENSE', licenceText('MIT'));
    expect(await licence('team/tools/agent.md')).toBe('MIT');
  });

  test('does not hold for files beside it', async () => {
    await write('team/LICENSE', licenceText('MIT'));
    expect(await licence('teamwork/agent.md')).toBeUndefined();
  });

  test('yields to one that is nearer', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('team/LICENSE', licenceText('ISC'));
    expect(await licence('team/agent.md')).toBe('ISC');
  });

  test('yields to one that is nearer and not recognised', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('team/LICENSE', 'Ask us.');
    expect(await licence('team/agent.md')).toBe('see team/LICENSE');
  });

  test('is not looked for above the agents folder', async () => {
    await write('../LICENSE', licenceText('MIT'));
    expect(await licence()).toBeUndefined();
  });

  test.each(['.git', 'node_modules'])('is not looked for in %s', async (name) => {
    await write(`${name}/LICENSE`, licenceText('MIT'));
    expect(await licence(`${name}/agent.md`)).toBeUndefined();
  });

  test('is known from two files that hold the same', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('LICENSE.md', licenceText('MIT'));
    expect(await licence()).toBe('MIT');
  });

  test('is in two files when they differ', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('COPYING', licenceText('ISC'));
    expect(await licence()).toBe('see COPYING, LICENSE');
  });

  test('is in two files when one is not recognised', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('COPYING', 'Ask us.');
    expect(await licence()).toBe('see COPYING, LICENSE');
  });

  test('is not read through a link, which may leave the folder', async () => {
    await write('../secret', licenceText('MIT'));
    await symlink('../secret', join(folder, 'LICENSE'));
    expect(await licence()).toBe('see LICENSE');
  });

  test('is not known in a folder that does not exist', async () => {
    expect(await readFolderLicences(join(root, 'missing'))).toEqual(new Map());
  });

  test('is told on one line', async () => {
    await write('my\nteam/LICENSE', 'Ask us.');
    expect(await licence('my\nteam/agent.md')).toBe('see my team/LICENSE');
  });

  test('is told in no more than 200 characters', async () => {
    const path = `${'a'.repeat(150)}/${'b'.repeat(150)}`;
    await write(`${path}/LICENSE`, 'Ask us.');
    expect(await licence(`${path}/agent.md`)).toHaveLength(200);
  });
});

describe('a licence’s text is not recognised', () => {
  test('when it names the licence only further down', async () => {
    expect(await licenceOf(`House rules\n\n${licenceText('MIT')}`)).toBe('see LICENSE');
  });

  test('when it is empty', async () => {
    expect(await licenceOf('')).toBe('see LICENSE');
  });

  test('when it is of another version', async () => {
    expect(await licenceOf('Apache License\nVersion 1.1')).toBe('see LICENSE');
  });
});
