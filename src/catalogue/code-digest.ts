import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Changes whenever the code in a folder does, or the packages that it uses, so that nothing made by older code is kept.
 * @param root the project's folder, which has the lock file
 * @param folders absolute paths; what lies in folders inside them does not count
 */
export async function codeDigest(root: string, folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(root, 'package-lock.json')).catch(() => ''));
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      if (/\.(?:ts|md|sh|ps1)$/.test(name)) hash.update(name).update(await readFile(join(folder, name)));
    }
  }
  return hash.digest('hex');
}
