import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildEnvironment, type Builder } from './builder.ts';
import { setAside } from './set-aside.ts';

/**
 * This catalogue, built in a copy of the working tree, so that the caches of the original are neither used nor changed.
 * @param root the repository
 * @param folder where the copy goes
 * @param site gives the output folder for a folder of agents
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
    // Git lists a deleted file until its deletion is staged.
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
    take: (folderOfAgents) => {
      agents = folderOfAgents;
      return Promise.resolve();
    },
    clear: async () => {
      for (const path of ['.astro', 'dist', ...[...CACHES].map((name) => join('node_modules', name))]) {
        await setAside(join(folder, path));
      }
      await setAside(site(agents));
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

/** Caches below node_modules. */
const CACHES: ReadonlySet<string> = new Set(['.astro', '.vite']);

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
