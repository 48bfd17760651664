import { expect, onTestFinished, test } from 'vitest';
import { endStage, inStage, stageLine } from '../../src/stages.ts';

test('a line adds the stages that follow each other up to the whole, and names those beside them', () => {
  onTestFinished(() => {
    performance.clearMeasures();
  });
  const start = performance.now();
  endStage('reading', start - 2000);
  endStage('search', start - 500);
  expect(stageLine(5000)).toBe(
    'Seconds: 5.0 = reading 2.0, bundling 0.0, pages 0.0, waiting 0.0, swapping 0.0, others 3.0; beside: files of agents 0.0, search 0.5, passages 0.0',
  );
});

test('a stage gives what its work gives, and throws what it throws', async () => {
  await expect(inStage('pages', () => Promise.resolve(7))).resolves.toBe(7);
  await expect(inStage('pages', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
