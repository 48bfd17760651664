import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../../src/vocabulary/word-form.ts';

describe('inflections of one word have one form', () => {
  test.each([
    ['cache', 'caches', 'cached', 'caching'],
    ['query', 'queries', 'queried', 'querying'],
    ['plan', 'plans', 'planned', 'planning'],
    ['code', 'codes', 'coded', 'coding'],
    ['profile', 'profiles', 'profiled', 'profiling'],
    ['deploy', 'deploys', 'deployed', 'deploying'],
    ['control', 'controls', 'controlled', 'controlling'],
    ['process', 'processes', 'processed', 'processing'],
    ['optimise', 'optimize', 'optimised', 'optimizing'],
    ['merge', 'merges', 'merged', 'merging'],
    ['schedule', 'schedules', 'scheduled', 'scheduling'],
    ['API', 'APIs', 'api', 'apis'],
  ])('%s, %s, %s, %s', (...words) => {
    expect(new Set(words.map(formOf)).size).toBe(1);
  });
});

describe('other words of one family have other forms', () => {
  test.each([
    ['cover', 'coverage'],
    ['cover', 'Coverity'],
    ['perform', 'performance'],
    ['authentic', 'authentication'],
    ['authenticity', 'authentication'],
    ['authorized', 'authorization'],
    ['execute', 'execution'],
    ['executable', 'execution'],
    ['document', 'documentation'],
    ['ready', 'readiness'],
    ['develop', 'developer'],
    ['prime', 'primer'],
    ['express', 'expression'],
    ['excel', 'excellence'],
    ['solid', 'solidity'],
    ['plan', 'plane'],
  ])('%s and %s', (a, b) => {
    expect(formOf(a)).not.toBe(formOf(b));
  });
});

test.each(['string', 'spring', 'analysis', 'redis', 'status', 'need', 'ring'])('"%s" has no ending', (word) => {
  expect(formOf(word)).toBe(word);
});

test('a plural has the form of its singular', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[bcdfgk][aeo][lmnrt][aeo]?[bdgkmnprt]{1,2}$/), (word) => {
      expect(formOf(`${word}s`)).toBe(formOf(word));
    }),
  );
});
