import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsTable } from '../../../src/guides/settings-table.ts';

const source = readFileSync(new URL('../../../src/settings.ts', import.meta.url), 'utf8');

test('has every variable that the settings are read from, with its default', () => {
  const read = [...source.matchAll(/set\(\s*'([A-Z_]+)'/g)].map(([, name]) => name);
  const rows = settingsTable(source);
  expect(read.length).toBeGreaterThan(4);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(read));
  for (const { says, absent } of rows) {
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(absent).not.toBe('');
  }
});

test('takes comments of one line and of several', () => {
  const type = [
    'export interface Settings {',
    '  /** Where (`A_B`), at length. @default here */',
    '  a: string;',
    '  /**',
    '   * What (`C`): `x` or',
    '   * `y`. @default none',
    '   */',
    '  c: string | undefined;',
    '}',
  ];
  expect(settingsTable(type.join('\n'))).toEqual([
    { name: 'A_B', says: 'Where, at length.', absent: 'here' },
    { name: 'C', says: 'What: `x` or `y`.', absent: 'none' },
  ]);
});
