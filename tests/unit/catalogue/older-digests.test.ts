import { expect, test } from 'vitest';
import type { Version } from '../../../src/catalogue/version.ts';
import { olderDigests } from '../../../src/catalogue/older-digests.ts';

const CODEX: readonly [sha256: string, date: string, codex?: string][] = [
  ['now', '2024-04-01T00:00:00Z'],
  ['b', '2024-03-01T00:00:00Z', 'codex-same'],
  ['a', '2024-02-01T00:00:00Z', 'codex-a'],
  ['now', '2024-01-02T00:00:00Z'],
  ['a', '2024-01-01T00:00:00Z', 'codex-a'],
];

const versions = CODEX.map(([sha256, date, codex]): Version => ({
  sha256,
  date,
  commit: '',
  blob: '',
  subject: '',
  bytes: 1,
  file: 'a.md',
  tokens: undefined,
  changes: [],
  digests: codex === undefined ? {} : { codex },
}));

test('what a tool got before is each content once, without what it gets now', () => {
  expect(olderDigests({ sha256: 'now', versions }, 'codex', 'codex-same')).toEqual([
    { sha256: 'codex-a', date: '2024-02-01T00:00:00Z' },
  ]);
});

test('where a tool got the file itself, it is that', () => {
  expect(olderDigests({ sha256: 'now', versions }, 'claude-code', 'now').map(({ sha256 }) => sha256)).toEqual([
    'b',
    'a',
  ]);
});
