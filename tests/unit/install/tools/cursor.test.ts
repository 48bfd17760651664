import { describe, expect, test } from 'vitest';
import { cursor } from '../../../../src/install/tools/cursor.ts';
import { expectNoSilentGain, givenWith, markdownOf } from './conversions.ts';
import { forOddAgents } from './random-agents.ts';

const ALL = ['read', 'write', 'run', 'network', 'spawn', 'mcp'] as const;

test('an agent that can write goes there as it is', () => {
  expect(givenWith(cursor, 'tools: Read, Write').kind).toBe('original');
});

test('a file that strict readers refuse goes there as its portable copy', () => {
  expect(givenWith(cursor, 'color: red: blue').kind).toBe('portable');
});

test('an agent that can only read is kept to that', () => {
  const { header } = markdownOf(givenWith(cursor, 'tools: Read, Grep').text);
  expect(header).toEqual({ name: 'helper', description: 'Helps.', readonly: true });
});

test('an agent that plans only is kept to reading', () => {
  expect(markdownOf(givenWith(cursor, 'permissionMode: plan').text).header).toMatchObject({ readonly: true });
});

test('an agent of the background stays there', () => {
  const { header } = markdownOf(givenWith(cursor, 'background: yes').text);
  expect(header).toEqual({ name: 'helper', description: 'Helps.', is_background: true });
});

test('a full model ID is kept, a name of Claude Code is not', () => {
  expect(markdownOf(givenWith(cursor, 'tools: Read\nmodel: claude-opus-5').text).header.model).toBe('claude-opus-5');
  expect(markdownOf(givenWith(cursor, 'tools: Read\nmodel: opus').text).header.model).toBeUndefined();
});

test('says first what an agent could do beyond its tool list', () => {
  expect(givenWith(cursor, 'color: red\ntools: Read').losses).toEqual([
    'Cursor has no tool lists: this agent could run commands, fetch web pages, search the web, start other agents and use any MCP server there, though it could not change files.',
    'Not kept in Cursor: color.',
  ]);
});

test('an agent without a tool list loses nothing by that', () => {
  expect(givenWith(cursor, 'color: red').losses).toEqual(['Not kept in Cursor: color.']);
});

describe('whatever an agent says', () => {
  test('its name, description and body are the same', () => {
    forOddAgents(cursor, ({ agent, body, text, kind }) => {
      if (kind !== 'converted') return;
      const there = markdownOf(text);
      expect(there.header).toMatchObject({ name: agent.name, description: agent.description });
      expect(there.body).toBe(body);
    });
  });

  test('a converted file has only keys that Cursor knows', () => {
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

  test('it gains nothing without a word', () => {
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
