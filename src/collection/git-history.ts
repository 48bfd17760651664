import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { addAbortSignal } from 'node:stream';

/**
 * Reads from git when the files of a folder last changed: for each file that git tracks and that holds what was
 * committed, the date of the last commit that made it what it is. Git is called a few times for the whole folder, never
 * once a file. Where git cannot tell (no repository, no git, a shallow clone, an error) the answer is empty.
 * @param folder absolute path, anywhere in a repository
 * @param limit milliseconds after which git is stopped and the answer is empty
 * @returns dates in ISO 8601 by the files' paths below the folder, with forward slashes
 */
export async function readHistory(folder: string, limit = 20_000): Promise<ReadonlyMap<string, string>> {
  const git = { folder, signal: AbortSignal.timeout(limit) };
  try {
    const prefix = await prefixOf(git);
    // The oldest commit of a shallow clone looks as if it had made every file.
    if (prefix === undefined) return new Map();
    const blobs = await cleanBlobs(git);
    const dates = await lastDates(git, blobs);
    return new Map([...dates].map(([path, date]) => [path.slice(prefix.length), date]));
  } catch {
    return new Map();
  }
}

/** Whatever the user has set git to do, it prints what is read here, runs nothing else and asks nobody. */
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

/** The files that hold what was committed, by their paths below the top of the repository, with the ids of their content. */
async function cleanBlobs(git: Git): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  for await (const entry of run(git, ['ls-files', '-z', '--stage', '-v', '--full-name'])) {
    // Other letters than H are files in conflict, and files that git was told not to look at for changes.
    const [, blob, path] = /^H 100\d+ ([0-9a-f]+) 0\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  if (blobs.size === 0) return blobs;
  const status = ['status', '-z', '--porcelain', '--no-renames', '--untracked-files=no', '--ignore-submodules=all'];
  for await (const entry of run(git, [...status, '--', '.'])) blobs.delete(entry.slice('XY '.length));
  return blobs;
}

/** Reads the log from the newest commit on, until every file has its date. */
async function lastDates(git: Git, blobs: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  if (blobs.size === 0) return dates;
  // The format with ids, not the one with names alone: a change that a merge threw away is not about today's file.
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
 * Runs git in a folder and gives what it prints, cut at null characters. Whoever stops listening stops git.
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
  // Waited for below; a failure before that must not end the process.
  ended.catch(() => undefined);
  try {
    let rest = '';
    // A process that git started may hold the pipe open when git itself is gone.
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
 * The environment for git. Variables that point it at another repository are left out: hooks set them, and a site may be
 * built in a hook.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_|CEILING_|EXEC_PATH$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    // Git leaves the index as it is, so that nobody who works in the repository meets a lock.
    GIT_OPTIONAL_LOCKS: '0',
    // Objects that a partial clone lacks are not fetched.
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Where git is run, and until when. */
interface Git {
  folder: string;
  signal: AbortSignal;
}
