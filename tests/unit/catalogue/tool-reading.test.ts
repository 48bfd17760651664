import { expect, test } from 'vitest';
import { asIsInWords, groupReadings, type ToolReading } from '../../../src/catalogue/tool-reading.ts';

function reading(tool: string, asIs: ToolReading['asIs'], file: ToolReading['file'] = 'original'): ToolReading {
  return { tool, label: tool, checkedWith: undefined, asIs, why: [], file };
}

test('tools of which the same is true are one group, those that load most of the file first', () => {
  const readings = [
    reading('a', 'whole'),
    reading('b', 'unknown', 'converted'),
    reading('c', 'no', 'converted'),
    reading('d', 'unknown', 'converted'),
    reading('e', 'unknown', 'portable'),
  ];
  const groups = groupReadings(readings, ({ file }) => [file]);
  expect(groups.map((group) => group.map(({ tool }) => tool).join(''))).toEqual(['a', 'c', 'bd', 'e']);
});

test('Claude Code stands alone', () => {
  const groups = groupReadings([reading('claude-code', 'no'), reading('a', 'no'), reading('b', 'no')], () => []);
  expect(groups.map((group) => group.length)).toEqual([1, 2]);
});

test.each([
  ['whole', 'loads it', 'load it'],
  ['part', 'loads it in part', 'load it in part'],
  ['no', 'does not load it', 'do not load it'],
  ['unknown', 'not known', 'not known'],
] as const)('%s is said of one tool and of several', (asIs, one, several) => {
  expect([asIsInWords(asIs, 1), asIsInWords(asIs, 2)]).toEqual([one, several]);
});
