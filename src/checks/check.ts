import { realpathSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runCheck } from './command/run-check.ts';

// Checks agent files: `node src/checks/check.ts [DIR or FILE ...]`; `--help` lists the options.
const root = fileURLToPath(new URL('../..', import.meta.url));
const packageFile = join(root, 'package.json');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
const { env, stdout } = process;
// npm runs scripts in the folder of the project, and says where it was called.
const isOwnScript = env.npm_lifecycle_event === 'check' && realPath(env.npm_package_json) === realPath(packageFile);

// Whoever reads the output may stop early, as `head` does.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const outcome = await runCheck(process.argv.slice(2), {
  env,
  folder: (isOwnScript ? env.INIT_CWD : undefined) ?? process.cwd(),
  root,
  version,
  color: stdout.isTTY && stdout.hasColors(),
  width: stdout.isTTY ? Math.max(60, Math.min(stdout.columns - 10, 160)) : 100,
});
process.stderr.write(outcome.stderr);
stdout.write(outcome.stdout);
process.exitCode = outcome.code;

/** A path with symbolic links resolved; undefined when there is nothing. */
function realPath(path = ''): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
