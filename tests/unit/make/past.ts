import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionReader } from '../../../src/build/version-reader.ts';
import { readHistory } from '../../../src/collection/git/read-history.ts';
import { readRepositories, readVersions, type AgentHistory } from '../../../src/collection/versions.ts';

/** What git tells about some files of a folder. @param cacheDir where to keep what was read */
export async function pastIn(
  folder: string,
  files: readonly string[],
  cacheDir: string,
): Promise<(AgentHistory | undefined)[]> {
  const sha256Of = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  const agents = files.map((file) => ({ file, sha256: sha256Of(file) }));
  const repositories = await readRepositories({ folder, prefix: '' }, files, await readHistory(folder));
  const past = await readVersions(agents, repositories, versionReader({ cacheDir, code: 'code' }));
  return files.map((file) => past.get(file));
}
