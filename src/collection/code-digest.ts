import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../agent/compare-text.ts';

/**
 * A digest that changes whenever the code in some folders, or a package that it uses, changes. It keeps results of older
 * code from being reused.
 * @param root the project's folder, which holds the lock file
 * @param folders absolute paths; subfolders are included
 * @param files the names of the files that count. By default those that decide what is read from agent files
 * @returns SHA-256 in hexadecimal
 * @throws Error when a folder cannot be read
 */
export async function codeDigest(
  root: string,
  folders: readonly string[],
  files = /\.(?:ts|md|sh|ps1)$/,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(root, 'package-lock.json')).catch(() => ''));
  for (const folder of folders) {
    for (const path of (await readdir(folder, { recursive: true })).sort(compareText)) {
      if (!files.test(path)) continue;
      // The length separates one text from the next.
      const text = await readFile(join(folder, path));
      hash.update(`${path.replaceAll('\\', '/')} ${text.length}\n`).update(text);
    }
  }
  return hash.digest('hex');
}
