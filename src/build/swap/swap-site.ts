import { sourcePath } from '../../catalogue/source-path.ts';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getLoaded } from '../../collection/loaded.ts';
import { endStage } from '../../stages.ts';
import { assertWhole } from './assert-whole.ts';
import { headersFile } from '../headers.ts';
import { refuseForeign, resolveOutput } from './output-folder.ts';
import { Refusal } from './refusal.ts';
import { markSite } from './site-mark.ts';
import { canRename, findLeftovers, makeStaging, removeStaging, removeStagingLater, type Staging } from './staging.ts';
import { recover, restore, swap } from './swap.ts';
import { waitForTurn } from './wait-for-turn.ts';

/**
 * Builds into a folder that no other build uses and swaps it with the output folder when everything is done, so that a
 * failed or interrupted build leaves the last good site untouched. Refuses an output folder that holds anything but a site.
 * Must come after every integration that writes, because the swap ends the build.
 * @param kept folders that a site must never replace, in addition to the project's root
 */
export function swapSite(kept: readonly string[]): AstroIntegration {
  let output = '';
  let base = '/';
  let staging: Staging | undefined;
  let refuse = (): void => undefined;
  return {
    name: 'swap-site',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
        if (command !== 'build') return;
        output = resolveOutput(fileURLToPath(config.outDir).replace(/[/\\]$/, ''));
        base = config.base;
        const publicDir = fileURLToPath(config.publicDir);
        refuse = () => {
          const publicNames = existsSync(publicDir) ? readdirSync(publicDir) : [];
          refuseForeign(output, [fileURLToPath(config.root), ...kept], publicNames);
        };
        clearLeftovers(output);
        refuse();
        await waitForTurn(join(fileURLToPath(config.cacheDir), 'turns'), (pid) => {
          const process = pid === undefined ? '' : ` (process ${String(pid)})`;
          logger.info(`Another build of this project is running${process}. Waiting for it to end.`);
        });
        staging = openStaging(output);
        process.once('exit', () => {
          if (staging !== undefined) abandon(staging, output);
        });
        updateConfig({ outDir: pathToFileURL(`${staging.site}/`) });
      },
      'astro:build:done': async ({ assets, logger }) => {
        if (staging === undefined) return;
        const { site } = staging;
        const start = performance.now();
        const written = [...assets.values()]
          .flat()
          .map((url) => relative(site, fileURLToPath(url)).replaceAll(sep, '/'));
        assertWhole(site, [...written, ...expectedFiles()]);
        await addHostFiles(site, base);
        markSite(site);
        // Something may have been put there since the build began.
        refuse();
        swap(staging, output);
        staging.done();
        removeStagingLater(staging);
        staging = undefined;
        endStage('swapping', start);
        logger.info(`The site is in ${output}`);
      },
    },
  };
}

/** Finishes, undoes or removes what builds left that were killed. */
function clearLeftovers(output: string): void {
  for (const leftover of findLeftovers(output)) {
    recover(leftover, output);
    removeStagingLater(leftover);
  }
}

function openStaging(output: string): Staging {
  try {
    mkdirSync(dirname(output), { recursive: true });
    if (!existsSync(output)) return makeStaging(output, false);
  } catch (cause) {
    throw unwritable(dirname(output), cause);
  }
  return stagingBeside(output) ?? stagingInside(output);
}

/** @returns undefined when the output folder cannot be renamed, so that its content has to be swapped */
function stagingBeside(output: string): Staging | undefined {
  let staging: Staging;
  try {
    staging = makeStaging(output, false);
  } catch {
    return undefined;
  }
  if (canRename(output, staging)) return staging;
  removeStaging(staging);
  return undefined;
}

function stagingInside(output: string): Staging {
  try {
    return makeStaging(output, true);
  } catch (cause) {
    throw unwritable(output, cause);
  }
}

function unwritable(folder: string, cause: unknown): Refusal {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Refusal(`Not built. The folder "${folder}" cannot be written (${reason}).`);
}

/** The files that every site has, and those of its agents. */
function expectedFiles(): string[] {
  const agents = [...getLoaded().files.values()].filter((file) => file.status === 'agent');
  return [
    ...['index.html', '404.html', 'agents/index.html', 'agents.json'],
    ...agents.flatMap((entry) => [`agents/${entry.slug}/index.html`, sourcePath(entry), `agents/${entry.slug}.json`]),
  ];
}

/** Adds files for hosts: the headers to send, and the marker that keeps GitHub Pages from dropping `_astro`. */
async function addHostFiles(site: string, base: string): Promise<void> {
  await writeFile(join(site, '_headers'), headersFile(base));
  await writeFile(join(site, '.nojekyll'), '');
}

/** Ends a build that did not swap its site. Runs as the process exits. */
function abandon(staging: Staging, output: string): void {
  staging.done();
  // Entries have been moved already: the next build moves the rest.
  if (staging.inside && existsSync(staging.previous)) return;
  if (!staging.inside) restore(staging, output);
  removeStaging(staging);
}
