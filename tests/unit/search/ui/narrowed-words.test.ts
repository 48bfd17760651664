import { expect, test } from 'vitest';
import { narrowedInWords } from '../../../../src/search/ui/narrowed-words.ts';

test.each([
  [3, 12, 3, '3 of 12 agents for “slow query”.'],
  [12, 12, 12, '12 of 12 agents for “slow query”.'],
  [1, 1, 1, '1 of 1 agent for “slow query”.'],
  [1234, 3493, 12, '1,234 of 3,493 agents for “slow query”; the first 12 are shown.'],
  [0, 12, 0, 'No matching agent fits all your choices.'],
])('%i of %i, %i shown', (left, total, shown, words) => {
  expect(narrowedInWords('slow query', left, total, shown)).toBe(words);
});
