import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/styles/', import.meta.url);

test.each(readdirSync(folder))('%s names the layers in their order, since the bundler may put it first', (name) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toMatch(/^@layer tokens, base, layout, parts;\n/);
});
