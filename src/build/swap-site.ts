import { spawn } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headersFile } from './headers.ts';

/**
 * Builds into a folder next to the output folder and swaps the two when everything is done, so that a failed or interrupted
 * build leaves the last good site untouched. Must be the last integration, because the swap ends the build.
 * @param kept folders that a site must never replace, in addition to the project's root
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
        await addHostFiles(staging, base);
        await swap(staging, output);
        logger.info(`The site is in ${output}`);
      },
    },
  };
}

/**
 * A site replaces everything in its folder, so the folder must not contain anything else.
 * @throws Error when the folder is or contains one that must be kept, or is itself a project
 */
function refuseDanger(output: string, kept: readonly string[]): void {
  const outputs = [output, real(output)];
  const holdsKept = kept
    .flatMap((folder) => [resolve(folder), real(folder)])
    .some((folder) => outputs.some((each) => `${folder}${sep}`.startsWith(`${each}${sep}`)));
  const isProject = ['.git', 'package.json'].some((name) => existsSync(join(output, name)));
  if (!holdsKept && !isProject) return;
  throw new Error(`The site would replace everything in "${output}". Set --outDir to a separate folder, such as dist.`);
}

/** A path with its symbolic links resolved; the absolute path as given when nothing is there. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Adds files for hosts: the headers to send, and the marker that keeps GitHub Pages from dropping `_astro`. */
async function addHostFiles(staging: string, base: string): Promise<void> {
  await writeFile(join(staging, '_headers'), headersFile(base));
  await writeFile(join(staging, '.nojekyll'), '');
}

/** Replaces the old site with the new one. Between the two renames, the old site is in a folder next to the output folder. */
async function swap(staging: string, output: string): Promise<void> {
  const previous = beside(output, 'previous');
  await rm(previous, { recursive: true, force: true });
  if (existsSync(output)) await rename(output, previous);
  await rename(staging, output);
  removeLater(previous);
}

/** Removes a folder in a separate process, which the build does not wait for: a site can have a hundred thousand files. */
function removeLater(folder: string): void {
  const remove = `require('node:fs').rmSync(${JSON.stringify(folder)}, { recursive: true, force: true, maxRetries: 3 })`;
  spawn(process.execPath, ['-e', remove], { detached: true, stdio: 'ignore' }).unref();
}

/** Restores the last site if an earlier build was interrupted between the two renames. */
async function restore(output: string): Promise<void> {
  const previous = beside(output, 'previous');
  if (!existsSync(output) && existsSync(previous)) await rename(previous, output);
}

function beside(output: string, suffix: string): string {
  return join(dirname(output), `.${basename(output)}-${suffix}`);
}
