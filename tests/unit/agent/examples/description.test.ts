import { describe, expect, test } from 'vitest';
import { splitDescription, unescapeDescription } from '../../../../src/agent/examples/description.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { agentDescribed, agentOf, fileWith, read } from '../../make/agent-file.ts';
import { readFixture } from '../../make/fixture.ts';

describe('unescaping', () => {
  test('turns a literal backslash and n into a line break', () => {
    expect(unescapeDescription('One.\\n\\nTwo.').text).toBe('One.\n\nTwo.');
  });

  test('turns several backslashes before an n into one line break', () => {
    expect(unescapeDescription('One.\\\\nTwo.').text).toBe('One.\nTwo.');
  });

  test('drops the backslash before a quotation mark', () => {
    expect(unescapeDescription('One.\\nSays \\"two\\".').text).toBe('One.\nSays "two".');
  });

  test('turns a literal \\r\\n into one line break', () => {
    expect(unescapeDescription('One.\\r\\nTwo.').text).toBe('One.\nTwo.');
  });

  test('reports that it changed something', () => {
    expect(unescapeDescription('One.\\nTwo.').escaped).toBe(true);
  });

  test('leaves a description without literal line breaks alone', () => {
    const text = 'Knows \\"quotes\\", C:\\temp and \\d+.';
    expect(unescapeDescription(text)).toEqual({ text, escaped: false });
  });

  test('leaves a Windows path alone', () => {
    expect(unescapeDescription('Looks into C:\\new for files.').text).toBe('Looks into C:\\new for files.');
  });

  test.each([
    ['commands of LaTeX', 'Knows $\\nabla f \\neq 0$ and \\nu.'],
    ['a path of several folders', 'Looks into C:\\Users\\new\\notes for files.'],
    ['a path that is escaped', 'Looks into C:\\\\Users\\\\new for files.'],
  ])('leaves %s alone', (_, text) => {
    expect(unescapeDescription(text)).toEqual({ text, escaped: false });
  });

  test.each([
    ['after a path', 'Reads C:\\temp.\\n\\nThen stops.', 'Reads C:\\temp.\n\nThen stops.'],
    ['after a folder', 'Reads C:\\temp\\nThen stops.', 'Reads C:\\temp\nThen stops.'],
    ['next to a LaTeX command', 'Knows \\nabla.\\nThen stops.', 'Knows \\nabla.\nThen stops.'],
    ['before a word that begins like a command', 'One.\\nequal parts', 'One.\nequal parts'],
    ['before a small word', 'One.\\ne.g. two', 'One.\ne.g. two'],
  ])('turns a literal line break into a line break %s', (_, text, unescaped) => {
    expect(unescapeDescription(text).text).toBe(unescaped);
  });

  test('does not take a single letter after a line break for a drive', () => {
    expect(unescapeDescription('One.\\n:\\nTwo.').text).toBe('One.\n:\nTwo.');
  });

  test('trims the text', () => {
    expect(agentOf(read(fileWith('description: "\\\\nOne.\\\\n"'))).description).toBe('One.');
  });

  test('leaves nothing of a description made of line breaks only', () => {
    expect(codesOf(read(fileWith('description: "\\\\n \\\\n"')))).toContain('description-missing');
  });

  test('changes nothing when applied again', () => {
    const once = unescapeDescription('One.\\nSays \\"two\\".').text;
    expect(unescapeDescription(once).escaped).toBe(false);
  });
});

describe('findings about escapes', () => {
  test('the finding about a description that is escaped twice is at the first escape', () => {
    expect(placeOf(findingOf(readFixture('agents/double-escaped.md'), 'description-double-escaped'))).toBe('3:53');
  });

  test('the finding about escapes outside quotes is at the first escape', () => {
    const found = findingOf(readFixture('agents/literal-newlines.md'), 'description-unquoted-escapes');
    expect(placeOf(found)).toBe('3:37');
  });

  test('a description that is only quoted wrongly is not reported as escaped twice', () => {
    const file = read(fileWith('description: "Says "hello" a lot.\\n\\nAnd goes."'));
    expect(file.findings.map(({ code }) => code)).not.toContain('description-double-escaped');
  });
});

describe('summary', () => {
  test('is the whole description without examples', () => {
    expect(splitDescription('Mends things: all of them.').summary).toBe('Mends things: all of them.');
  });

  test.each([
    'Examples:',
    'Examples include:',
    'Here are some examples:',
    '**Examples**:',
    '## Examples',
    'Usage examples:',
    'For example:',
    'For instance:',
    'Specifically:',
    'More specifically:',
  ])('loses "%s" when only examples follow', (label) => {
    const text = `Mends things.\n\n${label}\n\n<example>\nuser: "a"\nassistant: "b"\n</example>`;
    expect(splitDescription(text).summary).toBe('Mends things.');
  });

  test('loses a word that leads from its last sentence to the examples', () => {
    const text = `Mends things. Specifically:\n\n<example>\nuser: "a"\nassistant: "b"\n</example>`;
    expect(splitDescription(text).summary).toBe('Mends things.');
  });

  test('keeps that word inside a sentence', () => {
    const text = `Mends chairs specifically:\n\n<example>\nuser: "a"\nassistant: "b"\n</example>`;
    expect(splitDescription(text).summary).toBe('Mends chairs specifically:');
  });

  test('keeps the word example inside a sentence', () => {
    expect(splitDescription('Writes a worked example').summary).toBe('Writes a worked example');
  });

  test('keeps the text between two examples', () => {
    const text =
      'One.\n<example>user: "a" assistant: "b"</example>\nTwo.\n<example>user: "c" assistant: "d"</example>\nThree.';
    expect(splitDescription(text).summary.split(/\s+/)).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('has at most one empty line where examples were', () => {
    const text = 'One.\n\n\n<example>user: "a" assistant: "b"</example>\n\n\nTwo.';
    expect(splitDescription(text).summary).toBe('One.\n\nTwo.');
  });

  test('is missing if it has only hidden white space', () => {
    expect(codesOf(read(fileWith('description: "\\uFEFF \\u2028"')))).toContain('description-missing');
  });

  test('keeps the hidden characters around it', () => {
    expect(agentDescribed('\uFEFFMends things.\u2028\f').summary).toBe('\uFEFFMends things.\u2028\f');
  });

  test('keeps hidden characters before and after examples', () => {
    const agent = agentDescribed('Mends. \uFEFF<example>user: "a" assistant: "b"</example>\u2029');
    expect(agent.summary).toBe('Mends. \uFEFF\u2029');
  });

  test('keeps angle brackets that are not example tags', () => {
    expect(splitDescription('Knows Map<string, T> by heart.').summary).toBe('Knows Map<string, T> by heart.');
  });

  test('is the same whether the description is escaped once or twice', () => {
    expect(agentOf(readFixture('agents/double-escaped.md')).summary).toBe('Writes migration plans for a database.');
  });
});
