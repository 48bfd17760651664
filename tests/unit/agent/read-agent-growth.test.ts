import { expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { bytesOf } from '../make/bytes.ts';
import { workCounter } from '../work.ts';
import { HOSTILE_SHAPES } from './hostile-shapes.ts';

// The work of our own code and of the YAML parser.
const count = workCounter(/\/src\/agent\/|\/node_modules\/yaml\//);
const SIZE = 400;
/** Twice the file may cost twice the work, and a little for what grows with a logarithm. */
const MAX_GROWTH = 2.4;

test('counts the work of reading a file', async () => {
  expect(await workOn('---\nname: helper\ndescription: Helps.\n---\nBody.\n')).toBeGreaterThan(100);
});

test.each(Object.entries(HOSTILE_SHAPES))('twice as much costs at most twice the work: %s', async (_, shape) => {
  const once = await workOn(shape(SIZE));
  const twice = await workOn(shape(2 * SIZE));
  expect(twice / once).toBeLessThan(MAX_GROWTH);
});

/** The work of reading a file. */
function workOn(text: string): Promise<number> {
  const bytes = bytesOf(text);
  return count(() => {
    readAgent(bytes, 'agent.md');
  });
}
