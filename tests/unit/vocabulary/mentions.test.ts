import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { aliasTable } from '../../../src/vocabulary/aliases.ts';
import { mentionsIn } from '../../../src/vocabulary/mentions.ts';
import { readPassages } from '../../../src/vocabulary/passages.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

function mentioned(body: string, ...aliases: string[]): string[] {
  const file = read(fileWith('description: Helps.', body));
  const agent = agentOf(file);
  const table = aliasTable([{ slug: 'any', aliases }]);
  return mentionsIn(readPassages(agent, bodyOf(file.bytes, agent)), table)
    .filter(({ isNegated }) => !isNegated)
    .map(({ key }) => key);
}

describe('an alias is found in inflected words', () => {
  test.each([
    ['Slow queries.', 'slow query'],
    ['You review code.', 'reviewing code'],
    ['A code reviewer.', 'code review'],
    ['Many code reviewers.', 'code review'],
    ['Test generation.', 'test generator'],
    ['A troubleshooter.', 'troubleshoot'],
    ['SLOs for all.', 'SLO'],
    ['A front-end.', 'front end'],
    ['All CI/CD.', 'ci cd'],
    ['Node.js, React/Redux.', 'redux'],
    ['A cross-browser check.', 'cross browser'],
    ['Visual design systems.', 'design system'],
    ['Update `CHANGELOG.md`.', 'changelog'],
  ])('%s: %s', (body, alias) => {
    expect(mentioned(body, alias)).toHaveLength(1);
  });
});

describe('an alias is not found in', () => {
  test.each([
    ['another word with its stem', 'It must cover all.', 'coverity'],
    ['a participle of another sense', 'ONLY YOU ARE AUTHORIZED.', 'authorization'],
    ['a word of the family in a phrase', 'A documentation template.', 'document template'],
    ['words that a comma parts', 'Lists dependencies, risks and steps.', 'dependency risk'],
    ['a negation', 'Never touch the cache.', 'cache'],
    ['a made name', 'Run Cache-primer first.', 'cache'],
    ['what is said not to be it', 'All non-React pages.', 'React'],
    ['the name of another agent', 'Ask the ui-designer for help.', 'ui design'],
    ['a heading that any prompt may have', '## 2. File Structure', 'file structure'],
    ['the path of a file', 'Read `.claude/skills/x.md` and docs/cache/x.md.', 'claude skill'],
    ['the name of a file', 'Read vertical-slice.md first.', 'vertical slice'],
    ['the name of another agent in code', 'Ask `brand-guardian`.', 'brand'],
    ['a mentioned agent', 'Ask @brand-guardian now.', 'brand'],
    ['a folder', 'Files are in tests/cache/ only.', 'cache'],
    ['a web address', 'See https://cache.example for more.', 'cache'],
    ['a name in code', 'Set CACHE_ROOT first.', 'cache'],
    ['two cells of a table', '| Performance | Bottlenecks |', 'performance bottleneck'],
    ['a text in capitals', 'LEAVE THE REST TO OTHERS.', 'REST'],
  ])('%s', (_, body, alias) => {
    expect(mentioned(body, alias)).toEqual([]);
  });
});

describe('words that introduce an agent', () => {
  const OWNER = { slug: 'any', aliases: ['supply chain'], introductions: ['shipping', 'shipping expert'] };

  function introduced(name: string, description: string, body = ''): string[] {
    const text = fileWith(`description: ${JSON.stringify(description)}`, body).replace('name: helper', `name: ${name}`);
    const file = read(text);
    const agent = agentOf(file);
    return mentionsIn(readPassages(agent, bodyOf(file.bytes, agent)), aliasTable([OWNER])).map(({ key }) => key);
  }

  test('mean its capability in a name, a description and the sentence that says who it is', () => {
    expect(introduced('shipping-expert', 'Helps.')).toEqual(['ship expert']);
    expect(introduced('helper', 'Plans shipping.')).toEqual(['ship']);
    expect(introduced('helper', 'Helps.', 'You are a shipping clerk.\n')).toEqual(['ship']);
  });

  test('mean nothing elsewhere', () => {
    expect(introduced('helper', 'Helps.', 'Ask before shipping.\n\n- shipping\n')).toEqual([]);
  });

  test('are found in no other form, if they are a single word', () => {
    expect(introduced('helper', 'Helps to ship it.')).toEqual([]);
  });

  test('hide no name of another capability', () => {
    const file = read(fileWith('description: Expert in iOS testing.', ''));
    const agent = agentOf(file);
    const table = aliasTable([
      { slug: 'ios', aliases: ['iOS'] },
      { slug: 'tests', aliases: ['test plan'], introductions: ['iOS testing'] },
    ]);
    const found = mentionsIn(readPassages(agent, bodyOf(file.bytes, agent)), table);
    expect(found.map(({ capability }) => capability)).toEqual(['ios', 'tests']);
  });
});

test('an alias with a suffix that is about it is found', () => {
  expect(mentioned('A cache-based design.', 'cache')).toHaveLength(1);
});

test('a title-case heading alone does not tell a name from a word', () => {
  expect(mentioned('## Plan to Go Live', 'Go')).toEqual([]);
});

test('a very long line gives each alias once', () => {
  expect(mentioned(`- ${'never mind Go, but use Go '.repeat(20_000)}`, 'Go')).toEqual(['go']);
});
