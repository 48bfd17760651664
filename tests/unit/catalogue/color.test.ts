import { expect, test } from 'vitest';
import { colorOf } from '../../../src/catalogue/color.ts';
import { agentOf, readWith } from '../support.ts';

test.each([
  ['color: red', 'red'],
  ['color: Red', 'red'],
  ['color: " CYAN "', 'cyan'],
  ['color: teal', undefined],
  ['color: "#ff0000"', undefined],
  ['color: 5', undefined],
  ['color:', undefined],
  ['model: haiku', undefined],
])('%s is shown as %s', (line, color) => {
  expect(colorOf(agentOf(readWith(line)))).toBe(color);
});
