import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitDescription } from '../../../../src/agent/examples/description.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { fuzzRuns } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { described, jumbled, layout, wordsOf } from './random-descriptions.ts';

describe('the words of a description', () => {
  test('are each once in the summary or in an example', () => {
    fc.assert(
      fc.property(fc.oneof(described, jumbled), (text) => {
        const { summary, examples } = splitDescription(text);
        const shown = [summary, ...examples.flatMap((each) => [each.text, ...each.turns.map((turn) => turn.text)])];
        expect(wordsOf(shown.join('\n')).sort()).toEqual(wordsOf(text).sort());
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
