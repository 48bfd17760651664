import type { Plugin, ViteDevServer } from 'vite';
import type { Identity } from '../identity/identity.ts';
import { identityStyles } from '../identity/styles.ts';
import type { Settings } from '../settings.ts';

/**
 * Provides the settings and the identity of the catalogue, read once, to pages and the content config as the module
 * `virtual:settings`, and its styles as `virtual:identity.css`. The development server reads the identity again when its file
 * changes.
 * @param readAgain reads the identity; what it throws is printed, and the last good identity stays
 */
export function settingsModule(settings: Settings, identity: Identity, readAgain: () => Promise<Identity>): Plugin {
  let current = identity;
  const contents: Readonly<Record<string, () => string>> = {
    'virtual:settings': () =>
      `export const settings = ${JSON.stringify(settings)};\nexport const identity = ${JSON.stringify(current)};`,
    'virtual:identity.css': () => identityStyles(current),
  };
  return {
    name: 'settings-module',
    resolveId: (source) => (source in contents ? PREFIX + source : undefined),
    load: (id) => contents[id.slice(PREFIX.length)]?.(),
    configureServer(server) {
      const { file } = identity;
      if (file === undefined) return;
      server.watcher.add(file).on('change', (path) => {
        if (path !== file) return;
        readAgain().then(
          (read) => {
            current = read;
            forget(server, Object.keys(contents));
          },
          (error: unknown) => {
            server.config.logger.error(error instanceof Error ? error.message : String(error));
          },
        );
      });
    },
  };
}

/** Tells Rollup plugins that a module has no file. */
const PREFIX = '\0';

/** Makes a development server load modules anew, and browsers the page. */
function forget(server: ViteDevServer, names: readonly string[]): void {
  for (const { moduleGraph, hot } of Object.values(server.environments)) {
    for (const name of names) {
      const module = moduleGraph.getModuleById(PREFIX + name);
      if (module !== undefined) moduleGraph.invalidateModule(module);
    }
    hot.send({ type: 'full-reload' });
  }
}
