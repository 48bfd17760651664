import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.ts';
import { MARK, ownNames } from './site-mark.ts';
import type { Leftover } from './staging.ts';

/**
 * Puts a new site in the place of the last one, which goes into the staging folder.
 * @param output the site's folder, without symbolic links
 * @throws Error when the site cannot be moved; the last site is then back in its place
 */
export function swap(staging: Leftover, output: string): void {
  if (staging.inside) moveEntries(staging, output);
  else moveFolder(staging, output);
}

/** Finishes or undoes the swap of a build that was killed while swapping. Does nothing if it had not begun. */
export function recover(leftover: Leftover, output: string): void {
  if (!existsSync(leftover.previous)) return;
  if (leftover.inside) {
    if (existsSync(join(leftover.site, MARK))) moveEntries(leftover, output);
  } else {
    restore(leftover, output);
  }
}

/** Restores the last site if there is none. */
export function restore({ previous }: Leftover, output: string): void {
  if (existsSync(output) || !existsSync(previous)) return;
  const last = readdirSync(previous).sort((a, b) => Number(b) - Number(a))[0];
  if (last !== undefined) move(join(previous, last), output);
}

/** Two renames. Another build may put its site into the place between them; that site then is the last one. */
function moveFolder({ site, previous }: Leftover, output: string): void {
  mkdirSync(previous, { recursive: true });
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const moved = move(output, join(previous, String(round)));
    try {
      renameSync(site, output);
      return;
    } catch (error) {
      if (isTaken(error)) continue;
      if (moved && !existsSync(output)) move(join(previous, String(round)), output);
      throw error;
    }
  }
  throw new Refusal(`Other builds keep replacing "${output}". This build leaves it as it is.`);
}

/**
 * Moves what is at the top of the site, one entry after another, for folders that cannot be renamed. The mark is the
 * last, so that a later build can go on where this one was interrupted.
 */
function moveEntries({ site, previous }: Leftover, output: string): void {
  mkdirSync(previous, { recursive: true });
  const fresh = ownNames(site);
  const obsolete = ownNames(output).filter((name) => !fresh.includes(name));
  for (const name of fresh.filter((each) => each !== MARK).sort((a, b) => orderOf(a) - orderOf(b))) {
    // A build that was killed may have moved it already.
    if (existsSync(join(site, name))) replace(join(site, name), join(output, name), join(previous, randomUUID()));
  }
  for (const name of obsolete) move(join(output, name), join(previous, randomUUID()));
  replace(join(site, MARK), join(output, MARK), join(previous, randomUUID()));
}

/** Assets come first and pages last, so that no page refers to an asset that is not there yet. */
function orderOf(name: string): number {
  if (name === '_astro') return 0;
  return name.endsWith('.html') ? 2 : 1;
}

/** Moves one entry into the place of another. A file is replaced in one step. */
function replace(source: string, target: string, old: string): void {
  try {
    renameSync(source, target);
  } catch {
    move(target, old);
    renameSync(source, target);
  }
}

/** @returns whether there was something to move */
function move(source: string, target: string): boolean {
  try {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}

/** How often a build tries again when another one puts its site into the place at the same moment. */
const MAX_ROUNDS = 20;
