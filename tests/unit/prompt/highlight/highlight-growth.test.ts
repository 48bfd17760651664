import { expect, test } from 'vitest';
import { highlightCode } from '../../../../src/prompt/highlight.ts';
import { workCounter } from '../../work.ts';
import { HOSTILE, LANGUAGES, PIECES } from './code-samples.ts';

const count = workCounter(/\/src\/prompt\/highlight/);
const SIZE = 200;
/** Twice the code may cost twice the work, and a little for what is done once. */
const MOST_GROWTH = 2.2;

test.each(LANGUAGES)('twice as much code costs at most twice the work: %s', async (language, line) => {
  // What opens something may be met again and again, or have other things behind it.
  const units = [...PIECES, ...PIECES.map((piece) => `${piece} a`), ...HOSTILE, PIECES.join(''), line];
  const once = await workOn(units, SIZE, language);
  const twice = await workOn(units, 2 * SIZE, language);
  expect(once).toBeGreaterThan(SIZE * units.length);
  expect(twice / once).toBeLessThan(MOST_GROWTH);
});

/** The work of colouring repeated pieces. */
function workOn(units: readonly string[], times: number, language: string): Promise<number> {
  return count(() => {
    for (const unit of units) highlightCode(unit.repeat(times), language);
  });
}
