import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file at once: readers see the old content or the new, whatever happens. Its mode and owner stay.
 * @param before what the file was when the fixes were made
 * @throws Error when the file must not or cannot be written; it is as it was then
 */
export function writeFixed(path: string, before: Uint8Array, after: Uint8Array): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) throw new Error('it is a symbolic link; fix the file that it leads to');
  if ((stats.mode & WRITABLE) === 0) throw new Error('it is read-only');
  const draft = join(dirname(path), `.${basename(path).slice(0, MAX_NAME)}.${randomUUID()}.part`);
  try {
    writeFileSync(draft, after, { flag: 'wx' });
    chmodSync(draft, stats.mode);
    keepOwner(draft, stats);
    if (!readFileSync(path).equals(before)) throw new Error('it has changed meanwhile');
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The bits of a mode that let anybody write. */
const WRITABLE = 0o222;
/** How much of a file's name the draft's has, in characters: names are limited to 255 bytes. */
const MAX_NAME = 40;

/** Gives a file to the owner of another one, as far as this user may. */
function keepOwner(path: string, { uid, gid }: { uid: number; gid: number }): void {
  const { uid: own, gid: ownGroup } = lstatSync(path);
  if (own === uid && ownGroup === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may give files away.
  }
}
