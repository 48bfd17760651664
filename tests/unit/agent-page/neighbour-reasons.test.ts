import { expect, test } from 'vitest';
import { neighbourReasons } from '../../../src/agent-page/neighbour-reasons.ts';
import type { Claim } from '../../../src/vocabulary/coverage.ts';

const TITLES = new Map([['caching', 'Caching']]);

test.each([
  ['what both cover', ['caching'], ['caching'], ['Both cover Caching.']],
  [
    'what only the neighbour covers',
    ['caching'],
    ['caching', 'tests'],
    ['Both cover Caching.', 'Only it covers tests.'],
  ],
  [
    'what the neighbour does not cover',
    ['caching', 'sql', 'jobs'],
    ['caching'],
    ['Both cover Caching.', 'It does not cover sql and jobs.'],
  ],
  ['a few of many', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'e'], ['Both cover a, b, c and 2 more.']],
  ['nothing in common', [], [], []],
])('the reasons for a neighbour name %s', (_, own, neighbour, expected) => {
  expect(neighbourReasons({ claims: claims(own) }, { claims: claims(neighbour) }, TITLES)).toEqual(expected);
});

test('what both cover strongly is named first', () => {
  const own = [claim('a', 1), claim('b', 0.5)];
  const neighbour = [claim('a', 0.2), claim('b', 0.5)];
  expect(neighbourReasons({ claims: own }, { claims: neighbour }, TITLES)).toEqual(['Both cover b and a.']);
});

function claims(capabilities: readonly string[]): Claim[] {
  return capabilities.map((capability) => claim(capability, 1));
}

function claim(capability: string, strength: number): Claim {
  return { capability, strength, line: 1, lines: 1 };
}
