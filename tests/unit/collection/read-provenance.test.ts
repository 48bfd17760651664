import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { provenanceOf, readFolderLicences } from '../../../src/collection/read-provenance.ts';
import { linkOf, type Provenance } from '../../../src/catalogue/provenance.ts';
import { agentOf, readWith } from '../make/agent-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** The first lines of some licences. */
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

/** The provenance of an agent whose header has these lines. */
function origin(lines: string): Provenance {
  return provenanceOf(agentOf(readWith(lines)), new Map(), 'agent.md');
}

/** The licence that an agent without one gets from its folder. */
async function licence(file = 'agent.md'): Promise<string | undefined> {
  return provenanceOf(agentOf(readWith('model: haiku')), await readFolderLicences(folder), file).licence;
}

/** The licence if the folder has one licence file with this text. */
async function licenceOf(text: string): Promise<string | undefined> {
  await write('LICENSE', text);
  return licence();
}

describe('the licence of an agent', () => {
  test.each(['license: MIT', 'licence: MIT', 'license: " MIT "', 'license:\nlicence: MIT'])(
    'is given by %j',
    (lines) => {
      expect(origin(lines).licence).toBe('MIT');
    },
  );

  test('may be a sentence', () => {
    expect(origin('license: Complete terms in LICENSE.txt').licence).toBe('Complete terms in LICENSE.txt');
  });

  test('is unknown if no field gives it', () => {
    expect(origin('model: haiku').licence).toBeUndefined();
  });

  test.each(['license: [MIT, ISC]', 'license: { name: MIT }', 'license: true', 'license: ""'])(
    'cannot be read from %s',
    (line) => {
      expect(origin(line).licence).toBeUndefined();
    },
  );

  test('comes from its file rather than from its folder', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license: ISC')), files, 'agent.md').licence).toBe('ISC');
  });

  test('does not come from its folder if its file has a licence that cannot be read', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license: [ISC]')), files, 'agent.md').licence).toBeUndefined();
  });

  test('comes from its folder if its field is empty', () => {
    const files = new Map([['', 'MIT']]);
    expect(provenanceOf(agentOf(readWith('license:')), files, 'agent.md').licence).toBe('MIT');
  });
});

describe('the source of an agent', () => {
  test.each(['source', 'homepage', 'repository', 'url'])('is given by %s', (key) => {
    expect(origin(`${key}: https://example.org/a`).source).toBe('https://example.org/a');
  });

  test('comes from the first field that gives it', () => {
    expect(origin('url: https://b.example\nsource: https://a.example').source).toBe('https://a.example');
  });

  test('is an address rather than a word', () => {
    expect(origin('source: community\nurl: https://a.example').source).toBe('https://a.example');
  });

  test('may be a word', () => {
    expect(origin('source: community').source).toBe('community');
  });

  test('is unknown if no field gives it', () => {
    expect(origin('model: haiku').source).toBeUndefined();
  });

  test('is not a link if its address was cut', () => {
    expect(linkOf(origin(`source: https://example.org/${'a'.repeat(300)}`).source ?? '')).toBeUndefined();
  });
});

describe('the description of the folder', () => {
  test('applies to agents that nothing nearer describes', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('below/LICENSE', licenceText('ISC'));
    const files = await readFolderLicences(folder, 'Apache-2.0');
    const silent = agentOf(readWith('model: haiku'));
    const at = (file: string): Provenance => provenanceOf(silent, files, file, 'https://git.example/agents');
    expect(at('agent.md')).toMatchObject({ licence: 'Apache-2.0', source: 'https://git.example/agents' });
    expect(at('below/agent.md').licence).toBe('ISC');
  });

  test('yields to the fields of the agent', async () => {
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
  test('the author is the value of its field', () => {
    expect(origin('author: Ada Lovelace <ada@example.org>').author).toBe('Ada Lovelace <ada@example.org>');
  });

  test.each(['author: 5', 'author: { name: Ada }', 'author:'])('no author can be read from %s', (line) => {
    expect(origin(line).author).toBeUndefined();
  });

  test.each([
    ['version: 1.2.3', '1.2.3'],
    ['version: "2"', '2'],
    ['version: 2', '2'],
    ['version: 1.10', '1.10'],
    ['version: 1.0 # the first', '1.0'],
  ])('%s gives version %s', (line, version) => {
    expect(origin(line).version).toBe(version);
  });

  test.each(['version: true', 'version: [1]', 'version:'])('no version can be read from %s', (line) => {
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

  test('is cut to 200 characters', () => {
    expect(textOf('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
  });
});

describe('the licence of a folder', () => {
  test.each(NAMES)('is recognised by the text of its file: %s', async (name) => {
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
  ])('may be in %s', async (name) => {
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

  test('is not looked for in a folder named like a licence file', async () => {
    await write('LICENSE/MIT', licenceText('MIT'));
    expect(await licence()).toBeUndefined();
  });

  test('applies to files in nested folders', async () => {
    await write('team/LICENSE', licenceText('MIT'));
    expect(await licence('team/tools/agent.md')).toBe('MIT');
  });

  test('does not apply to files in other folders', async () => {
    await write('team/LICENSE', licenceText('MIT'));
    expect(await licence('teamwork/agent.md')).toBeUndefined();
  });

  test('yields to a nearer one', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('team/LICENSE', licenceText('ISC'));
    expect(await licence('team/agent.md')).toBe('ISC');
  });

  test('yields to a nearer one that is not recognised', async () => {
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

  test('is known if two files agree', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('LICENSE.md', licenceText('MIT'));
    expect(await licence()).toBe('MIT');
  });

  test('is given as two files if they differ', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('COPYING', licenceText('ISC'));
    expect(await licence()).toBe('see COPYING, LICENSE');
  });

  test('is given as two files if one is not recognised', async () => {
    await write('LICENSE', licenceText('MIT'));
    await write('COPYING', 'Ask us.');
    expect(await licence()).toBe('see COPYING, LICENSE');
  });

  test('is not read through a link, which may lead out of the folder', async () => {
    await write('../secret', licenceText('MIT'));
    await symlink('../secret', join(folder, 'LICENSE'));
    expect(await licence()).toBe('see LICENSE');
  });

  test('is unknown in a folder that does not exist', async () => {
    expect(await readFolderLicences(join(root, 'missing'))).toEqual(new Map());
  });

  test('is on one line', async () => {
    await write('my\nteam/LICENSE', 'Ask us.');
    expect(await licence('my\nteam/agent.md')).toBe('see my team/LICENSE');
  });

  test('has at most 200 characters', async () => {
    const path = `${'a'.repeat(150)}/${'b'.repeat(150)}`;
    await write(`${path}/LICENSE`, 'Ask us.');
    expect(await licence(`${path}/agent.md`)).toHaveLength(200);
  });
});

describe('the text of a licence is not recognised', () => {
  test('if it does not begin with the licence', async () => {
    expect(await licenceOf(`House rules\n\n${licenceText('MIT')}`)).toBe('see LICENSE');
  });

  test('if it is empty', async () => {
    expect(await licenceOf('')).toBe('see LICENSE');
  });

  test('if it is of another version', async () => {
    expect(await licenceOf('Apache License\nVersion 1.1')).toBe('see LICENSE');
  });
});
