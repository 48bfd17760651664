import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAX_FILE_BYTES, readAgent } from '../../../src/agent/read-agent.ts';
import { bodyOf, valueOf } from '../../../src/agent/agent-file.ts';
import { codesOf, findingOf, placeOf } from '../findings.ts';
import { agentOf, fileWith, read, readWith } from '../make/agent-file.ts';
import { bytesOf, textOf } from '../make/bytes.ts';
import { fixtureBytes, fixturePath, readFixture } from '../make/fixture.ts';

test('keeps the bytes it was given, without copying them', () => {
  const bytes = fixtureBytes('agents/crlf.md');
  expect(readAgent(bytes, 'crlf.md').bytes).toBe(bytes);
});

test('does not change the bytes it was given', () => {
  const bytes = fixtureBytes('agents/byte-order-mark.md');
  readAgent(bytes, 'byte-order-mark.md');
  expect(bytes).toEqual(fixtureBytes('agents/byte-order-mark.md'));
});

test('computes the SHA-256 of the bytes', () => {
  const bytes = fixtureBytes('agents/emoji-and-rtl.md');
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(readAgent(bytes, 'emoji-and-rtl.md').sha256).toBe(expected);
});

test('puts the path of the file into its findings', () => {
  const { findings } = readAgent(bytesOf('---\nname: a\n---\n'), 'folder/file.md');
  expect(findings.map(({ file }) => file)).toEqual(['folder/file.md']);
});

test('a file without a header is not an agent', () => {
  expect(readFixture('agents/no-header.md').agent).toBeUndefined();
});

test('a file without a header gives a note', () => {
  expect(findingOf(readFixture('agents/no-header.md'), 'header-missing').severity).toBe('note');
});

test('an empty file is taken for documentation', () => {
  expect(codesOf(read(''))).toEqual(['header-missing']);
});

test('a file of more than a million bytes is rejected', () => {
  const text = fileWith('description: Helps.', 'x'.repeat(MAX_FILE_BYTES));
  expect(codesOf(read(text))).toEqual(['file-too-large']);
});

test('a file of a million bytes is read', () => {
  const start = fileWith('description: Helps.', '');
  expect(read(start + 'x'.repeat(MAX_FILE_BYTES - start.length)).agent).toBeDefined();
});

