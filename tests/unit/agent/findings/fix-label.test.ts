import { expect, test } from 'vitest';
import { fixLabel } from '../../../../src/agent/findings/fix-label.ts';

test('a fix is announced as one', () => {
  expect(fixLabel('Add a name.')).toBe('Fix: ');
});

test('what needs no fix is not', () => {
  expect(fixLabel('No action needed; another tool may read it.')).toBe('');
});
