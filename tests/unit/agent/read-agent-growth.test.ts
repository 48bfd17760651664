import { expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { bytesOf } from '../make/bytes.ts';
import { workCounter } from '../work.ts';
import { FOREIGN_SHAPES, HOSTILE_SHAPES } from './hostile-shapes.ts';

// Counts the work of our own code and of the YAML parser.
const count = workCounter(/\/src\/agent\/|\/node_modules\/(?:yaml|smol-toml)\//);
const SIZE = 400;
/** Twice the file may take twice the work, and a little more for what grows with a logarithm. */
const MAX_GROWTH = 2.4;

test('the work of reading a file is counted', async () => {
  expect(await workOn('---\nname: helper\ndescription: Helps.\n---\nBody.\n')).toBeGreaterThan(100);
});

test.each(Object.entries(HOSTILE_SHAPES))('twice the file takes at most twice the work: %s', async (_, shape) => {
  const once = await workOn(shape(SIZE));
  const twice = await workOn(shape(2 * SIZE));
  expect(twice / once).toBeLessThan(MAX_GROWTH);
});

test.each(FOREIGN_SHAPES)(
  'twice the file for another tool takes at most twice the work: $place, $what',
  async (each) => {
    const once = await workOn(each.shape(SIZE), each.place);
    const twice = await workOn(each.shape(2 * SIZE), each.place);
    expect(twice / once).toBeLessThan(MAX_GROWTH);
  },
);

/** The work of reading a file. */
function workOn(text: string, place = 'agent.md'): Promise<number> {
  const bytes = bytesOf(text);
  return count(() => {
    readAgent(bytes, place);
  });
}
