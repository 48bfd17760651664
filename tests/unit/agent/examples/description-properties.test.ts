import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDescription } from '../../../../src/agent/examples/description.ts';
import { findHidden } from '../../../../src/agent/hidden/hidden-characters.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { fuzzRuns } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { described, jumbled, layout, wordsOf } from './random-descriptions.ts';

function hiddenIn(text: string): string[] {
  return findHidden(text)
    .map(({ name }) => name)
    .sort();
}

describe('the words of a description', () => {
  function shownOf(text: string): string {
    const { summary, examples } = splitDescription(text);
    return [summary, ...examples.flatMap((each) => [each.text, ...each.turns.map((turn) => turn.text)])].join('\n');
  }

  test('are each once in the summary or in an example', () => {
    fc.assert(
      fc.property(fc.oneof(described, jumbled), (text) => {
        expect(wordsOf(shownOf(text)).sort()).toEqual(wordsOf(text).sort());
      }),
      { numRuns: fuzzRuns(1200, 400) },
    );
  });

  test('have all the hidden characters that are between them', () => {
    fc.assert(
      fc.property(jumbled, (text) => {
        expect(hiddenIn(shownOf(text))).toEqual(hiddenIn(text));
      }),
      { numRuns: fuzzRuns(1200, 400) },
    );
  });

  test('are all in the fields of the file', () => {
    fc.assert(
      fc.property(described, layout, (text, write) => {
        const { agent } = readAgent(bytesOf(`---\nname: a\ndescription: ${write(text)}\n---\nBody.\n`), 'agent.md');
        expect(wordsOf(JSON.stringify(agent?.fields.map(({ key, value }) => [key, value])))).toEqual(wordsOf(text));
      }),
      { numRuns: fuzzRuns(300, 100) },
    );
  });
});
