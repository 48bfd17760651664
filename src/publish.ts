import { existsSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Builds into a folder beside the output folder and swaps the two when everything is done, so that a build which fails
 * or is stopped leaves the last good site as it was. Must be the last integration: the swap ends the build.
 */
export function publish(): AstroIntegration {
  let output = '';
  return {
    name: 'publish',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        output = fileURLToPath(config.outDir).replace(/[/\\]$/, '');
        const staging = beside(output, 'building');
        await restore(output);
        await rm(staging, { recursive: true, force: true });
        process.once('exit', () => {
          rmSync(staging, { recursive: true, force: true });
        });
        updateConfig({ outDir: pathToFileURL(`${staging}/`) });
      },
      'astro:build:done': async ({ logger }) => {
        await swap(beside(output, 'building'), output);
        logger.info(`The site is in ${output}`);
      },
    },
  };
}

/** Puts the new site in the old one's place. Between the two renames the old one is kept beside it. */
async function swap(staging: string, output: string): Promise<void> {
  const previous = beside(output, 'previous');
  await rm(previous, { recursive: true, force: true });
  if (existsSync(output)) await rename(output, previous);
  await rename(staging, output);
  await rm(previous, { recursive: true, force: true });
}

/** Takes the last site back if an earlier build was stopped between the two renames. */
async function restore(output: string): Promise<void> {
  const previous = beside(output, 'previous');
  if (!existsSync(output) && existsSync(previous)) await rename(previous, output);
}

function beside(output: string, suffix: string): string {
  return join(dirname(output), `.${basename(output)}-${suffix}`);
}
