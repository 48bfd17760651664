import type { Plugin } from 'vite';

/**
 * A plugin that removes Vite's preload helper from the built scripts. Vite wraps each dynamic import in a call to it, which
 * would cost every page one more request although there is nothing to preload.
 */
export function withoutPreloading(): Plugin {
  return {
    name: 'without-preloading',
    enforce: 'post',
    config: () => ({ build: { modulePreload: false } }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, chunk] of Object.entries(bundle)) {
          if (chunk.type !== 'chunk') continue;
          if (/(?:^|\/)preload-helper\b/.test(name)) Reflect.deleteProperty(bundle, name);
          else chunk.code = chunk.code.replace(HELPER_IMPORT, 'const $1=(load)=>load();');
        }
      },
    },
  };
}

const HELPER_IMPORT = /import\s*\{\s*(?:\w+ as )?(\w+)\s*\}\s*from\s*"[^"]*\/preload-helper\.[^"]*";/;
