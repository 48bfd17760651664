import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readOwner, writeOwner } from './owner.ts';

/**
 * Makes the folder that one build works in, marked as this process's. It holds the new site while it is built, and the
 * previous one while the two are swapped.
 * @param output the site's folder, without symbolic links
 * @param inside whether to make it in the output folder, which must exist, and not next to it
 * @throws Error when it cannot be made
 */
export function makeStaging(output: string, inside: boolean): Staging {
  const folder = mkdtempSync(prefixOf(output, inside));
  const done = writeOwner(join(folder, OWNER), basename(output));
  const staging = { folder, site: join(folder, 'site'), previous: join(folder, 'previous') };
  mkdirSync(staging.site);
  return { ...staging, inside, done };
}

/**
 * The staging folders that ended builds of this output left. Folders of running builds are left out, and so is whatever
 * only looks like a staging folder by its name.
 */
export function findLeftovers(output: string): Leftover[] {
  return [true, false].flatMap((inside) => {
    const prefix = prefixOf(output, inside);
    return namesIn(dirname(prefix))
      .filter((name) => name.startsWith(basename(prefix)))
      .map((name) => join(dirname(prefix), name))
      .filter((folder) => {
        const owner = isStaging(folder) ? readOwner(join(folder, OWNER)) : undefined;
        return owner !== undefined && !owner.alive && owner.name === basename(output);
      })
      .map((folder) => ({ folder, site: join(folder, 'site'), previous: join(folder, 'previous'), inside }));
  });
}

/** Whether a folder is a staging folder of a build, running or not. */
export function isStaging(folder: string): boolean {
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder && basename(folder).includes(SUFFIX) && readOwner(join(folder, OWNER)) !== undefined;
}

/** Removes a staging folder, its mark last, so that a later build can go on where this was interrupted. */
export function removeStaging({ folder, site, previous }: Leftover): void {
  for (const each of [site, previous, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 3 });
}

/** Does the same in a separate process, which the build does not wait for: a site can have a hundred thousand files. */
export function removeStagingLater({ folder, site, previous }: Leftover): void {
  const remove = `for (const each of ${JSON.stringify([site, previous, folder])})
    require('node:fs').rmSync(each, { recursive: true, force: true, maxRetries: 3 })`;
  spawn(process.execPath, ['-e', remove], { detached: true, stdio: 'ignore' }).unref();
}

/**
 * Whether a folder can be renamed, which a mount point cannot, nor a folder in one that may not be written. The attempt
 * never succeeds, because its target is not empty.
 */
export function canRename(output: string, { folder }: Leftover): boolean {
  // Windows gives one answer for every reason, and its mounted folders can be renamed.
  if (process.platform === 'win32') return true;
  try {
    renameSync(output, folder);
  } catch (error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
  }
  throw new Error(`"${output}" was moved to "${folder}", which was not empty.`);
}

function prefixOf(output: string, inside: boolean): string {
  return inside ? join(output, `.agent-catalogue${SUFFIX}`) : join(dirname(output), `.${basename(output)}${SUFFIX}`);
}

function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

const SUFFIX = '-building-';
const OWNER = 'owner.json';

/** A folder that a build works in, or worked in. */
export interface Leftover {
  folder: string;
  /** The new site. */
  site: string;
  /** The site before it, or parts of it; missing before the swap. */
  previous: string;
  /** Whether the folder is in the output folder and not next to it. */
  inside: boolean;
}

/** The staging folder of this build. */
export interface Staging extends Leftover {
  /** Says that nothing in the folder is needed any more. */
  done: () => void;
}
