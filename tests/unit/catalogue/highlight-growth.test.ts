import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { highlightCode } from '../../../src/catalogue/highlight.ts';
import { HOSTILE, LANGUAGES, PIECES } from './code-samples.ts';

// Work is counted, not timed: how often each block of the code that colours runs. What runs inside the engine (regular
// expressions, searches in strings) is not counted; the linter judges the regular expressions.
const session = new Session();
const COUNTED = /\/src\/catalogue\/(?:code-|highlight|tokens)/;
const SIZE = 200;
/** Twice the code may cost twice the work, and a little for what is done once. */
const MOST_GROWTH = 2.2;

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});

afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

test.each(LANGUAGES)('twice as much code costs at most twice the work: %s', async (language, line) => {
  // What opens something may be met again and again, or have other things behind it.
  const units = [...PIECES, ...PIECES.map((piece) => `${piece} a`), ...HOSTILE, PIECES.join(''), line];
  const once = await workOn(units, SIZE, language);
  const twice = await workOn(units, 2 * SIZE, language);
  expect(once).toBeGreaterThan(SIZE * units.length);
  expect(twice / once).toBeLessThan(MOST_GROWTH);
});

/** How often blocks of code run while repeated pieces are coloured. */
async function workOn(units: readonly string[], times: number, language: string): Promise<number> {
  // What is left from before does not count; the first call forgets it.
  await session.post('Profiler.takePreciseCoverage');
  for (const unit of units) highlightCode(unit.repeat(times), language);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => COUNTED.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
