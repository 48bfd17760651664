import type { Plugin } from 'vite';
import type { Settings } from '../settings.ts';

/** Passes the settings, which are read once, to pages and to the content config as the module `virtual:settings`. */
export function settingsModule(settings: Settings): Plugin {
  const name = 'virtual:settings';
  // Rollup's mark of a module that has no file.
  const id = `\0${name}`;
  return {
    name: 'settings-module',
    resolveId: (source) => (source === name ? id : undefined),
    load: (loaded) => (loaded === id ? `export const settings = ${JSON.stringify(settings)};` : undefined),
  };
}
