import { defineConfig } from 'vitest/config';

const GROWTH = 'tests/unit/**/*-growth.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // Tests count work and do not time it: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [GROWTH],
          // No test changes a module that others import, so files share workers, and what they import is loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        // The engine counts only in functions that are compiled after counting has begun.
        test: { name: 'growth', include: [GROWTH], isolate: true },
      },
    ],
  },
});
