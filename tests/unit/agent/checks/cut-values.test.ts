import { describe, expect, test } from 'vitest';
import type { Dropped } from '../../../../src/agent/checks/cut-values.ts';
import { codesOf, correctedText, findingOf, placeOf } from '../../findings.ts';
import { agentOf, fileWith, read, readWith } from '../../make/agent-file.ts';

function droppedOf(header: string): Dropped[] {
  return agentOf(read(fileWith(header))).dropped;
}

describe('what is dropped of a value', () => {
  test.each([
    ['what follows a hash', 'description: Fixes issue #12 and later.', '#12 and later.', 3],
    ['a hash on the last line', 'description: Fixes\n  issue #12.', '#12.', 3],
    ['a word that YAML takes for a tag', 'description: !important Use first.', '!important', 3],
    ['a word that YAML takes for an anchor', 'description: &co Use first.', '&co', 3],
    ['lines of a dialogue', 'description: Helps.\nuser: Hi\nassistant: Ho', 'user: Hi\nassistant: Ho', 4],
    ['lines of a dialogue up to the next field', 'description: Helps.\nuser: Hi\nmodel: haiku', 'user: Hi', 4],
    ['the tools after a hash', 'description: Helps.\ntools: Read, # Grep, Bash', '# Grep, Bash', 4],
  ])('is kept, with its line: %s', (_, header, text, line) => {
    expect(droppedOf(header)).toMatchObject([{ text, line }]);
  });

  test.each([
    ['a comment after a field that is no text', 'description: Helps.\nmodel: haiku # fast'],
    ['a comment after tools that names none', 'description: Helps.\ntools: Read # only that'],
    ['a hash within a word', 'description: Knows C#.'],
    ['a hash in quotes', 'description: "Fixes issue #12."'],
    ['a hash in a block', 'description: |\n  Fixes issue #12.'],
    ['a tag of YAML', 'description: !!str Helps.'],
    ['metadata below the description', 'description: Helps.\nversion: 2\nauthor: us'],
    ['a value that Claude Code reads whole on its second attempt', 'description: Fixes: issue #12.'],
  ])('is nothing of %s', (_, header) => {
    expect(droppedOf(header)).toEqual([]);
  });

  test('has a correction that loads whole', () => {
    const file = read(fileWith('description: Fixes issue #12 and later.'));
    const again = agentOf(read(correctedText(file, findingOf(file, 'value-cut'))));
    expect(again).toMatchObject({ description: 'Fixes issue #12 and later.', dropped: [] });
  });

  test('includes examples, which are marked as not loaded', () => {
    const { examples } = agentOf(
      read(fileWith('description: Helps.\nexample: |\n  <example>\n  user: Hi\n  assistant: Ho\n  </example>')),
    );
    expect(examples.map(({ loaded }) => loaded)).toEqual([false]);
  });
});

test('each cut value is one finding', () => {
  expect(codesOf(readWith('tools: !x Read # Bash')).filter((code) => code === 'value-cut')).toHaveLength(1);
});

test.each([
  ['a hash', 'description: Fixes issue #12.', '3:26'],
  ['a hash on the last line', 'description: Fixes\n  issue #12.', '4:9'],
  ['a hash in a name', 'title: x\ndescription: a #b', '4:16'],
  ['a tag', 'description: !important Use first.', '3:14'],
  ['an anchor', 'description: &co Use first.', '3:14'],
  ['a hash in the first prompt', 'description: Helps.\ninitialPrompt: Begin with #1.', '4:27'],
])('the finding is at what cuts the value: %s', (_, header, place) => {
  expect(placeOf(findingOf(read(fileWith(header)), 'value-cut'))).toBe(place);
});

test.each([
  ['color: #ff0000', '4:8', 'color: "#ff0000"'],
  ['model: #sonnet', '4:8', 'model: "#sonnet"'],
  ['initialPrompt: # Begin.', '4:16', 'initialPrompt: "# Begin."'],
])('a field that a hash leaves empty is reported at the hash: %s', (line, place, corrected) => {
  const found = findingOf(readWith(line), 'value-cut');
  expect(placeOf(found)).toBe(place);
  expect(found.corrected).toBe(corrected);
});

test('says of an empty description that a hash makes it empty', () => {
  expect(codesOf(read(fileWith('description: #1 helper')))).toEqual(['description-missing', 'value-cut']);
});

test.each(['tools: # all of them', 'model: # the default', 'color:', 'skills: # none'])(
  'a comment after a field without a value is a comment: %s',
  (line) => {
    expect(codesOf(readWith(line))).not.toContain('value-cut');
  },
);
