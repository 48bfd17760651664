import { defineConfig } from 'vitest/config';

// Each test really builds or serves a site; two builds at once would share a cache.
export default defineConfig({
  test: { include: ['tests/build/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