test('orders findings by line', () => {
  const { findings } = readWith('colour: red\nmodel: gigantic\ntools: Read, Reed\nname-of-nothing: 1');
  expect(findings.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
});

test('a file with an error is not an agent', () => {
  expect(read('---\nname: a:b\ndescription: Helps.\n---\n').agent).toBeUndefined();
});

test('a file with warnings only is an agent', () => {
  expect(agentOf(readWith('model: gigantic')).name).toBe('helper');
});

test('keeps the fields in the order of the file', () => {
  const file = read('---\ncolor: red\ndescription: Helps.\nzeta: 1\nname: helper\n---\n');
  expect(agentOf(file).fields.map(({ key }) => key)).toEqual(['color', 'description', 'zeta', 'name']);
});

test('returns the value of a field', () => {
  expect(valueOf(agentOf(readWith('maxTurns: 12')), 'maxTurns')).toBe(12);
});

test('returns undefined for a field that the file does not have', () => {
  expect(valueOf(agentOf(readWith('maxTurns: 12')), 'model')).toBeUndefined();
});

test('keeps a name that YAML reads as a number as it is written', () => {
  expect(agentOf(read('---\nname: 1.0\ndescription: Helps.\n---\n')).name).toBe('1.0');
});

test('trims a name', () => {
  expect(agentOf(read('---\nname: "  helper "\ndescription: Helps.\n---\n')).name).toBe('helper');
});

test('the body starts on the line after the closing dashes', () => {
  expect(agentOf(readFixture('agents/no-tools.md')).bodyLine).toBe(5);
});

test('finds the first byte of the body in a file with a byte order mark', () => {
  const { bytes, agent } = readFixture('agents/byte-order-mark.md');
  expect(textOf(bytes.subarray(agent?.bodyOffset))).toBe('\nThe mark is kept when the file is served.\n');
});

test('finds the first byte of the body in a file with Windows line endings', () => {
  const { bytes, agent } = readFixture('agents/crlf.md');
  expect(textOf(bytes.subarray(agent?.bodyOffset))).toBe('\r\n# Lines\r\n\r\nEach line ends in two bytes.\r\n');
});

test('finds the first byte of the body after characters of several bytes', () => {
  const file = read('---\nname: helper\ndescription: Grüße, 世界 und 👋.\n---\nBody.\n');
  expect(textOf(file.bytes.subarray(agentOf(file).bodyOffset))).toBe('Body.\n');
});

test('returns the body with LF line endings', () => {
  const file = readFixture('agents/crlf.md');
  expect(bodyOf(file.bytes, agentOf(file))).toBe('\n# Lines\n\nEach line ends in two bytes.\n');
});

test('keeps a byte order mark at the start of the body', () => {
  const file = read('---\nname: helper\ndescription: Helps.\n---\n\uFEFFBody.\n');
  expect(bodyOf(file.bytes, agentOf(file))).toBe('\uFEFFBody.\n');
});

test('keeps dashes in the body', () => {
  const file = read('---\nname: helper\ndescription: Helps.\n---\nAbove.\n---\nBelow.\n');
  expect(bodyOf(file.bytes, agentOf(file))).toBe('Above.\n---\nBelow.\n');
});

test('warns if only white space follows the header', () => {
  expect(placeOf(findingOf(read(fileWith('description: Helps.', '\n  \n')), 'body-empty'))).toBe('5:1');
});

test('the warning about an empty body is in the file even if the file ends with the dashes', () => {
  const file = read('---\nname: helper\ndescription: Helps.\n---');
  expect(placeOf(findingOf(file, 'body-empty'))).toBe('4:1');
});

test('measures the file in bytes', () => {
  const file = readFixture('agents/emoji-and-rtl.md');
  expect(agentOf(file).size.file).toBe(file.bytes.length);
});

test('measures the description after unescaping', () => {
  const agent = agentOf(readFixture('agents/double-escaped.md'));
  expect(agent.size.description.bytes).toBe(bytesOf(agent.description).length);
});

test('lists examples in the description before examples in the body', () => {
  const file = read(
    fileWith(
      "description: \"Helps. <example>user: 'one' assistant: 'two'</example>\"",
      '<example>\nuser: "three"\nassistant: "four"\n</example>\n',
    ),
  );
  expect(agentOf(file).examples.map(({ origin }) => origin)).toEqual(['description', 'body']);
});

test('an example in the body has the line on which it starts', () => {
  const agent = agentOf(readFixture('agents/body-examples.md'));
  expect(agent.examples[1]?.line).toBe(15);
});

test('an example in a block scalar has a line between its tags', () => {
  const agent = agentOf(readFixture('agents/user-request-tags.md'));
  expect([6, 7]).toContain(agent.examples[0]?.line);
});

test('two examples that begin with the same words have different lines', () => {
  const { examples } = agentOf(readFixture('agents/block-scalar.md'));
  expect(new Set(examples.map(({ line }) => line)).size).toBe(2);
});

test('a tools list that contains itself does not crash the reader', () => {
  expect(() => readWith('tools: &all [[*all]]')).not.toThrow();
});

test('values can be written as JSON even if a field contains itself', () => {
  const { agent } = readWith('hooks: &all\n  again: *all');
  expect(() => JSON.stringify(agent)).not.toThrow();
});

test('a field whose aliases multiply is reported', () => {
  const lines = ['k0: &k0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    const aliases = Array.from({ length: 10 }, () => `*k${level - 1}`);
    lines.push(`k${level}: &k${level} [${aliases.join(', ')}]`);
  }
  expect(codesOf(readWith(lines.join('\n')))).toContain('not-loaded');
});

test('a field named like a property of every object is kept', () => {
  const agent = agentOf(readWith('constructor: yes\ntoString: no\n__proto__: maybe'));
  expect(valueOf(agent, '__proto__')).toBe('maybe');
});

const agents = readdirSync(fixturePath('agents'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name !== 'no-header.md')
  .sort();

test.each(agents)('%s is an agent', (name) => {
  expect(readFixture(`agents/${name}`).agent).toBeDefined();
});

test.each([
  ['header-unclosed.md', 'header-unclosed'],
  ['stored-as-utf-16.md', 'header-encoded'],
  ['javascript-engine.md', 'header-engine'],
  ['name-with-colon.md', 'name-unusable'],
  ['not-a-mapping.md', 'header-not-mapping'],
  ['description-empty.md', 'description-missing'],
])('%s has the one error %s', (name, code) => {
  const errors = readFixture(`broken/${name}`).findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((error) => error.code)).toEqual([code]);
});

test.each(['emoji-and-rtl.md', 'no-tools.md', 'own-h1.md', 'tools-list.md', 'unclosed-fence.md', 'wide-table.md'])(
  '%s has no findings',
  (name) => {
    expect(codesOf(readFixture(`agents/${name}`))).toEqual([]);
  },
);
