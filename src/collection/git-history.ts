import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { addAbortSignal } from 'node:stream';

/**
 * Reads from git when the files of a folder last changed. Each tracked file without uncommitted changes gets the date of
 * the last commit that gave it its current content. Git runs a few times for the whole folder, not once per file. Where
 * git has no answer (no repository, no git, a shallow clone, an error), the result is empty.
 * @param folder absolute path, anywhere in a repository
 * @param limit milliseconds after which git is stopped and the result is empty
 * @returns ISO 8601 dates by path below the folder, with forward slashes
 */
export async function readHistory(folder: string, limit = 20_000): Promise<ReadonlyMap<string, string>> {
  const git = { folder, signal: AbortSignal.timeout(limit) };
  try {
    const prefix = await prefixOf(git);
    // In a shallow clone the oldest commit appears to have created every file.
    if (prefix === undefined) return new Map();
    const blobs = await cleanBlobs(git);
    const dates = await lastDates(git, blobs);
    return new Map([...dates].map(([path, date]) => [path.slice(prefix.length), date]));
  } catch {
    return new Map();
  }
}

/** Overrides the user's git settings, so that git prints what is parsed here, runs no other program and never prompts. */
const CONFIGURATION = [
  'core.fsmonitor=false',
  'diff.relative=false',
  'log.follow=false',
  'log.showRoot=true',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting]);

/** The folder's path below the top of its repository, with a slash at the end; undefined in a shallow clone. */
async function prefixOf(git: Git): Promise<string | undefined> {
  let answer = '';
  for await (const text of run(git, ['rev-parse', '--is-shallow-repository', '--show-prefix'])) answer += text;
  const [shallow, ...prefix] = answer.replace(/\n$/, '').split('\n');
  return shallow === 'false' ? prefix.join('\n') : undefined;
}

/** The blob ids of all files without uncommitted changes, by path below the top of the repository. */
async function cleanBlobs(git: Git): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  for await (const entry of run(git, ['ls-files', '-z', '--stage', '-v', '--full-name'])) {
    // Letters other than H mark conflicts, and files that git was told to assume unchanged.
    const [, blob, path] = /^H 100\d+ ([0-9a-f]+) 0\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  if (blobs.size === 0) return blobs;
  const status = ['status', '-z', '--porcelain', '--no-renames', '--untracked-files=no', '--ignore-submodules=all'];
  for await (const entry of run(git, [...status, '--', '.'])) blobs.delete(entry.slice('XY '.length));
  return blobs;
}

/** Reads the log from the newest commit back, until every file has a date. */
async function lastDates(git: Git, blobs: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  if (blobs.size === 0) return dates;
  // The raw format has blob ids as well as names: a change that a merge discarded does not count.
  const log = ['log', '-z', '--raw', '--no-abbrev', '-c', '--no-renames', '--no-ext-diff', '--no-color'];
  let date = '';
  let blob: string | undefined;
  for await (const token of run(git, [...log, '--format=%cI', 'HEAD', '--', '.'])) {
    if (blob !== undefined) {
      if (blobs.get(token) === blob && !dates.has(token)) dates.set(token, date);
      if (dates.size === blobs.size) break;
      blob = undefined;
    } else {
      blob = /^\n?:.* ([0-9a-f]+) [A-Z]+$/.exec(token)?.[1];
      if (blob === undefined && token !== '') date = token;
    }
  }
  return dates;
}

/**
 * Runs git in a folder and yields its output, split at NUL characters. Leaving the loop early kills git.
 * @throws Error when git cannot be run, fails, or takes too long
 */
async function* run({ folder, signal }: Git, command: readonly string[]): AsyncGenerator<string> {
  const child = spawn('git', ['-C', folder, ...CONFIGURATION, ...command], {
    env: environment(),
    signal,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const ended: Promise<unknown[]> = once(child, 'close');
  // Awaited below; this keeps a failure from being an unhandled rejection before that.
  ended.catch(() => undefined);
  try {
    let rest = '';
    // A process that git started may keep the pipe open after git itself has ended.
    for await (const chunk of addAbortSignal(signal, child.stdout.setEncoding('utf8'))) {
      const tokens = `${rest}${String(chunk)}`.split('\0');
      rest = tokens.pop() ?? '';
      yield* tokens;
    }
    const [code] = await ended;
    if (code !== 0) throw new Error('git failed');
    if (rest !== '') yield rest;
  } finally {
    child.kill();
  }
}

/**
 * The environment for git, without the variables that point it at another repository: git hooks set them, and a site may be
 * built in a hook.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_|CEILING_|EXEC_PATH$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    // Leave the index unlocked for people who are working in the repository.
    GIT_OPTIONAL_LOCKS: '0',
    // Do not fetch objects that a partial clone lacks.
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Where git runs, and what stops it. */
interface Git {
  folder: string;
  signal: AbortSignal;
}
