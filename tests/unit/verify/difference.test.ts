import { describe, expect, test } from 'vitest';
import { portableForm } from '../../../src/agent/portable.ts';
import { fileDifference } from '../../../src/verify/difference.ts';
import { agentOf, fileWith } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { readFixture } from '../make/fixture.ts';

const text = fileWith('description: Helps.', 'One.\nTwo.\nThree.\n');

function difference(dropped: string, known = text): ReturnType<typeof fileDifference> {
  return fileDifference(bytesOf(known), bytesOf(dropped));
}

test('a changed line is counted as removed and as added', () => {
  expect(difference(text.replace('Two.', '2.'))).toMatchObject({ added: 1, removed: 1, sameText: false, stored: [] });
});

describe('a difference only in encoding is named', () => {
  test.each([
    ['line endings', text.replaceAll('\n', '\r\n'), 'Its lines end in CRLF, as on Windows; the catalogue’s in LF.'],
    ['mixed line endings', text.replace('\n', '\r\n'), 'Its lines end in a mix of CRLF and LF; the catalogue’s in LF.'],
    ['a byte order mark', `\uFEFF${text}`, 'It starts with a byte order mark; the catalogue’s does not.'],
    ['no final line break', text.slice(0, -1), 'It has no line break at its end; the catalogue’s has one.'],
  ])('%s', (_, dropped, sentence) => {
    expect(difference(dropped)).toMatchObject({ sameText: true, added: 0, removed: 0, stored: [sentence] });
  });

  test.each([
    ['line endings', text.replaceAll('\n', '\r\n'), 'Its lines end in LF; the catalogue’s in CRLF, as on Windows.'],
    ['a byte order mark', `\uFEFF${text}`, 'It has no byte order mark; the catalogue’s starts with one.'],
    ['a final line break', text.slice(0, -1), 'It has a line break at its end; the catalogue’s has none.'],
  ])('%s, the other way round', (_, known, sentence) => {
    expect(difference(text, known).stored).toEqual([sentence]);
  });

  test('several differences at the same time', () => {
    expect(difference(`\uFEFF${text.slice(0, -1).replaceAll('\n', '\r\n')}`).stored).toHaveLength(3);
  });

  test('bytes that are not UTF-8', () => {
    const known = new Uint8Array([...bytesOf(text), 0xff]);
    const dropped = new Uint8Array([...bytesOf(text), 0xfe]);
    expect(fileDifference(known, dropped)).toMatchObject({
      sameText: true,
      stored: [expect.stringContaining('bytes')],
    });
  });
});

test('the share is the common part of the longer text', () => {
  expect(difference('a\nb\nc\nd\n', 'a\nb\n').share).toBe(0.5);
  expect(difference('', '').share).toBe(1);
  expect(difference('a', '')).toMatchObject({ share: 0, added: 1, removed: 0 });
});

test('the portable copy is recognised, even for a file that does not need one', () => {
  for (const name of ['unquoted-colon.md', 'tools-list.md']) {
    const file = readFixture(`agents/${name}`);
    expect(fileDifference(file.bytes, portableForm(file.bytes, agentOf(file))).portable).toBe(true);
  }
  expect(difference(`${text}x`).portable).toBe(false);
});
