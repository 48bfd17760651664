import { expect, test } from 'vitest';
import { once } from '../../../src/verify/once.ts';

/** Gets pages whose numbers are not in `missing`, and tells which were asked for. */
function pages(count: number, missing: Set<number>): { getAll: () => Promise<string[]>; asked: number[] } {
  const asked: number[] = [];
  const getAll = once(count, (number) => {
    asked.push(number);
    return missing.has(number) ? Promise.reject(new Error('offline')) : Promise.resolve(`page ${number}`);
  });
  return { getAll, asked };
}

test('gets every page, in order', async () => {
  expect(await pages(3, new Set()).getAll()).toEqual(['page 1', 'page 2', 'page 3']);
});

test('gets no page twice, also while it is on its way', async () => {
  const { getAll, asked } = pages(2, new Set());
  await Promise.all([getAll(), getAll()]);
  await getAll();
  expect(asked).toEqual([1, 2]);
});

test('fails without a page, and then asks for that one only', async () => {
  const missing = new Set([2]);
  const { getAll, asked } = pages(3, missing);
  await expect(getAll()).rejects.toThrow('offline');
  missing.clear();
  expect(await getAll()).toHaveLength(3);
  expect(asked).toEqual([1, 2, 3, 2]);
});
