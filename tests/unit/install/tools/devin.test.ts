import { expect, test } from 'vitest';
import { devin } from '../../../../src/install/tools/devin.ts';
import { read } from '../../make/agent-file.ts';
import { given, givenWith, markdownOf } from './conversions.ts';

test('tools have its names, in the field that it reads', () => {
  const { header } = markdownOf(givenWith(devin, 'tools: Read, Bash, mcp__docs').text);
  expect(header['allowed-tools']).toEqual(['read', 'exec', 'mcp__docs__*']);
});

test('an agent that starts others may do so one level deep', () => {
  expect(markdownOf(givenWith(devin, 'tools: Read, Agent').text).header['max-nesting']).toBe(1);
});

test('a name that it keeps to itself becomes another, which is reported', () => {
  const { text, losses } = given(devin, read('---\nname: subagent_explore\ndescription: Helps.\n---\nHelp.\n'));
  expect(markdownOf(text).header.name).toBe('subagent_explore-agent');
  expect(losses).toEqual([
    'Devin has an agent of its own called subagent_explore: this one is called subagent_explore-agent there.',
  ]);
});
