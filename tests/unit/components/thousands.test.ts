import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thousands } from '../../../src/components/thousands.ts';

test('writes whole numbers as English does', () => {
  fc.assert(
    fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (count) => {
      expect(thousands(count)).toBe(count.toLocaleString('en-US'));
    }),
  );
});
