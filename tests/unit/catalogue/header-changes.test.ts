import { describe, expect, test } from 'vitest';
import { headerChanges, headerFacts } from '../../../src/catalogue/header-changes.ts';
import { agentOf, read } from '../make/agent-file.ts';

function change(before: string, after: string): string[] {
  const facts = (fields: string) =>
    headerFacts(agentOf(read(`---\nname: one\ndescription: Does it.\n${fields}\n---\nDo it.\n`)));
  return headerChanges(facts(before), facts(after)).map(({ text, gains }) => `${gains ? '! ' : ''}${text}`);
}

describe('what changed in a header', () => {
  test.each([
    ['nothing', 'tools: Read', 'tools: Read', []],
    ['a tool that it gained', 'tools: Read', 'tools: Read, Bash', ['! tools: + Bash']],
    ['a tool that it lost', 'tools: Read, Bash', 'tools: Read', ['tools: − Bash']],
    ['both', 'tools: Read, Grep', 'tools: Read, Bash, Write', ['! tools: + Bash and Write, − Grep']],
    ['the form of the list only', 'tools: Read, Bash', 'tools: [Read, Bash]', []],
    ['every tool where there was a list', 'tools: Read', '', ['! tools: Read → every tool']],
    ['a list where there was every tool', '', 'tools: Read', ['tools: every tool → Read']],
    ['a denial that fell', 'disallowedTools: Bash', '', ['! disallowedTools: − Bash']],
    ['a denial that was added', '', 'disallowedTools: Bash', ['disallowedTools: + Bash']],
    ['another model', 'model: sonnet', 'model: opus', ['model: sonnet → opus']],
    ['a model where there was none', '', 'model: opus', ['model: inherit → opus']],
    ['more rights', '', 'permissionMode: bypassPermissions', ['! permissionMode: + bypassPermissions']],
    ['fewer rights', 'permissionMode: bypassPermissions', '', ['permissionMode: removed']],
    ['a field that nothing follows from', 'color: red', 'color: blue', ['color: red → blue']],
    ['an unknown field', '', 'owner: me', ['owner: + me']],
    ['a hidden character', 'owner: me', 'owner: "m\\u200be"', ['owner: me → m[U+200B]e']],
  ])('is %s', (_, before, after, words) => {
    expect(change(before, after)).toEqual(words);
  });

  test('is told of a long value without quoting it', () => {
    const long = `owner: ${'x'.repeat(500)}`;
    expect(change(`${long}a`, `${long}b`)).toEqual(['owner: changed']);
  });

  test('is counted where there is a lot of it', () => {
    const tools = Array.from({ length: 20 }, (_, index) => `mcp__s__t${index}`).join(', ');
    expect(change('tools: Read', `tools: Read, ${tools}`)[0]).toMatch(/ and 8 more$/);
  });

  test('is told of the name and the description', () => {
    const facts = (name: string, description: string) =>
      headerFacts(agentOf(read(`---\nname: ${name}\ndescription: ${description}\n---\nDo it.\n`)));
    expect(headerChanges(facts('a', 'Does it.'), facts('b', 'Does more.')).map(({ text }) => text)).toEqual([
      'name: a → b',
      'description: changed',
    ]);
  });
});
