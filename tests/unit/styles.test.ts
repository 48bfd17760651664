import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

test.each(globSync('**/*.css', { cwd: src }))(
  '%s names the layers in order, since the bundler may put it first',
  (path) => {
    expect(readFileSync(src + path, 'utf8')).toMatch(/^@layer tokens, base, layout, parts;\n/);
  },
);
