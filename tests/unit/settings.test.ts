import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasPromptPassages, hasSocialImage, readSettings, settingsTable, type Settings } from '../../src/settings.ts';

function settings(env: Record<string, string | undefined> = {}): Settings {
  return readSettings(env, '/project');
}

describe('without variables', () => {
  test.each([
    ['agentsDir', ['/project/content/agents']],
    ['siteUrl', 'http://localhost:4321'],
    ['basePath', '/'],
    ['onInvalid', 'fail'],
    ['socialImages', 'auto'],
    ['fullText', 'auto'],
  ])('%s is %s', (key, value) => {
    expect(settings()).toHaveProperty(key, value);
  });

  test('an empty variable counts as absent', () => {
    expect(settings({ AGENTS_DIR: '', SITE_URL: ' ', BASE_PATH: '', ON_INVALID: '', SOCIAL_IMAGES: '' })).toEqual(
      settings(),
    );
  });
});

test('all unusable values are reported together', () => {
  expect(() => settings({ ON_INVALID: 'ignore', SITE_URL: 'x' })).toThrow(/^SITE_URL is "x".*\nON_INVALID is "ignore"/);
});

describe('the table of settings', () => {
  test('gives the default that is used if the variable is absent', () => {
    const defaults = settingsTable().flatMap(({ variable, fallback }) =>
      fallback === undefined ? [] : [[variable, fallback] as const],
    );
    expect(settings(Object.fromEntries(defaults))).toEqual(settings());
  });

  test.each(settingsTable())('describes $variable in whole sentences', ({ description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });
});

describe('AGENTS_DIR', () => {
  test.each([
    ['agents', '/project/agents'],
    ['./agents/', '/project/agents'],
    ['../agents', '/agents'],
    ['/srv/agents', '/srv/agents'],
    [' /srv/agents ', '/srv/agents'],
    ['~', homedir()],
    ['~/agents', `${homedir()}/agents`],
    ['~agents', '/project/~agents'],
    ['my agents', '/project/my agents'],
  ])('"%s" gives %s', (value, folder) => {
    expect(settings({ AGENTS_DIR: value }).agentsDir).toEqual([folder]);
  });

  test.each([
    [
      ['agents', '/srv/more'],
      ['/project/agents', '/srv/more'],
    ],
    [
      ['~/agents', '~/.claude/agents'],
      [`${homedir()}/agents`, `${homedir()}/.claude/agents`],
    ],
    [
      [' my agents ', '', 'b'],
      ['/project/my agents', '/project/b'],
    ],
    [['agents', './agents/'], ['/project/agents']],
  ])('%j gives several folders', (parts, folders) => {
    expect(settings({ AGENTS_DIR: parts.join(delimiter) }).agentsDir).toEqual(folders);
  });

  test('a value without a folder is rejected by name', () => {
    expect(() => settings({ AGENTS_DIR: ` ${delimiter} ` })).toThrow(`AGENTS_DIR is "${delimiter}"`);
  });
});

describe('SITE_URL', () => {
  test.each([
    ['https://agents.example', 'https://agents.example'],
    ['https://agents.example/', 'https://agents.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['HTTPS://Agents.Example', 'https://agents.example'],
  ])('"%s" gives %s', (value, url) => {
    expect(settings({ SITE_URL: value }).siteUrl).toBe(url);
  });

  test.each(['agents.example', 'ftp://agents.example', 'javascript:x', '/agents', 'https://', 'https://a b'])(
    '"%s" is rejected by name',
    (value) => {
      expect(() => settings({ SITE_URL: value })).toThrow(`SITE_URL is "${value}"`);
    },
  );

  test('the error about a path names BASE_PATH', () => {
    expect(() => settings({ SITE_URL: 'https://agents.example/catalogue/' })).toThrow(
      /put the path "\/catalogue\/" into BASE_PATH and leave only "https:\/\/agents\.example"/,
    );
  });

  test.each(['https://agents.example/?a', 'https://agents.example/#a'])('"%s" is rejected', (value) => {
    expect(() => settings({ SITE_URL: value })).toThrow(/SITE_URL/);
  });
});

describe('BASE_PATH', () => {
  test.each([
    ['/', '/'],
    ['catalogue', '/catalogue/'],
    ['/catalogue', '/catalogue/'],
    ['catalogue/', '/catalogue/'],
    ['/catalogue/', '/catalogue/'],
    ['//catalogue//agents//', '/catalogue/agents/'],
    ['/a//b', '/a/b/'],
    ['/~user/v1.2_b-c', '/~user/v1.2_b-c/'],
    ['/.well-known/a..b/...', '/.well-known/a..b/.../'],
  ])('"%s" gives %s', (value, path) => {
    expect(settings({ BASE_PATH: value }).basePath).toBe(path);
  });

  test.each(['/a b', '/a?b', '/a#b', 'https://agents.example/a', '/ä', '/a"b', '/%2e%2e', '/%2e'])(
    '"%s" is rejected by name',
    (value) => {
      expect(() => settings({ BASE_PATH: value })).toThrow(`BASE_PATH is "${value}"`);
    },
  );

  test.each(['.', './', '/./', '/./a', 'a/.', '/a/./b', '..', '/../a', 'a/..', '/a/../b'])(
    '"%s" is rejected, because browsers resolve such parts',
    (value) => {
      expect(() => settings({ BASE_PATH: value })).toThrow(/^BASE_PATH is ".*"; .* without "\." or "\.\." as a part/);
    },
  );
});

describe('ON_INVALID', () => {
  test.each(['fail', 'skip'])('may be %s', (value) => {
    expect(settings({ ON_INVALID: value }).onInvalid).toBe(value);
  });

  test('may not be anything else', () => {
    expect(() => settings({ ON_INVALID: 'ignore' })).toThrow('ON_INVALID is "ignore"; it must be "fail" or "skip".');
  });
});

describe('FULL_TEXT', () => {
  test.each(['auto', 'all', 'none'])('%s is taken', (value) => {
    expect(settings({ FULL_TEXT: value }).fullText).toBe(value);
  });

  test('anything else is refused', () => {
    expect(() => settings({ FULL_TEXT: 'some' })).toThrow('FULL_TEXT is "some"; it must be "auto", "all" or "none".');
  });

  test.each([
    [2_000, 'auto', true],
    [2_001, 'auto', false],
    [2_001, 'all', true],
    [1, 'none', false],
  ] as const)('with %i agents, %s: %s', (count, value, expected) => {
    expect(hasPromptPassages(count, value)).toBe(expected);
  });
});

describe('SOCIAL_IMAGES', () => {
  test.each(['auto', 'all', 'none'])('may be %s', (value) => {
    expect(settings({ SOCIAL_IMAGES: value }).socialImages).toBe(value);
  });

  test('may not be anything else', () => {
    expect(() => settings({ SOCIAL_IMAGES: 'some' })).toThrow(
      'SOCIAL_IMAGES is "some"; it must be "auto", "all" or "none".',
    );
  });

  test.each([
    ['auto', 100, true],
    ['auto', 101, false],
    ['all', 10_000, true],
    ['none', 1, false],
  ] as const)('%s gives each of %i agents an image: %s', (setting, count, expected) => {
    expect(hasSocialImage(count, setting)).toBe(expected);
  });
});
