import { copyFileSync, linkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import type { PreviousSite, Written } from './previous-site.ts';

/**
 * Links files of the previous site into this one, unless one of them has been touched since.
 * @param outDir this site's folder, as an absolute path
 * @returns whether it did
 */
export function reuse({ files }: Written, { folder, finished }: PreviousSite, outDir: string): boolean {
  const untouched = files.every(([path, size]) => {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size === size && Math.floor(stats.mtimeMs) <= finished;
  });
  if (!untouched) return false;
  makeFolders(
    files.map(([path]) => path),
    outDir,
  );
  try {
    for (const [path] of files) linkOrCopy(join(folder, path), join(outDir, path));
    return true;
  } catch {
    // The previous site is gone: another project's build has replaced it. Writing through a link would change its files.
    for (const [path] of files) rmSync(join(outDir, path), { force: true });
    return false;
  }
}

/** Not every file system has hard links. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
