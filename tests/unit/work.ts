import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll } from 'vitest';

/**
 * Makes what counts work instead of timing it: how often blocks of code run. What runs inside the engine (regular
 * expressions, searches in strings) is not counted; the linter judges the regular expressions.
 * @param counted matches the addresses of the files whose blocks count
 */
export function workCounter(counted: RegExp): (run: () => void) => Promise<number> {
  const session = new Session();

  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });

  afterAll(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  });

  return async (run) => {
    // What is left from before does not count; the first call forgets it.
    await session.post('Profiler.takePreciseCoverage');
    run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => counted.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  };
}
