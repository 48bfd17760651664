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
      const reload = (): void => {
        readAgain().then(
          (read) => {
            current = read;
            forget(server, Object.keys(contents));
            // A page that was being made meanwhile may have taken the old modules with it.
            setTimeout(() => {
              forget(server, Object.keys(contents), 'client');
            }, IN_THE_MAKING);
          },
          (error: unknown) => {
            server.config.logger.error(error instanceof Error ? error.message : String(error));
          },
        );
      };
      let settled: NodeJS.Timeout | undefined;
      server.watcher.add(file).on('change', (path) => {
        if (path !== file) return;
        // A file that is being written may be empty for a moment, and what follows at once is not announced again.
        clearTimeout(settled);
        settled = setTimeout(reload, SETTLING);
      });
    },
  };
}

/** Tells Rollup plugins that a module has no file. */
const PREFIX = '\0';

/** How long a file is left alone after a change, in milliseconds. */
const SETTLING = 100;
/** How long a page is in the making, in milliseconds. */
const IN_THE_MAKING = 1500;

/** Makes a development server load modules anew, and browsers the page. @param except an environment that keeps its own */
function forget(server: ViteDevServer, names: readonly string[], except?: string): void {
  for (const [environment, { moduleGraph, hot }] of Object.entries(server.environments)) {
    if (environment === except) continue;
    for (const name of names) {
      const module = moduleGraph.getModuleById(PREFIX + name);
      if (module !== undefined) moduleGraph.invalidateModule(module);
    }
    hot.send({ type: 'full-reload' });
  }
}
