// @ts-check
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.dist-*/', '.test-sites/', '.astro/', 'tests/fixtures/', 'test-results/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Control characters are what several patterns here are about.
      'no-control-regex': 'off',
    },
  },
  {
    // A file that somebody else wrote must not make a pattern slow.
    files: ['src/**/*.ts', 'src/**/*.astro'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false }],
    },
  },
  {
    // The scanner passes all that a pattern finds, so a pattern that cannot fail behind a long stretch is linear there.
    files: ['src/prompt/highlight/*.ts'],
    rules: {
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: false }],
    },
  },
  ...astro.configs['recommended'],
  ...astro.configs['jsx-a11y-strict'],
  {
    files: ['**/*.astro'],
    rules: {
      // Regions that scroll sideways have to be reachable with the keyboard.
      'astro/jsx-a11y/no-noninteractive-tabindex': 'off',
    },
  },
);
