// @ts-check
import { defineConfig } from 'astro/config';
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
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
