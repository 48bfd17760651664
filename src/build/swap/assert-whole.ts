import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/**
 * Refuses a site that lacks a file, or has an empty page: it must not replace a whole one.
 * @param folder the finished site
 * @param paths the files it must have, below the folder
 * @throws Refusal that names the first one that is missing
 */
export function assertWhole(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    if (stats?.isFile() === true && (stats.size > 0 || !path.endsWith('.html'))) continue;
    throw new Refusal(`The new site is not whole: "${path}" is missing. The last site stays as it is. Build again.`);
  }
}
