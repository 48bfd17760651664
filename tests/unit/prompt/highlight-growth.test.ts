import { expect, test } from 'vitest';
import { codeLanguage } from '../../../src/prompt/code-languages.ts';
import { highlightCode } from '../../../src/prompt/highlight.ts';
import { workCounter } from '../work.ts';
import { PIECES, SAMPLES } from './code-samples.ts';

const count = workCounter(/\/node_modules\/(?:highlight\.js|lowlight)\/|\/src\/prompt\//);
const SIZE = 500;
/** Twice the code may cost twice the work, and a little more where a line is cut. */
const MAX_GROWTH = 2.2;

test.each(SAMPLES)('twice the code costs at most twice the work, up to the limit: %s', async (language, line) => {
  const limit = codeLanguage(language)?.maxCode ?? 0;
  const half = await workOn([line], limit / 2, language);
  const full = await workOn([line], limit, language);
  expect(half).toBeGreaterThan(100);
  expect(full / half).toBeLessThan(MAX_GROWTH);
});

test.each(SAMPLES)(
  'what opens again and again costs at most twice the work for twice the code: %s',
  async (language) => {
    const units = [...PIECES, ...PIECES.map((piece) => `${piece} a`)];
    const once = await workOn(units, SIZE, language);
    const twice = await workOn(units, 2 * SIZE, language);
    expect(once).toBeGreaterThan(SIZE);
    expect(twice / once).toBeLessThan(MAX_GROWTH);
  },
);

test.each([
  ['html', '<script><style>\n', ''],
  ['tsx', '(<script>\n', '</script>)\n'],
  ['ts', '`${\n', '}`\n'],
  ['sql', '$a$ $b$\n', '$b$ $a$\n'],
  ['yaml', '[{a: ', '}]\n'],
])('languages in each other, twice as deep, cost at most twice the work: %s', async (language, start, end) => {
  const once = await workOnAll([start.repeat(40) + end.repeat(40)], language);
  const twice = await workOnAll([start.repeat(80) + end.repeat(80)], language);
  expect(twice / once).toBeLessThan(MAX_GROWTH);
});

/** The work of colouring units, each repeated on lines of 500 characters up to a length. */
function workOn(units: readonly string[], length: number, language: string): Promise<number> {
  const codes = units.map((unit) => {
    const line = unit.repeat(Math.ceil(500 / unit.length)).slice(0, 499);
    return `${line}\n`.repeat(Math.ceil(length / 500)).slice(0, length);
  });
  return workOnAll(codes, language);
}

function workOnAll(codes: readonly string[], language: string): Promise<number> {
  // A language is compiled when it is first needed.
  for (const code of codes) highlightCode(code.slice(0, 100), language);
  return count(() => {
    for (const code of codes) highlightCode(code, language);
  });
}
