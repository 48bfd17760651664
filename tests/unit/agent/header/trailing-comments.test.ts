import { describe, expect, test } from 'vitest';
import { valueOf } from '../../../../src/agent/agent-file.ts';
import { withoutTrailingComments } from '../../../../src/agent/header/trailing-comments.ts';
import { agentOf, read, readWith, fileWith } from '../../make/agent-file.ts';

describe('comments end a value', () => {
  test.each([
    ['below it', 'a: b\n# c', 'a: b'],
    ['indented', 'a: b\n  # c', 'a: b'],
    ['without a blank', 'a: b\n#c', 'a: b'],
    ['between blank lines', 'a: b\n\n# c\n \n\t# d\n', 'a: b'],
    ['below several lines', 'a: b\n  c\n# d', 'a: b\n  c'],
    ['below a block', '|\n\ta\n# b', '|\n\ta'],
    ['below a quotation', '"a", b.\n# c', '"a", b.'],
    ['below a list', '\n\t- a\n# b', '\n\t- a'],
  ])('%s', (_, written, value) => {
    expect(withoutTrailingComments(written)).toBe(value);
  });
});

describe('a hash belongs to a value', () => {
  test.each([
    ['on its line', 'a: b # c'],
    ['with more of it below', 'a: b\n# c\nd'],
    ['in a block', '|\n\ta\n\t# b'],
    ['in a block that is not indented', '|\na\n# b'],
    ['in a quotation', '"a\n# b"'],
    ['in a quotation that is not closed', '"a\n# b'],
    ['alone', '# a'],
  ])('%s', (_, written) => {
    expect(withoutTrailingComments(written)).toBe(written);
  });
});

describe('a comment is no part of', () => {
  const header = 'description: does: things\n# keep\n';

  test.each([
    ['a description', fileWith(header)],
    ['a description with Windows line endings', fileWith(header).replaceAll('\n', '\r\n')],
  ])('%s, and of no corrected line', (_, text) => {
    const file = read(text);
    expect(agentOf(file).description).toBe('does: things');
    expect(file.findings.flatMap(({ corrected }) => corrected ?? [])).toEqual(['description: "does: things"']);
  });

  test('a list', () => {
    const list = agentOf(readWith('tools:\n\t- Read: a: b\n\t# keep\n\t- Grep\n# more'));
    expect(valueOf(list, 'tools')).toEqual(['Read: a: b', 'Grep']);
  });
});
