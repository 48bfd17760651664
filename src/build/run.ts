import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';

// Builds a site, and serves it: `npm run build -- [FOLDER…] [options]`, `npm start -- [FOLDER…] [options]`.
const root = fileURLToPath(new URL('../..', import.meta.url));
const [task = 'build', ...words] = process.argv.slice(2);
const { folders, forBuild, forPreview } = readArguments(words);
// Node keeps what it compiles, so that the next build begins sooner.
const env = { ...process.env };
env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.astro/compiled');
if (folders.length > 0) {
  // npm runs scripts in the project; a folder is meant from where the command was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  env.AGENTS_DIR = folders.map((folder) => resolve(from, folder)).join(delimiter);
}

const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
run(astro, ['build', ...forBuild]);
if (task === 'start') run(fileURLToPath(new URL('preview.ts', import.meta.url)), forPreview);

/** Runs a program of Node's, and ends as it ends if it fails. */
function run(program: string, args: readonly string[]): void {
  const { status, signal } = spawnSync(process.execPath, [program, ...args], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}
