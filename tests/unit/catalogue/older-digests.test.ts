import { expect, test } from 'vitest';
import type { Version } from '../../../src/catalogue/version.ts';
import { olderDigests } from '../../../src/catalogue/older-digests.ts';

const versions = (
  [
    { sha256: 'now', date: '2024-04-01T00:00:00Z', digests: {} },
    { sha256: 'b', date: '2024-03-01T00:00:00Z', digests: { codex: 'codex-same' } },
    { sha256: 'a', date: '2024-02-01T00:00:00Z', digests: { codex: 'codex-a' } },
    { sha256: 'now', date: '2024-01-02T00:00:00Z', digests: {} },
    { sha256: 'a', date: '2024-01-01T00:00:00Z', digests: { codex: 'codex-a' } },
  ] satisfies Pick<Version, 'sha256' | 'date' | 'digests'>[]
).map((version): Version => ({
  ...version,
  commit: '',
  blob: '',
  subject: '',
  bytes: 1,
  file: 'a.md',
  tokens: undefined,
  changes: [],
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
