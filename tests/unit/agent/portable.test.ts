import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import type { AgentFile } from '../../../src/agent/agent-file.ts';
import { portableForm } from '../../../src/agent/portable.ts';
import { codesOf } from '../findings.ts';
import { agentOf, fileWith, read, readWith } from '../make/agent-file.ts';
import { textOf } from '../make/bytes.ts';
import { readFixture } from '../make/fixture.ts';

const fixtures = [
  'block-scalar.md',
  'byte-order-mark.md',
  'column-zero-examples.md',
  'crlf.md',
  'double-escaped.md',
  'emoji-and-rtl.md',
  'hidden-characters.md',
  'hostile-name.md',
  'literal-newlines.md',
  'odd-values.md',
  'one-line-examples.md',
  'single-quotes.md',
  'star-tools.md',
  'tools-list.md',
  'unquoted-colon.md',
];

function portable(file: AgentFile): AgentFile {
  return readAgent(portableForm(file.bytes, agentOf(file)), 'portable.md');
}

describe.each(fixtures)('the portable form of %s', (name) => {
  const file = readFixture(`agents/${name}`);
  const again = portable(file);

  test('is strict', () => {
    expect(agentOf(again).route).toBe('strict');
  });

  test('has the same name', () => {
    expect(agentOf(again).name).toBe(agentOf(file).name);
  });

  test('has the same description', () => {
    expect(agentOf(again).description).toBe(agentOf(file).description);
  });

  test('has the same body, byte for byte', () => {
    expect(again.bytes.subarray(agentOf(again).bodyOffset)).toEqual(file.bytes.subarray(agentOf(file).bodyOffset));
  });

  test('can be read by gray-matter', () => {
    const { data } = matter(textOf(again.bytes), {});
    expect(data).toMatchObject({ name: agentOf(file).name });
  });
});

test('the portable form has no byte order mark', () => {
  expect(codesOf(portable(readFixture('agents/byte-order-mark.md')))).toEqual([]);
});

test('the portable form has no carriage return in its header', () => {
  const again = portable(readFixture('agents/crlf.md'));
  expect(textOf(again.bytes.subarray(0, agentOf(again).bodyOffset))).not.toContain('\r');
});

test('the portable form has the description on one line in double quotes', () => {
  const again = portable(readFixture('agents/block-scalar.md'));
  expect(textOf(again.bytes)).toMatch(/^description: "Keeps a changelog in order\.\\n\\n<example>.*"$/m);
});

test('the portable form escapes line breaks once', () => {
  expect(codesOf(portable(readFixture('agents/double-escaped.md')))).toEqual([]);
});

test('the portable form keeps the order of the fields', () => {
  const again = portable(readWith('zeta: 1\ncolor: red\nalpha: 2'));
  expect(agentOf(again).fields.map(({ key }) => key)).toEqual(['name', 'description', 'zeta', 'color', 'alpha']);
});

test.each([
  ['a list', 'skills: [a, "b: c"]'],
  ['five hyphens', 'license: "a-----b"'],
  ['a map', 'hooks:\n  Stop:\n    - hooks: [{ type: command, command: "echo \\"x: y\\"" }]'],
  ['a string that looks like a number', 'version: "1.0"'],
  ['a string that looks like a boolean', 'version: "true"'],
  ['a string that looks like a date', 'version: 2024-01-01'],
  ['a boolean', 'background: true'],
  ['nothing', 'model:'],
  ['an empty string', 'version: ""'],
  ['a star', 'tools: *'],
  ['a string of several lines', 'initialPrompt: |\n  One\n\n  Two'],
])('the portable form keeps %s', (_, lines) => {
  const file = readWith(lines);
  expect(agentOf(portable(file)).fields.at(-1)?.value).toEqual(agentOf(file).fields.at(-1)?.value);
});

test.each(['1.0', '0x10', '1e3', 'True', '[a, b]', '2024-01-01'])(
  'the portable form keeps the name %s as written',
  (name) => {
    const file = read(`---\nname: ${name}\ndescription: Helps.\n---\n`);
    expect(agentOf(portable(file)).name).toBe(name);
  },
);

test.each(['1.0', '[a, b]', '{ a: b }'])('the portable form keeps the description %s as written', (description) => {
  const file = read(fileWith(`description: ${description}`));
  expect(agentOf(portable(file)).description).toBe(description);
});

test.each([
  ['a delete', '\\x7F'],
  ['a control character', '\\x90'],
  ['a bell', '\\a'],
  ['a next line', '\\N'],
  ['a line separator', '\\L'],
  ['an emoji', '\\U0001F44B'],
])('gray-matter reads a description that contains %s', (_, escape) => {
  const file = read(fileWith(`description: "a${escape}b"`));
  const { data } = matter(textOf(portable(file).bytes), {});
  expect(data).toMatchObject({ description: agentOf(file).description });
});

test('the portable form keeps a body without a line break at its end', () => {
  const again = portable(read('---\nname: helper\ndescription: Helps: you.\n---\nNo end'));
  expect(textOf(again.bytes).endsWith('---\nNo end')).toBe(true);
});

test('the portable form keeps a body that is not UTF-8', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode(fileWith('description: Helps.', '')), 0xff, 0xfe]);
  const file = readAgent(bytes, 'agent.md');
  expect(portableForm(bytes, agentOf(file)).subarray(-2)).toEqual(new Uint8Array([0xff, 0xfe]));
});

test('the portable form of the portable form is the same', () => {
  const once = portable(readFixture('agents/column-zero-examples.md'));
  expect(textOf(portable(once).bytes)).toBe(textOf(once.bytes));
});

test('three hyphens in a value do not end the header of the portable form', () => {
  const file = read(fileWith('description: "Writes --- or ---- between parts."'));
  const again = agentOf(readAgent(portableForm(file.bytes, agentOf(file)), 'agent.md'));
  expect(again).toMatchObject({ description: 'Writes --- or ---- between parts.', loading: 'everywhere' });
});
