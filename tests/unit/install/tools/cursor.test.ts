import { describe, expect, test } from 'vitest';
import { cursor } from '../../../../src/install/tools/cursor.ts';
import { asItIsWith, expectNoSilentGain, givenWith, markdownOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ALL = ['read', 'write', 'run', 'network', 'spawn', 'mcp'] as const;

test('the file of an agent that can write is not changed', () => {
  expect(givenWith(cursor, 'tools: Read, Write').kind).toBe('original');
});

test('a file that is not strict is replaced by its portable copy', () => {
  expect(givenWith(cursor, 'color: red: blue').kind).toBe('portable');
});

test('an agent that can only read is read-only', () => {
  const { header } = markdownOf(givenWith(cursor, 'tools: Read, Grep').text);
  expect(header).toEqual({ name: 'helper', description: 'Helps.', readonly: true });
});

test('an agent in plan mode is read-only', () => {
  expect(markdownOf(givenWith(cursor, 'permissionMode: plan').text).header).toMatchObject({ readonly: true });
});

test('an agent that runs in the background does so in Cursor', () => {
  const { header } = markdownOf(givenWith(cursor, 'background: true').text);
  expect(header).toEqual({ name: 'helper', description: 'Helps.', is_background: true });
});

test('a full model ID is kept, an alias of Claude Code is not', () => {
  expect(markdownOf(givenWith(cursor, 'tools: Read\nmodel: claude-opus-5').text).header.model).toBe('claude-opus-5');
  expect(markdownOf(givenWith(cursor, 'tools: Read\nmodel: opus').text).header.model).toBeUndefined();
});

test('the first loss is what an agent could do beyond its tool list', () => {
  expect(givenWith(cursor, 'color: red\ntools: Read').losses).toEqual([
    'Cursor has no tool lists: this agent could run commands, fetch web pages, search the web, start other agents and use any MCP server there, though it could not change files.',
    'Not kept in Cursor: color.',
  ]);
});

test('an agent without a tool list has no loss about tools', () => {
  expect(givenWith(cursor, 'color: red').losses).toEqual(['Not kept in Cursor: color.']);
});

describe('any agent', () => {
  test('keeps its name, description and body', () => {
    forOddAgents(cursor, ({ agent, body, text, kind }) => {
      if (kind !== 'converted') return;
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ name: agent.name, description: agent.description });
      expect(there.body).toBe(body);
    });
  });

  test('has only keys that Cursor knows if it is converted', () => {
    forOddAgents(cursor, ({ text, kind }) => {
      if (kind !== 'converted') return;
      const { name, description, model, readonly, is_background, ...rest } = markdownOf(text).header;
      expect([typeof name, typeof description]).toEqual(['string', 'string']);
      expect(['string', 'undefined']).toContain(typeof model);
      expect([true, undefined]).toContain(readonly);
      expect([true, undefined]).toContain(is_background);
      expect(rest).toEqual({});
    });
  });

  test('gains nothing that is not reported', () => {
    forOddAgents(cursor, ({ agent, losses, text, kind }) => {
      const readOnly = kind === 'converted' && markdownOf(text).header.readonly === true;
      expectNoSilentGain(
        agent,
        losses,
        ALL.filter((ability) => !readOnly || ability !== 'write'),
      );
    });
  });
});

describe('a file as it is', () => {
  test('is loaded whole when nothing narrows the agent', () => {
    expect(asItIsWith(cursor, 'model: claude-opus-5')).toEqual({ kind: 'whole' });
  });

  test('loses its tool list, also when the agent only reads', () => {
    expect(asItIsWith(cursor, 'tools: Read, Grep')).toEqual({
      kind: 'part',
      why: [expect.stringMatching(/^Cursor has no tool lists: this agent could write files, run commands/)],
    });
  });

  test('does not keep an agent in the background', () => {
    expect(asItIsWith(cursor, 'background: true')).toEqual({
      kind: 'part',
      why: ['Not kept in Cursor: background.'],
    });
  });
});
