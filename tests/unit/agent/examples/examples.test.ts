import { describe, expect, test } from 'vitest';
import type { LocatedExample } from '../../../../src/agent/examples/examples.ts';
import { cutExamples } from '../../../../src/agent/examples/examples.ts';
import { agentDescribed, agentOf, fileWith, read } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

function rolesOf({ turns }: Pick<LocatedExample, 'turns'>): string {
  return turns.map(({ role }) => role).join(' ');
}

function inDescription(text: string): LocatedExample[] {
  return agentDescribed(text).examples;
}

function inBody(text: string): LocatedExample[] {
  return agentOf(read(fileWith('description: Helps.', text))).examples;
}

describe('examples of the fixtures', () => {
  const layouts = [
    ['block-scalar.md', ['context user assistant commentary', 'context user assistant']],
    ['body-examples.md', ['user assistant', 'user assistant']],
    ['column-zero-examples.md', ['context user assistant commentary', 'context user assistant']],
    ['double-escaped.md', ['context user assistant commentary', 'context user assistant']],
    ['literal-newlines.md', ['context user assistant', 'context user assistant']],
    ['numbered-examples.md', ['user assistant', 'user assistant']],
    ['one-line-examples.md', ['context user assistant commentary', 'context user assistant']],
    ['single-quotes.md', ['user assistant']],
    ['user-request-tags.md', ['context user assistant commentary']],
  ] satisfies [string, string[]][];

  test.each(layouts)('%s has the expected turns', (name, roles) => {
    expect(agentOf(readFixture(`agents/${name}`)).examples.map(rolesOf)).toEqual(roles);
  });

  test.each([
    ['block-scalar.md', 'Keeps a changelog in order.'],
    ['column-zero-examples.md', 'Turns interview notes into user stories.'],
    ['literal-newlines.md', 'Reviews error handling.'],
    ['numbered-examples.md', 'Finds dead code.'],
    ['one-line-examples.md', 'Chooses names for things.'],
    ['single-quotes.md', 'Explains regular expressions.'],
    ['user-request-tags.md', 'Checks the text of buttons and messages.'],
  ])('%s has a summary without its examples', (name, summary) => {
    expect(agentOf(readFixture(`agents/${name}`)).summary).toBe(summary);
  });

  test('an apostrophe does not end a turn in single quotes', () => {
    const [example] = agentOf(readFixture('agents/single-quotes.md')).examples;
    expect(example?.turns[1]?.text).toBe("I'll take it apart, piece by piece.");
  });

  test('a dialogue that was escaped twice has no backslash left', () => {
    expect(JSON.stringify(agentOf(readFixture('agents/double-escaped.md')).examples)).not.toContain('\\\\');
  });
});

describe('tags in a description', () => {
  test('a tag may have a bullet before it', () => {
    expect(inDescription('Helps.\n- <example>user: "a" assistant: "b"</example>')).toHaveLength(1);
  });

  test('the summary does not keep the bullet before a tag', () => {
    expect(agentDescribed('Helps.\n- <example>user: "a" assistant: "b"</example>').summary).toBe('Helps.');
  });

  test('a tag may be in capitals', () => {
    expect(inDescription('Helps.\n<Example>user: "a" assistant: "b"</Example>')).toHaveLength(1);
  });

  test('a tag may have an attribute', () => {
    expect(inDescription('Helps.\n<example id="1">user: "a" assistant: "b"</example>')).toHaveLength(1);
  });

  test('an unclosed tag reaches to the next tag', () => {
    const examples = inDescription('Helps.\n<example>user: "a" assistant: "b"\n<example>user: "c" assistant: "d"');
    expect(examples.map(rolesOf)).toEqual(['user assistant', 'user assistant']);
  });

  test('tags around the list of examples do not make an example', () => {
    expect(inDescription('Helps.\n<examples>\n<example>user: "a" assistant: "b"</example>\n</examples>')).toHaveLength(
      1,
    );
  });

  test('an example that is not a dialogue is kept as text', () => {
    expect(inDescription('Helps.\n<example>Rename a column</example>')[0]?.text).toBe('Rename a column');
  });

  test('an example that is a dialogue has no text besides its turns', () => {
    expect(inDescription('Helps.\n<example>user: "a" assistant: "b"</example>')[0]?.text).toBe('');
  });

  test('text after the last turn of an example is kept', () => {
    const agent = agentDescribed('Helps.\n<example>\nuser: "a"\nassistant: "b"\n\nThen kestrels.\n</example>');
    expect(JSON.stringify([agent.summary, agent.examples])).toContain('kestrels');
  });

  test('text after an example is in the summary', () => {
    expect(agentDescribed('One. <example>user: "a" assistant: "b"</example> Two.').summary).toContain('Two.');
  });

  test('text inside a tag is kept', () => {
    const agent = agentDescribed('Helps.\n<example title="A kestrel">user: "a" assistant: "b"</example>');
    expect(JSON.stringify([agent.summary, agent.examples])).toContain('kestrel');
  });

  test.each([
    '<example>@</example kestrel run>',
    '<example>@</example-kestrel>',
    '<example>@</example_kestrel>',
    '<example>@</example\nnote="kestrel">',
    '<example kestrel x="1">@</example>',
    '<example kestrel="1">@</example>',
    '<example x=kestrel>@</example>',
    '<example_kestrel>@</example_kestrel>',
    '<example-of-kestrel x="1">@</example>',
    '<example>@<commentary kestrel>c</commentary></example>',
    '<example>@</example kestrel><example>@</example>',
    '<example kestrel>@',
    '- <example>@</example/kestrel>',
  ])('everything in the tags of %j is kept, with and without a dialogue in it', (text) => {
    for (const inner of ['<user>a</user><assistant>b</assistant>', 'user: "a" assistant: "b"', 'Rename a column']) {
      const agent = agentDescribed(`Helps.\n${text.replaceAll('@', inner)}`);
      expect(JSON.stringify([agent.summary, agent.examples])).toContain('kestrel');
    }
  });

  test('the words around an example do not run together', () => {
    const agent = agentDescribed('One.<example>user: "a" assistant: "b"</example>Two.');
    expect(agent.summary.split(/\s+/)).toEqual(['One.', 'Two.']);
  });

  test('a tagged example between untagged ones is found once', () => {
    const agent = agentDescribed(
      'Helps. Examples: user: "a" assistant: "b" <example>user: "kestrel" assistant: "d"</example>',
    );
    expect(JSON.stringify(agent.examples).split('kestrel')).toHaveLength(2);
  });
});

