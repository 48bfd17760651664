import { expect, test } from 'vitest';
import { quotedIn } from '../../../../src/search/query/quoted.ts';

test.each([
  ['no marks', [], 'no marks'],
  ['a "b c" d', ['b c'], 'a   d'],
  ['“a” „b“ «c» »d« 「e」 『f』', ['a', 'b', 'c', 'd', 'e', 'f'], '           '],
  ['"never closed', [], '"never closed'],
  ['""', [], '""'],
])('in %s', (need, quoted, rest) => {
  expect(quotedIn(need)).toEqual({ quoted, rest });
});
