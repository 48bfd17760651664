import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const { dependencies, devDependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

test('every dependency of the site has a reason, and every reason has a dependency', () => {
  expect(reasonsUnder('For the site:')).toEqual(Object.keys(dependencies).sort());
});

test('every development dependency has a reason, and every reason has a dependency', () => {
  expect(reasonsUnder('For working on it:')).toEqual(Object.keys(devDependencies).sort());
});

test('every dependency has an exact version', () => {
  const versions = Object.values({ ...dependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

/** The names in the list of CONTRIBUTING.md that follows a line, sorted. */
function reasonsUnder(line: string): string[] {
  const [, list = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split(`\n${line}\n\n`);
  const [items = ''] = list.split('\n\n');
  return [...items.matchAll(/^- `([^`]+)`: \S.{10,}\.$/gm)].map(([, name = '']) => name).sort();
}
