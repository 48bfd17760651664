import { mkdirSync, rmSync } from 'node:fs';
import { writeOddAgents } from './odd-agents.ts';
import { writePayloadAgents } from './payload-agents.ts';
import { siteFolder, SITES, siteSettings, WORK_FOLDER, type SiteName } from './sites.ts';
import { writeVersionedAgents } from './versioned-agents.ts';
import type { Tally } from './tally.ts';

/** Creates the tests' working folder, empty. */
export function makeWorkFolder(): void {
  removeWorkFolder();
  mkdirSync(WORK_FOLDER);
}

/** Removes the tests' working folder. */
export function removeWorkFolder(): void {
  rmSync(WORK_FOLDER, { recursive: true, force: true });
}

/**
 * Builds test sites, each as a step of the tally.
 * @returns whether all builds succeeded
 */
export async function buildSites(tally: Tally, names: readonly SiteName[]): Promise<boolean> {
  if (names.includes('odd')) writeOddAgents(SITES.odd.agentsDir);
  if (names.includes('payloads')) writePayloadAgents(SITES.payloads.agentsDir);
  if (names.includes('versioned')) writeVersionedAgents(SITES.versioned.agentsDir);
  let built = true;
  // One at a time: two builds in one project would write the same content store.
  for (const name of names) {
    const command = ['astro', 'build', '--outDir', siteFolder(name)];
    built = (await tally.step(`build of the site "${name}"`, command, siteSettings(name))) && built;
  }
  return built;
}