describe('dialogues without tags in a description', () => {
  test.each([
    ['a label on the same line', 'Helps. Examples: user: "a" assistant: "b"', ['user assistant']],
    ['a list of questions', 'Helps. Examples:\n- user: "a"\n  assistant: "b"\n- user: "c"\n  assistant: "d"', 2],
    ['a context in a sentence', 'Helps. Context: A form. user: "a" assistant: "b"', ['context user assistant']],
    ['lines without a label', 'Helps.\n\nContext: A form.\nuser: "a"\nassistant: "b"', ['context user assistant']],
    ['numbered labels', 'Helps.\nExample 1: user: "a" assistant: "b"\nExample 2: user: "c" assistant: "d"', 2],
    ['words in bold', 'Helps.\n\n**User**: "a"\n**Assistant**: "b"', ['user assistant']],
    ['capitals', 'Helps.\n\nUser: "a"\nAgent: "b"', ['user assistant']],
  ])('%s', (_, text, expected) => {
    const roles = inDescription(text).map(rolesOf);
    expect(typeof expected === 'number' ? roles.length : roles).toEqual(expected);
  });

  test('a user without an answer is part of the summary', () => {
    expect(agentDescribed('Helps when the user: "asks" for it.').summary).toBe('Helps when the user: "asks" for it.');
  });

  test('the word context in a sentence starts no dialogue', () => {
    expect(inDescription('Keeps the context of an assistant small.')).toEqual([]);
  });

  test('prose that follows the last answer and an empty line is in the summary', () => {
    const agent = agentDescribed('Helps.\n\nuser: "a"\nassistant: "b"\n\nNot for tables.');
    expect(agent.summary).toContain('Not for tables.');
  });
});

describe('examples in the body', () => {
  test('a dialogue under a heading that announces an example counts', () => {
    expect(inBody('## Example\n\nuser: "a"\nassistant: "b"\n')).toHaveLength(1);
  });

  test('a dialogue under a label counts', () => {
    expect(inBody('Do it.\n\nExample:\nuser: "a"\nassistant: "b"\n')).toHaveLength(1);
  });

  test('a dialogue under any other heading does not count', () => {
    expect(inBody('## Format\n\nuser: "a"\nassistant: "b"\n')).toEqual([]);
  });

  test('a question without an answer does not count', () => {
    expect(inBody('<example>\nuser: "a"\n</example>\n')).toEqual([]);
  });

  test('tags around something else do not count', () => {
    expect(inBody('<example>\nconst a = 1;\n</example>\n')).toEqual([]);
  });

  test('tags in a code fence do not count', () => {
    expect(inBody('```\n<example>\nuser: "a"\nassistant: "b"\n</example>\n```\n')).toEqual([]);
  });

  test('a heading in a code fence does not count', () => {
    expect(inBody('```\n## Example\n\nuser: "a"\nassistant: "b"\n```\n')).toEqual([]);
  });

  test('nothing after an unclosed fence counts', () => {
    expect(inBody('```\n## Example\n\nuser: "a"\nassistant: "b"\n')).toEqual([]);
  });

  test('an example after a fence counts', () => {
    expect(inBody('```\nconst a = 1;\n```\n\n<example>\nuser: "a"\nassistant: "b"\n</example>\n')).toHaveLength(1);
  });

  test('an example ends at the next heading', () => {
    const [example] = inBody('## Example\n\nuser: "a"\nassistant: "b"\n\n## Rules\n\nBe kind.\n');
    expect(JSON.stringify(example)).not.toContain('kind');
  });
});

describe('cutting', () => {
  test('an example has the offset at which it starts', () => {
    const text = 'Helps.\n<example>user: "a" assistant: "b"</example>';
    expect(cutExamples(text, 'description').examples[0]?.offset).toBe(7);
  });

  test('examples come in the order of the text', () => {
    const text = '<example>user: "a" assistant: "b"</example><example>user: "c" assistant: "d"</example>';
    const { examples } = cutExamples(text, 'description');
    expect(examples.map(({ turns }) => turns[0]?.text)).toEqual(['a', 'c']);
  });

  test('a text without examples is left as it is', () => {
    expect(cutExamples('Helps with  spaces.\n', 'description').rest).toBe('Helps with  spaces.\n');
  });
});
