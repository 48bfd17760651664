import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../agent/compare-text.ts';

/**
 * A digest that changes whenever the code in some folders changes, or the packages that the code uses, so that nothing made
 * by older code is reused.
 * @param root the project's folder, which holds the lock file
 * @param folders absolute paths; each is read with every folder inside it
 * @returns SHA-256 in hexadecimal
 * @throws Error when a folder cannot be read
 */
export async function codeDigest(root: string, folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(root, 'package-lock.json')).catch(() => ''));
  for (const folder of folders) {
    for (const path of (await readdir(folder, { recursive: true })).sort(compareText)) {
      if (!/\.(?:ts|md|sh|ps1)$/.test(path)) continue;
      // Lengths keep the end of one text apart from the beginning of the next.
      const text = await readFile(join(folder, path));
      hash.update(`${path.replaceAll('\\', '/')} ${text.length}\n`).update(text);
    }
  }
  return hash.digest('hex');
}
