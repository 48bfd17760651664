import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { describeFolder, firstHeading, readDescription } from '../../../src/collection/folder-description.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

describe('a catalogue.json', () => {
  test('gives name, licence and source', () => {
    const text = '{"name": " Team agents ", "licence": "MIT", "source": "https://git.example/agents"}';
    expect(readDescription(text)).toEqual({
      said: { name: 'Team agents', licence: 'MIT', source: 'https://git.example/agents' },
      problems: [],
    });
  });

  test('may have a byte order mark, a schema and American spelling', () => {
    expect(readDescription('\uFEFF{"$schema": "x", "license": "MIT"}')).toMatchObject({
      said: { license: 'MIT' },
      problems: [],
    });
  });

  test.each([
    ['{\n  "name": "x"\n  "licence": "MIT"\n}', 3, 3],
    ['{\n  "name": "x",\n}', 3, 1],
    ['{"name": ', 1, 10],
    ['', 1, 1],
    ['name: x', 1, 1],
  ])('%j is reported as not JSON, with line and column', (text, line, column) => {
    expect(readDescription(text)).toEqual({
      said: {},
      problems: [{ line, column, message: 'The file is not valid JSON.' }],
    });
  });

  test.each(['[]', '"name"', 'null', '1'])('%s is reported as not an object', (text) => {
    const [problem] = readDescription(text).problems;
    expect(problem?.message).toMatch(/must contain an object/);
  });

  test.each([
    ['name', '""', 'It is empty.'],
    ['name', '5', 'It must be a string.'],
    ['name', '"a\\u200bb"', 'It contains invisible characters.'],
    ['name', '"a\\nb"', 'It contains invisible characters.'],
    ['name', `"${'x'.repeat(101)}"`, 'It is longer than 100 characters.'],
    ['licence', '["MIT"]', 'It must be a string.'],
    ['source', '"javascript:alert(1)"', 'It must be an address such as https://git.example/agents.'],
    ['source', '"https://git.example@evil.example/"', 'It must be an address such as https://git.example/agents.'],
    ['licenses', '"MIT"', 'The known keys are name, licence, source.'],
  ])('a %s of %s is left out and its line is reported', (key, value, why) => {
    const other = key === 'licence' ? 'name' : 'licence';
    expect(readDescription(`{\n  "${other}": "kept",\n\t"${key}": ${value}\n}`)).toEqual({
      said: { [other]: 'kept' },
      problems: [{ line: 3, column: 2, message: `"${key}" is ignored. ${why}` }],
    });
  });
});

describe('the first heading', () => {
  test.each([
    ['# Team agents\n\n# Another', 'Team agents'],
    ['Text.\n\n## `Team` **agents** ##\n', 'Team agents'],
    ['---\ntitle: x\n# comment\n---\n# Team agents\n', 'Team agents'],
    ['```sh\n# install\n```\n# Team agents\n', 'Team agents'],
    ['<!-- # hidden -->\n# [Team](https://x.example) <b>agents</b>\n', 'Team agents'],
    ['# ![logo](logo.png)\n', undefined],
    ['#hash\n', undefined],
    [`# ${'x'.repeat(101)}\n`, undefined],
    ['', undefined],
    ['# Agents for C#\n', 'Agents for C#'],
    ['# Agents ##\n', 'Agents'],
    ['<!-- open\n\n# Agents\n', undefined],
  ])('of %j is %s', (text, heading) => {
    expect(firstHeading(text)).toBe(heading);
  });
});

describe('a folder', () => {
  let folder = '';

  beforeEach(async () => {
    folder = join(temporaryFolder(onTestFinished), 'my agents');
    await mkdir(folder);
  });

  test('without a description has its own name', async () => {
    expect(await describeFolder(folder)).toEqual({
      name: 'my agents',
      licence: undefined,
      source: undefined,
      problems: [],
    });
  });

  test('with a README is named after the first heading', async () => {
    await writeFile(join(folder, 'readme.md'), '# Team agents\n');
    expect((await describeFolder(folder)).name).toBe('Team agents');
  });

  test('prefers its catalogue.json to its README', async () => {
    await writeFile(join(folder, 'README.md'), '# Another\n');
    await writeFile(join(folder, 'catalogue.json'), '{"name": "Team agents", "license": "MIT"}');
    expect(await describeFolder(folder)).toMatchObject({ name: 'Team agents', licence: 'MIT' });
  });

  test('with a broken catalogue.json reports file, line and column, and uses the rest', async () => {
    await writeFile(join(folder, 'README.md'), '# Team agents\n');
    await writeFile(join(folder, 'catalogue.json'), '{\n  "name": 1\n}');
    expect(await describeFolder(folder)).toMatchObject({
      name: 'Team agents',
      problems: [`${join(folder, 'catalogue.json')}:2:3: "name" is ignored. It must be a string.`],
    });
  });

  test('does not follow a link', async () => {
    await writeFile(join(folder, '..', 'elsewhere.json'), '{"name": "Elsewhere"}');
    await symlink(join(folder, '..', 'elsewhere.json'), join(folder, 'catalogue.json'));
    expect((await describeFolder(folder)).name).toBe('my agents');
  });
});
