import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/agent.ts';
import { bytesOf } from '../support.ts';
import { HOSTILE_SHAPES } from './hostile.ts';

// Work is counted, not timed: how often each block of our own code and of the YAML parser runs. What runs inside the engine
// (regular expressions, searches in strings) is not counted; the linter judges the regular expressions.
const session = new Session();
const COUNTED = /\/src\/agent\/|\/node_modules\/yaml\//;
const SIZE = 400;
/** Twice the file may cost twice the work, and a little for what grows with a logarithm. */
const MOST_GROWTH = 2.4;

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});

afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

test('counts the work of reading a file', async () => {
  expect(await workOn('---\nname: helper\ndescription: Helps.\n---\nBody.\n')).toBeGreaterThan(100);
});

test.each(Object.entries(HOSTILE_SHAPES))('twice as much costs at most twice the work: %s', async (_, shape) => {
  const once = await workOn(shape(SIZE));
  const twice = await workOn(shape(2 * SIZE));
  expect(twice / once).toBeLessThan(MOST_GROWTH);
});

/** How often blocks of code run while a file is read. */
async function workOn(text: string): Promise<number> {
  const bytes = bytesOf(text);
  // What is left from before does not count; the first call forgets it.
  await session.post('Profiler.takePreciseCoverage');
  readAgent(bytes, 'agent.md');
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => COUNTED.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
