import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect } from 'vitest';

/**
 * Makes a function that counts work instead of timing it: how often blocks of code run. What runs inside the engine
 * (regular expressions, searches in strings) is not counted; the linter checks regular expressions. Only for files called
 * *-growth.test.ts, which have their own workers: the engine counts only in functions compiled after counting has begun.
 * @param counted matches the addresses of the files whose blocks are counted
 */
export function workCounter(counted: RegExp): (run: () => void) => Promise<number> {
  const session = new Session();

  beforeAll(async () => {
    if (expect.getState().testPath?.endsWith('-growth.test.ts') !== true) {
      throw new Error('a file that counts work must be called *-growth.test.ts');
    }
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });

  afterAll(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  });

  return async (run) => {
    // The first call resets the counts.
    await session.post('Profiler.takePreciseCoverage');
    run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => counted.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  };
}
