import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { CLAUDE_CODE_VERSION } from '../../../src/agent/checked-with.ts';
import { clientCases } from '../make/client-cases.ts';
import { read } from '../make/agent-file.ts';

// Not among the cases, because this catalogue has no use for such an agent: a description of nothing but a space.
const { version, cases } = clientCases('claude-code');
const loadable = cases.flatMap(({ text, loaded }) => (loaded === null ? [] : [{ text, loaded }]));

/** Those in Claude Code's own form. What a file grants in another tool's form is what it grants there. */
const own = loadable.filter(({ text }) => read(text).agent?.dialect === 'claude-code');

test('nearly all cases are in the form of Claude Code', () => {
  expect(loadable.length - own.length).toBeLessThan(20);
});

test('the reading names the version of Claude Code that it was held to', () => {
  expect(CLAUDE_CODE_VERSION).toBe(version);
});

describe('what Claude Code was seen to do, the reading says', () => {
  test.each(cases)('loads or not: $text', ({ text, loaded }) => {
    const { agent } = read(text);
    expect(agent !== undefined && agent.loading !== 'not-in-claude-code').toBe(loaded !== null);
  });

  test.each(loadable)('name and description: $text', ({ text, loaded }) => {
    const { agent } = read(text);
    expect([plain(agent?.name), plain(agent?.description)]).toEqual([plain(loaded.name), plain(loaded.description)]);
  });

  test.each(own)('every tool or not: $text', ({ text, loaded }) => {
    expect(read(text).agent?.access.everything).toBe(loaded.everything);
  });

  test.each(loadable.filter(({ loaded }) => loaded.prompt !== undefined))('prompt: $text', ({ text, loaded }) => {
    const { agent, bytes } = read(text);
    expect(agent && bodyOf(bytes, agent).trim()).toBe(loaded.prompt);
  });
});

/** A text without the differences that do not count: white space and what is left of escapes. */
function plain(text = ''): string {
  return text
    .replace(/\\+r?(?=["'\n])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
