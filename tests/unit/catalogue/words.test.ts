import { describe, expect, test } from 'vitest';
import { accessOf } from '../../../src/agent/fields/access.ts';
import type { Ability } from '../../../src/agent/fields/tools.ts';
import {
  abilityInWords,
  accessInWords,
  bytesInWords,
  counted,
  isProactive,
  listed,
  modelInWords,
  modelName,
  shortened,
  strengthInWords,
} from '../../../src/catalogue/words.ts';
import { agentDescribed, agentOf, readWith } from '../make/agent-file.ts';

describe('the model', () => {
  test.each([
    ['version: 1', 'runs on the session’s model'],
    ['model:', 'runs on the session’s model'],
    ['model: inherit', 'runs on the session’s model'],
    ['model: haiku', 'runs on Haiku'],
    ['model: claude-sonnet-5', 'runs on claude-sonnet-5'],
    ['model: constructor', 'runs on constructor'],
    ['model: [a]', 'runs on ["a"]'],
  ])('%s: %s', (line, words) => {
    expect(modelInWords(agentOf(readWith(line)))).toBe(words);
  });
});

test.each([
  ['opus', 'Opus'],
  ['inherit', 'the session’s'],
  ['claude-opus-4-1', 'claude-opus-4-1'],
  [4, '4'],
  [undefined, 'the session’s'],
])('the model %j is shown as %s', (model, name) => {
  expect(modelName(model)).toBe(name);
});

test.each([
  [['a'], 2, 'a'],
  [['a', 'b'], 2, 'a and b'],
  [['a', 'b', 'c'], 2, 'a, b and c'],
  [['a', 'b', 'c', 'd'], 2, 'a, b and 2 more'],
  [[], 2, ''],
])('%j is listed in words', (names, most, text) => {
  expect(listed(names, most)).toBe(text);
});

describe('access', () => {
  test.each([
    [{}, 'inherits every tool'],
    [{ disallowedTools: 'Write' }, 'inherits every tool but some'],
    [{ tools: 'Read, Bash' }, 'reads, runs commands'],
    [{ tools: 'TodoWrite' }, 'uses no tool that touches anything'],
    [{ tools: [] }, 'inherits every tool'],
  ])('%j: %s', (values, words) => {
    expect(accessInWords(accessOf(values))).toBe(words);
  });

  function detail(ability: Ability, values: Record<string, unknown>): string {
    const access = accessOf(values);
    const granted = access.abilities.find((each) => each.ability === ability);
    return granted === undefined ? '' : abilityInWords(granted, access).detail;
  }

  test.each<[Ability, Record<string, unknown>, string]>([
    ['read', {}, 'all'],
    ['mcp', {}, 'all configured'],
    ['write', { tools: 'Read' }, 'no'],
    ['write', { tools: 'Read', memory: 'user' }, 'Write, Edit'],
    ['read', { tools: 'Read, Grep' }, 'Read, Grep'],
    ['run', { tools: 'Bash(git log *)' }, 'Bash(git log *)'],
    ['write', { disallowedTools: 'Write' }, 'not Write'],
    ['mcp', { disallowedTools: 'mcp__github' }, 'not mcp__github'],
    ['mcp', { disallowedTools: 'mcp__*' }, 'no'],
  ])('to %s with %j: %s', (ability, values, words) => {
    expect(detail(ability, values)).toBe(words);
  });
});

describe('whether an agent is proactive', () => {
  test.each(['Use PROACTIVELY for tables.', 'A proactive helper.'])('yes: %s', (description) => {
    expect(isProactive(agentDescribed(description))).toBe(true);
  });

  test.each(['Use for tables.', 'Finds retroproactivity.'])('no: %s', (description) => {
    expect(isProactive(agentDescribed(description))).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [12_345, '12.3 kB'],
    [1_000_000, '1,000 kB'],
  ])('%i: %s', (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words);
  });

  test.each([
    [0, '0 agents'],
    [1, '1 agent'],
    [1234, '1,234 agents'],
  ])('%i: %s', (count, words) => {
    expect(counted(count, 'agent')).toBe(words);
  });
});

describe('shortening', () => {
  test('leaves a short text alone', () => {
    expect(shortened('One two.', 20)).toBe('One two.');
  });

  test('makes one line', () => {
    expect(shortened('One\n\n  two', 20)).toBe('One two');
  });

  test('cuts at the end of a word', () => {
    expect(shortened('One two three', 10)).toBe('One two…');
  });

  test('drops punctuation before the cut', () => {
    expect(shortened('One two, three', 10)).toBe('One two…');
  });

  test('keeps to the limit', () => {
    expect(shortened('One two three', 7).length).toBeLessThanOrEqual(8);
  });

  test('does not cut a character in half', () => {
    expect(shortened('👋'.repeat(20), 9).isWellFormed()).toBe(true);
  });
});

test('a strength has a word', () => {
  expect([0.9, 0.66, 0.5, 0.2].map(strengthInWords)).toEqual(['strong', 'strong', 'moderate', 'slight']);
});
