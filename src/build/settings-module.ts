import type { Plugin } from 'vite';
import type { Settings } from '../settings.ts';

/** Provides the settings, read once, to pages and the content config as the module `virtual:settings`. */
export function settingsModule(settings: Settings): Plugin {
  const name = 'virtual:settings';
  // The prefix tells Rollup plugins that the module has no file.
  const id = `\0${name}`;
  return {
    name: 'settings-module',
    resolveId: (source) => (source === name ? id : undefined),
    load: (loaded) => (loaded === id ? `export const settings = ${JSON.stringify(settings)};` : undefined),
  };
}
