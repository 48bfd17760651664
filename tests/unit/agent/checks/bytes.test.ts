import { expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { codesOf, findingOf, placeOf } from '../../findings.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { readFixture } from '../../make/fixture.ts';

function withByte(text: string, ...bytes: number[]): Uint8Array {
  return new Uint8Array([...bytesOf(text), ...bytes]);
}

test('a byte order mark is a warning', () => {
  expect(findingOf(readFixture('agents/byte-order-mark.md'), 'bytes-bom').severity).toBe('warning');
});

test('Windows line endings around a strict header are a note', () => {
  expect(findingOf(readFixture('agents/crlf.md'), 'bytes-crlf').severity).toBe('note');
});

test('Windows line endings around a header that is not strict are a warning', () => {
  const file = read('---\r\nname: helper\r\ndescription: Helps: you.\r\n---\r\nBody.\r\n');
  expect(findingOf(file, 'header-crlf').severity).toBe('warning');
});

test('one Windows line ending is enough for the note', () => {
  expect(codesOf(read(fileWith('description: Helps.', 'One.\nTwo.\r\n')))).toContain('bytes-crlf');
});

test('a lone carriage return is not a Windows line ending', () => {
  expect(codesOf(read(fileWith('description: Helps.', 'One.\rTwo.\n')))).not.toContain('bytes-crlf');
});

test('the finding is at the NUL character', () => {
  expect(placeOf(findingOf(read(fileWith('description: Helps.', 'One.\nA\0B\n')), 'bytes-nul'))).toBe('7:2');
});

test('the finding is at the byte that is not UTF-8', () => {
  const bytes = withByte(fileWith('description: Helps.', 'One.\nAB'), 0xff, 0x0a);
  expect(placeOf(findingOf(readAgent(bytes, 'agent.md'), 'bytes-not-utf8'))).toBe('7:3');
});

test('a character cut off at the end of the file is not UTF-8', () => {
  const bytes = withByte(fileWith('description: Helps.', 'One.'), 0xe2, 0x82);
  expect(codesOf(readAgent(bytes, 'agent.md'))).toEqual(['bytes-not-utf8']);
});

test('a replacement character typed by the author is fine', () => {
  expect(codesOf(read(fileWith('description: Helps.', 'One \uFFFD.\n')))).toEqual([]);
});

test('a byte that is not UTF-8 is found after a replacement character typed by the author', () => {
  const bytes = withByte(fileWith('description: Helps.', 'One \uFFFD.\nAB'), 0xff, 0x0a);
  expect(placeOf(findingOf(readAgent(bytes, 'agent.md'), 'bytes-not-utf8'))).toBe('7:3');
});

test('a file in UTF-16 is not an agent', () => {
  const bytes = new Uint8Array(Buffer.from(`\uFEFF${fileWith('description: Helps.')}`, 'utf16le'));
  expect(readAgent(bytes, 'agent.md').agent).toBeUndefined();
});

test.each([
  ['invalid UTF-8', Uint8Array.from({ length: 100_000 }, () => 0xff)],
  ['bytes that begin characters and never end them', Uint8Array.from({ length: 100_000 }, () => 0xe2)],
])('%s is reported once, at its start', (_, body) => {
  const start = bytesOf('---\nname: helper\ndescription: Helps.\n---\n');
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  expect(placeOf(findingOf(readAgent(bytes, 'agent.md'), 'bytes-not-utf8'))).toBe('5:1');
});
