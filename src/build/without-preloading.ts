import type { Plugin } from 'vite';

/**
 * A plugin that takes Vite's preload helper out of the built scripts. Vite wraps each import on demand in a call of that
 * helper, which would be one request more for every page; and there is nothing to preload.
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
