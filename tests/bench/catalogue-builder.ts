import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildEnvironment, type Builder } from './builder.ts';

/**
 * This catalogue, in a copy of the repository as it stands, so that the caches here are neither used nor spoiled.
 * @param root the repository
 * @param folder where the copy is made
 * @param site names the folder of the site that is made of a folder of agents
 */
export async function catalogueBuilder(
  root: string,
  folder: string,
  site: (agents: string) => string,
): Promise<Builder> {
  await rm(folder, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const path of new Set(listed.toString().split('\0').filter(Boolean))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    // A file that was deleted is still listed until that is committed.
    await cp(join(root, path), join(folder, path)).catch(ignoreMissing);
  }
  await cp(join(root, 'node_modules'), join(folder, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !CACHES.has(basename(path)),
  });
  const revision = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root }).toString().trim();
  let agents = '';
  return {
    name: 'Agent Catalogue',
    version: revision,
    take: (given) => {
      agents = given;
      return Promise.resolve();
    },
    clear: async () => {
      for (const path of ['.astro', 'dist', ...[...CACHES].map((name) => join('node_modules', name))]) {
        await rm(join(folder, path), { recursive: true, force: true });
      }
      await rm(site(agents), { recursive: true, force: true });
    },
    command: () => ({
      args: ['npm', 'run', '--silent', 'build', '--', '--outDir', site(agents)],
      cwd: folder,
      env: buildEnvironment({ AGENTS_DIR: agents }),
    }),
    source: () => agents,
    output: () => site(agents),
    index: 'search',
  };
}

/** What builds keep for later ones. */
const CACHES: ReadonlySet<string> = new Set(['.astro', '.vite']);

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
