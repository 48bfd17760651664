import { expect, test } from 'vitest';
import { pi } from '../../../../src/install/tools/pi.ts';
import { givenWith, markdownOf } from './conversions.ts';

test('tools have its names, with commas between them', () => {
  const { header } = markdownOf(givenWith(pi, 'tools: Read, Glob, Bash, mcp__docs').text);
  expect(header.tools).toBe('read, find, bash, mcp__docs__*');
});

test('a model by its ID has its provider in front', () => {
  const { header } = markdownOf(givenWith(pi, 'model: claude-sonnet-5').text);
  expect(header.model).toBe('anthropic/claude-sonnet-5');
});

test('an agent without a tool that it has can only list folders, since an empty list means every tool', () => {
  const { text, losses } = givenWith(pi, 'tools: WebFetch');
  expect(markdownOf(text).header.tools).toBe('ls');
  expect(losses).toContain('Pi has none of this agent’s tools: it has only ls there.');
});

test('an effort is written for the extension that reads it, and counts as lost', () => {
  const { text, losses } = givenWith(pi, 'effort: high');
  expect(markdownOf(text).header.thinking).toBe('high');
  expect(losses).toEqual(['Not kept in Pi: effort.']);
});
