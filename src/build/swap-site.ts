import { spawn } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headersFile } from './headers.ts';

/**
 * Builds into a folder beside the output folder and swaps the two when everything is done, so that a build which fails
 * or is stopped leaves the last good site as it was. Must be the last integration: the swap ends the build.
 * @param kept folders that must never be replaced by a site, beside the project's own
 */
export function swapSite(kept: readonly string[]): AstroIntegration {
  let output = '';
  let base = '/';
  return {
    name: 'swap-site',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        output = fileURLToPath(config.outDir).replace(/[/\\]$/, '');
        base = config.base;
        refuseDanger(output, [fileURLToPath(config.root), ...kept]);
        const staging = beside(output, 'building');
        await restore(output);
        await rm(staging, { recursive: true, force: true });
        process.once('exit', () => {
          rmSync(staging, { recursive: true, force: true });
        });
        updateConfig({ outDir: pathToFileURL(`${staging}/`) });
      },
      'astro:build:done': async ({ logger }) => {
        const staging = beside(output, 'building');
        await describe(staging, base);
        await swap(staging, output);
        logger.info(`The site is in ${output}`);
      },
    },
  };
}

/**
 * A site takes the place of everything in its folder, so that folder may not hold anything but a site.
 * @throws Error when it is, or holds, a folder to be kept, or is a project of its own
 */
function refuseDanger(output: string, kept: readonly string[]): void {
  const places = [output, real(output)];
  const holds = kept
    .flatMap((folder) => [resolve(folder), real(folder)])
    .some((folder) => places.some((place) => `${folder}${sep}`.startsWith(`${place}${sep}`)));
  const isProject = ['.git', 'package.json'].some((name) => existsSync(join(output, name)));
  if (!holds && !isProject) return;
  throw new Error(`The site would replace everything in "${output}". Give --outDir a folder of its own, such as dist.`);
}

/** A path with every link in it resolved; the same path when there is nothing there. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Adds what hosts read about a site: the headers to send with it, and that GitHub is not to leave out `_astro`. */
async function describe(staging: string, base: string): Promise<void> {
  await writeFile(join(staging, '_headers'), headersFile(base));
  await writeFile(join(staging, '.nojekyll'), '');
}

/** Puts the new site in the old one's place. Between the two renames the old one is kept beside it. */
async function swap(staging: string, output: string): Promise<void> {
  const previous = beside(output, 'previous');
  await rm(previous, { recursive: true, force: true });
  if (existsSync(output)) await rename(output, previous);
  await rename(staging, output);
  removeLater(previous);
}

/** Removes a folder without being waited for: the last site can have a hundred thousand files. */
function removeLater(folder: string): void {
  const remove = `require('node:fs').rmSync(${JSON.stringify(folder)}, { recursive: true, force: true, maxRetries: 3 })`;
  spawn(process.execPath, ['-e', remove], { detached: true, stdio: 'ignore' }).unref();
}

/** Takes the last site back if an earlier build was stopped between the two renames. */
async function restore(output: string): Promise<void> {
  const previous = beside(output, 'previous');
  if (!existsSync(output) && existsSync(previous)) await rename(previous, output);
}

function beside(output: string, suffix: string): string {
  return join(dirname(output), `.${basename(output)}-${suffix}`);
}
