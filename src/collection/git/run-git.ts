import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { addAbortSignal } from 'node:stream';

/**
 * Runs git in a folder and yields its output as it comes. Leaving the loop early kills git. Git runs no other program, asks
 * for nothing and reaches no network, whatever the settings of the user or of the repository say.
 * @param input what git reads from standard input
 * @throws Error when git cannot be run, fails, or takes too long
 */
export async function* runGit(
  { folder, signal }: Git,
  command: readonly string[],
  input?: Buffer,
): AsyncGenerator<Buffer> {
  const child = spawn('git', ['-C', folder, ...CONFIGURATION, ...command], {
    env: environment(),
    signal,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const ended: Promise<unknown[]> = once(child, 'close');
  // Awaited below; this keeps a failure from being an unhandled rejection before that.
  ended.catch(() => undefined);
  // Git may end before it has read everything; its code tells whether that is a failure.
  child.stdin.on('error', () => undefined).end(input);
  try {
    // A process that git started may keep the pipe open after git itself has ended.
    for await (const chunk of addAbortSignal(signal, child.stdout)) yield Buffer.from(chunk);
    const [code] = await ended;
    if (code !== 0) throw new Error('git failed');
  } finally {
    child.kill();
  }
}

/**
 * The output of git split at NUL characters. Each byte is a character, because paths may be in any encoding; `asText` makes
 * text of one.
 * @throws Error when git cannot be run, fails, or takes too long
 */
export async function* gitTokens(git: Git, command: readonly string[], input?: Buffer): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of runGit(git, command, input)) {
    const tokens = `${rest}${chunk.toString('latin1')}`.split('\0');
    rest = tokens.pop() ?? '';
    yield* tokens;
  }
  if (rest !== '') yield rest;
}

/** The text of a token of git's output, which is UTF-8 as a rule; bytes that are not become U+FFFD. */
export function asText(token: string): string {
  return Buffer.from(token, 'latin1').toString('utf8');
}

/** Overrides the user's git settings, so that git prints what is parsed here, runs no other program and never prompts. */
const CONFIGURATION = [
  // Larger files are passed on as they are read, instead of from memory.
  'core.bigFileThreshold=1m',
  'core.fsmonitor=false',
  'diff.relative=false',
  // Git fails where it does not know a form, even one that is not used.
  'format.pretty=medium',
  'log.date=default',
  'log.follow=false',
  'log.showRoot=true',
  'log.showSignature=false',
  // A commit can contain files that make a folder look like a repository, and point at another one.
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

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
    // Do not fetch objects that a partial clone lacks; the second is for versions of git that do not know the first.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // A name is a name, not a pattern.
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Where git runs, and what stops it. */
export interface Git {
  /** Absolute path, anywhere in a repository. */
  folder: string;
  signal: AbortSignal;
}
