import { defineConfig } from 'vitest/config';

// Each test builds or serves a site for real; two builds at once would share one cache.
export default defineConfig({
  test: { include: ['tests/build/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
