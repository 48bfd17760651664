// @ts-check
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { defineConfig } from 'astro/config';
import { THEME_SCRIPT } from './src/components/theme.ts';
import { publish } from './src/publish.ts';
import { buildSearchIndex } from './src/search/build-index.ts';
import { readSettings } from './src/settings.ts';

const settings = readSettings(process.env, import.meta.dirname);
const ownFolders = ['content', 'public', 'src', 'tests'].map((name) => join(import.meta.dirname, name));

export default defineConfig({
  site: settings.siteUrl,
  base: settings.basePath,
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  // Shiki colours with inline styles, which the policy below refuses.
  markdown: { syntaxHighlight: false },
  build: { format: 'directory', inlineStylesheets: 'always' },
  vite: { plugins: [withoutPreloading()] },
  integrations: [buildSearchIndex(), publish([settings.agentsDir, ...ownFolders])],
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

/**
 * What scripts load on demand has nothing to load beforehand, so Vite's helper for that, larger than the script of a page,
 * is a plain call.
 * @returns {import('vite').Plugin}
 */
function withoutPreloading() {
  return {
    name: 'without-preloading',
    enforce: 'pre',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
