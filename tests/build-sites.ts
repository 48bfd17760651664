import { mkdirSync, rmSync } from 'node:fs';
import { writeOddAgents } from './odd-agents.ts';
import { writePayloadAgents } from './payload-agents.ts';
import { siteFolder, SITES, siteSettings, WORK_FOLDER, type SiteName } from './sites.ts';
import type { Tally } from './tally.ts';

/** Makes the folder that the tests work in, empty. */
export function makeWorkFolder(): void {
  removeWorkFolder();
  mkdirSync(WORK_FOLDER);
}

/** Removes everything that the tests made. */
export function removeWorkFolder(): void {
  rmSync(WORK_FOLDER, { recursive: true, force: true });
}

/**
 * Builds test sites, each as a step of the tally.
 * @returns whether all of them could be built
 */
export async function buildSites(tally: Tally, names: readonly SiteName[]): Promise<boolean> {
  if (names.includes('odd')) writeOddAgents(SITES.odd.agentsDir);
  if (names.includes('payloads')) writePayloadAgents(SITES.payloads.agentsDir);
  let built = true;
  // One after the other: two builds in one folder would write the same store of entries.
  for (const name of names) {
    const command = ['astro', 'build', '--outDir', siteFolder(name)];
    built = (await tally.step(`build of the site "${name}"`, command, siteSettings(name))) && built;
  }
  return built;
}
