import type { Version } from '../../../src/catalogue/version.ts';

/** A version of an agent's file that says what is given, and otherwise as little as can be. */
export function versionWith(given: Partial<Version>): Version {
  return {
    sha256: '',
    date: '2024-02-01T12:00:00Z',
    commit: '',
    blob: '',
    subject: '',
    bytes: 1,
    file: 'helper.md',
    tokens: undefined,
    changes: [],
    digests: {},
    ...given,
  };
}
