import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How long a run of a client may take, in milliseconds. */
const MAX_RUN = 120_000;
/** How much of a client's output is kept, in UTF-16 code units. */
const MAX_OUTPUT = 50_000_000;

/**
 * Makes a throw-away home with a project in it, and removes both after some work.
 * @returns what the work returns
 */
export async function inThrowAwayHome<T>(work: (home: Home) => Promise<T>): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'agent-catalogue-client-'));
  const project = path.join(home, 'project');
  try {
    await mkdir(project);
    return await work({ home, project });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Runs a client in a project with nothing of the user's environment but the search path. Stops it after a time limit.
 * @param environment what else the client needs to know
 * @returns what it printed, whatever its exit code
 */
export async function runClient(
  program: string,
  words: readonly string[],
  { home, project }: Home,
  environment: Readonly<Record<string, string>>,
): Promise<Output> {
  const child = spawn(program, words, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: home, USERPROFILE: home, NO_COLOR: '1', ...environment },
  });
  const output: Output = { stdout: '', stderr: '', code: null };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output.stdout.length < MAX_OUTPUT) output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (output.stderr.length < MAX_OUTPUT) output.stderr += text;
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), MAX_RUN);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ ...output, code });
    });
  });
}

/** A throw-away home, and the project in which a client runs. */
export interface Home {
  home: string;
  project: string;
}

/** What a run printed. */
export interface Output {
  stdout: string;
  stderr: string;
  /** Null when it was stopped. */
  code: number | null;
}
