import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Refusal } from './refusal.ts';
import { findForeign } from './site-mark.ts';

/**
 * Follows symbolic links to the folder that a site goes into, which need not exist yet.
 * @param path absolute
 * @throws Refusal when links lead in a circle or to something other than a folder
 */
export function resolveOutput(path: string): string {
  const folder = follow(path, 0);
  if (existsSync(folder) && !lstatSync(folder).isDirectory()) {
    throw new Refusal(`Not built. "${path}" is not a folder. ${ADVICE}`);
  }
  return folder;
}

/**
 * Refuses a folder that a site must not replace, because it holds something else.
 * @param output without symbolic links
 * @param kept folders that a site must never replace
 * @param publicNames see {@link findForeign}
 * @throws Refusal that names a file found there
 */
export function refuseForeign(output: string, kept: readonly string[], publicNames: readonly string[]): void {
  const holds = kept
    .flatMap((folder) => [resolve(folder), follow(folder, 0)])
    .find((folder) => `${folder}${sep}`.startsWith(`${output}${sep}`.replace(`${sep}${sep}`, sep)));
  if (holds !== undefined) {
    throw new Refusal(`Not built. The site would replace everything in "${output}", such as "${holds}". ${ADVICE}`);
  }
  const foreign = findForeign(output, publicNames);
  if (foreign === undefined) return;
  throw new Refusal(
    `Not built. The site would replace everything in "${output}", and "${foreign}" there is not part of a site that was built before. Move it away, or choose another folder. ${ADVICE}`,
  );
}

function follow(path: string, links: number): string {
  if (links > MAX_LINKS) throw new Refusal(`Not built. The links at "${path}" lead in a circle. ${ADVICE}`);
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  if (parent === path) return path;
  const here = join(follow(parent, links + 1), basename(path));
  const stats = lstatSync(here, { throwIfNoEntry: false });
  return stats?.isSymbolicLink() === true ? follow(resolve(dirname(here), readlinkSync(here)), links + 1) : here;
}

const MAX_LINKS = 200;
const ADVICE = 'Set --outDir to a folder for the site alone, such as dist.';
