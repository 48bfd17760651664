import { expect, test } from 'vitest';
import { colorOf } from '../../../src/catalogue/agent-color.ts';
import { agentOf, readWith } from '../make/agent-file.ts';

test.each([
  ['color: red', 'red'],
  ['color: Red', 'red'],
  ['color: " CYAN "', 'cyan'],
  ['color: teal', 'none'],
  ['color: "#ff0000"', 'none'],
  ['color: 5', 'none'],
  ['color:', 'none'],
  ['model: haiku', 'none'],
])('%s is shown as %s', (line, color) => {
  expect(colorOf(agentOf(readWith(line)))).toBe(color);
});
