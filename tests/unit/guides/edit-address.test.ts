import { describe, expect, test } from 'vitest';
import { editAddress } from '../../../src/guides/edit-address.ts';
import { readSettings } from '../../../src/settings.ts';

test.each([
  ['https://github.com/you/agents', 'https://github.com/you/agents/edit/main/content/guides/a.mdx'],
  ['https://github.com/you/agents.git', 'https://github.com/you/agents/edit/main/content/guides/a.mdx'],
  ['https://github.com/you/agents/#next/1', 'https://github.com/you/agents/edit/next/1/content/guides/a.mdx'],
  ['https://gitlab.com/g/s/agents', 'https://gitlab.com/g/s/agents/-/edit/main/content/guides/a.mdx'],
  ['https://codeberg.org/you/agents', 'https://codeberg.org/you/agents/_edit/main/content/guides/a.mdx'],
])('a file of %s is edited at %s', (repository, address) => {
  expect(editAddress(repository, 'content/guides/a.mdx')).toBe(address);
});

describe('REPOSITORY_URL', () => {
  const repositoryOf = (value?: string) => readSettings({ REPOSITORY_URL: value }, '/project').repositoryUrl;

  test('is undefined without the variable', () => {
    expect(repositoryOf()).toBeUndefined();
    expect(repositoryOf(' ')).toBeUndefined();
  });

  test('is used as it is', () => {
    expect(repositoryOf('https://github.com/you/agents#next')).toBe('https://github.com/you/agents#next');
  });

  test.each(['you/agents', 'https://github.com', 'javascript:alert(1)', 'https://github.com/you?tab=x'])(
    '"%s" is rejected by name',
    (value) => {
      expect(() => repositoryOf(value)).toThrow(`REPOSITORY_URL is "${value}"`);
    },
  );
});
