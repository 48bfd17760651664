import { expect, test } from 'vitest';
import { bestLines, packProof, scoreOf, unpackProof, type ProofMention } from '../../../src/vocabulary/proof.ts';

function mention(line: number, telling: number, word = 'load test'): ProofMention {
  return { word, weight: 2.6, line, telling, text: line < 5 ? '' : 'k3y' };
}

test('a packed proof is the same without how good its lines are to show', () => {
  const proof = [mention(3, 0), mention(9, 0, 'k6')];
  expect(unpackProof(packProof(proof))).toEqual(proof);
});

test('the best line is the one whose mentions tell most together', () => {
  expect(bestLines([mention(9, 1), mention(7, 1.5), mention(9, 1)])).toEqual([9, 7]);
});

test('of equally good lines the first comes first', () => {
  expect(bestLines([mention(9, 1), mention(7, 1)])).toEqual([7, 9]);
});

test('the same words prove less each time', () => {
  const once = scoreOf([mention(1, 1)]);
  expect(scoreOf([mention(1, 1), mention(2, 1)])).toBeLessThan(2 * once);
  expect(scoreOf([mention(1, 1), mention(2, 1, 'other')])).toBe(2 * once);
});
