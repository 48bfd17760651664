import { expect, test } from 'vitest';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { groupLabels, outlinePath } from '../../../src/compare/overlay.ts';

test('every petal is closed', () => {
  const path = outlinePath(GROUPS.map((_, index) => index / 12));
  expect(path.match(/M/g)).toHaveLength(12);
  expect(path.match(/Z/g)).toHaveLength(12);
  expect(path).toMatch(/^M0 0L[^M]+Z(?:M0 0L[^M]+Z){11}$/);
});

test('the groups are labelled clockwise from the top', () => {
  const labels = groupLabels();
  expect(labels.map(({ label }) => label)).toEqual(GROUPS.map(({ label }) => label));
  expect(labels[0]).toMatchObject({ x: 0, anchor: 'middle' });
  expect(labels[3]).toMatchObject({ x: 108, anchor: 'start' });
  expect(labels[9]).toMatchObject({ x: -108, anchor: 'end' });
});
