// @ts-check
import { createHash } from 'node:crypto';
import { defineConfig } from 'astro/config';
import { THEME_SCRIPT } from './src/components/theme.ts';
import { publish } from './src/publish.ts';
import { buildSearchIndex } from './src/search/build-index.ts';
import { readSettings } from './src/settings.ts';

const settings = readSettings(process.env, import.meta.dirname);

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath,
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  // Shiki colours with inline styles, which the policy below refuses.
  markdown: { syntaxHighlight: false },
  build: { format: 'directory', inlineStylesheets: 'always' },
  // Without it every page would load a helper whose only work is to load things earlier.
  vite: { build: { modulePreload: false } },
  integrations: [buildSearchIndex(), publish()],
  security: {
    // True in the browser as well as in the build: no inline code, nothing from another host. WebAssembly is for search.
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "img-src 'self'",
        "worker-src 'self'",
      ],
      scriptDirective: {
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}`],
      },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
