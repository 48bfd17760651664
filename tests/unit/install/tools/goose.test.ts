import { expect, test } from 'vitest';
import { goose } from '../../../../src/install/tools/goose.ts';
import { givenWith, markdownOf } from './conversions.ts';

test('a file has a name and a description, and the rest is reported', () => {
  const { text, losses } = givenWith(goose, 'tools: Read, Grep, Glob\nmodel: opus');
  expect(markdownOf(text).header).toEqual({ name: 'helper', description: 'Helps.' });
  expect(losses[0]).toMatch(/^Goose has no tool lists: this agent could write files, run commands/);
  expect(losses.at(-1)).toBe('Not kept in Goose: model.');
});
