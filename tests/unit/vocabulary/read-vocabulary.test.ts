import { expect, test } from 'vitest';
import { readCapability } from '../../../src/vocabulary/read-vocabulary.ts';

test('a file is read with its slug and its text', () => {
  const file = '---\ntitle: SQL\ngroup: data\naliases: [sql]\n---\n\nAsking databases.\n';
  expect(readCapability(file, 'sql.md')).toEqual({
    slug: 'sql',
    title: 'SQL',
    group: 'data',
    aliases: ['sql'],
    needs: [],
    shared: {},
    covers: 'Asking databases.',
  });
});

test('a broken file is reported with the line', () => {
  const file = '---\ntitle: SQL\ngroup: [data\n---\n';
  expect(readCapability(file, 'sql.md')).toEqual({ errors: [expect.stringMatching(/^sql\.md:\d+:\d+ /)] });
});

test('a missing field is reported by name', () => {
  const file = '---\ntitle: SQL\ngroup: data\n---\n';
  expect(readCapability(file, 'sql.md')).toEqual({ errors: [expect.stringMatching(/^sql\.md: aliases: /)] });
});

test.each([
  ['without a header', 'Asking databases.\n', 'sql.md:1:1 The file has no header.'],
  ['with a header that never ends', '---\ntitle: SQL\n', 'sql.md:1:1 The file has no header.'],
  ['with a header in JavaScript', '---js\n{ title: "SQL" }\n---\n', 'sql.md:1:1 The file has no header.'],
  ['with a key twice', '---\ntitle: SQL\ntitle: SQL\n---\n', 'sql.md:3:'],
])('a file %s is reported at its line', (_, text, message) => {
  expect(readCapability(text, 'sql.md')).toEqual({ errors: [expect.stringContaining(message)] });
});

test('a header on Windows is read like any other', () => {
  const file = '\uFEFF---\r\ntitle: SQL\r\ngroup: data\r\naliases: [sql]\r\n---\r\nAsking\r\ndatabases.\r\n';
  expect(readCapability(file, 'sql.md')).toMatchObject({ title: 'SQL', covers: 'Asking\ndatabases.' });
});

test('the same text is read again every time', () => {
  const file = '---\ntitle: SQL\ngroup: data\naliases: [sql]\n---\n';
  const [first, second] = [readCapability(file, 'sql.md'), readCapability(file, 'sql.md')];
  expect(first).toEqual(second);
  expect('aliases' in first && 'aliases' in second && first.aliases).not.toBe('aliases' in second && second.aliases);
});
