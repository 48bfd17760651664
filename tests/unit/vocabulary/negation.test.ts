import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negatedSpans } from '../../../src/vocabulary/negation.ts';

function left(text: string, beforehand = false): string {
  return negatedSpans(text, beforehand).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
}

describe('a negation reaches to the end of its clause', () => {
  test.each([
    ['You operate OUTSIDE the TDD workflow.', 'You operate .'],
    ['Do not introduce new architecture patterns', ''],
    ['Never touch migrations, schemas or seeds; tune queries.', '; tune queries.'],
    ['Works without Docker, on Linux', 'Works , on Linux'],
    ['Use Vitest instead of Jest.', 'Use Vitest .'],
    ['Avoid Redux, MobX and Zustand', ''],
    ['You are not responsible for deployment.', 'You .'],
    ['No need for Kubernetes', ''],
    ['It isn’t a linter', 'It '],
    ['Do not merge before a code review', ' before a code review'],
  ])('%s', (text, expected) => {
    expect(left(text)).toBe(expected);
  });
});

test.each([
  'Not only Go but Rust',
  'Do not forget the cache',
  'no-code platforms',
  'Use when Docker is slow',
  'Go and notice',
])('"%s" is no negation', (text) => {
  expect(left(text)).toBe(text);
});

test('what comes before or after the work is found if asked', () => {
  expect(left('Reviews code. Use after implementing features.')).toBe('Reviews code. Use after implementing features.');
  expect(left('Reviews code. Use after implementing features.', true)).toBe('Reviews code. Use .');
});

test('spans are in order and do not overlap', () => {
  const word = fc.constantFrom('never', 'avoid', 'without', 'cache', ',', '.', 'but', 'do not', 'instead of', '\n');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join(' ');
      let at = 0;
      for (const { start, end } of negatedSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeLessThanOrEqual(text.length);
        at = end;
      }
    }),
  );
});
