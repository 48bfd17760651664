import { describe, expect, test } from 'vitest';
import { MAX_PICKED, pickedInWords, pickedQuery, readPicked } from '../../../src/tray/picked.ts';
import { collisionInWords, collisionsOf } from '../../../src/catalogue/collisions.ts';

describe('the agents in an address', () => {
  test.each(['agents=a,b', 'agents=a&agents=b', 'agents=a%2Cb&agents=a', 'agents=,a,,b,&tool=x'])('%s', (query) => {
    expect(readPicked(new URLSearchParams(query))).toEqual({ picked: ['a', 'b'], left: [] });
  });

  test('slugs over the limit are listed separately', () => {
    const slugs = Array.from({ length: MAX_PICKED + 2 }, (_, index) => `agent-${index}`);
    const { picked, left } = readPicked(new URLSearchParams(pickedQuery(slugs)));
    expect(picked).toEqual(slugs.slice(0, MAX_PICKED));
    expect(left).toEqual(slugs.slice(MAX_PICKED));
  });

  test('a query is read back, whatever the slugs contain', () => {
    const slugs = ['größe', 'a&b=c', '<script>', '100%'];
    expect(readPicked(new URLSearchParams(pickedQuery(slugs))).picked).toEqual(slugs);
  });
});

test('names that occur several times are found', () => {
  expect(collisionsOf(['a', 'b', 'a', 'c', 'a', 'b'].map((name) => ({ name })))).toEqual([
    { name: 'a', count: 3 },
    { name: 'b', count: 2 },
  ]);
});

test('names that differ in case are different', () => {
  expect(collisionsOf([{ name: 'Helper' }, { name: 'helper' }])).toEqual([]);
});

test('a collision is described', () => {
  expect(collisionInWords({ name: 'a', count: 2 })).toBe('2 agents are called “a”: only one of them would load.');
});

test.each([
  [3, 640, '3 picked · about 640 tokens always in context'],
  [1, 1, '1 picked · about 1 token always in context'],
  [2, undefined, '2 picked'],
  [1000, 12_345, '1,000 picked · about 12,345 tokens always in context'],
])('%s of %s tokens in words', (count, tokens, words) => {
  expect(pickedInWords(count, tokens)).toBe(words);
});
