import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs a command and measures it together with all processes that it starts.
 * @param log the file for its output
 * @param limit seconds after which it is killed
 */
export async function measure(command: Command, log: string, limit: number): Promise<Taken> {
  const output = openSync(log, 'w');
  const started = performance.now();
  // The shell reports the processor time of its descendants, which Node cannot.
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command.args], {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', output, output, 'pipe'],
    detached: true,
  });
  let times = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => (times += chunk.toString()));
  let memory: number | undefined;
  let stopped: Stop | undefined;
  const stop = (why: Stop): void => {
    stopped = why;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  const sampler = setInterval(() => {
    if (child.pid === undefined || stopped !== undefined) return;
    const now = residentBytes(child.pid);
    if (now > 0) memory = Math.max(memory ?? 0, now);
    if ((performance.now() - started) / 1000 > limit) stop('time');
  }, SAMPLE_INTERVAL);
  const guard = setInterval(() => {
    void statfs(command.cwd).then(({ bavail, bsize }) => {
      if (bavail * bsize < MIN_FREE && stopped === undefined) stop('disk');
    });
  }, 2000);
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  clearInterval(sampler);
  clearInterval(guard);
  closeSync(output);
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) stopped ??= 'failure';
  return { seconds, processor: stopped === undefined ? processorSeconds(times) : undefined, memory, stopped };
}

/** The number and total size of the files in a folder; zero when there is no such folder. */
export async function weigh(folder: string): Promise<Weight> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let files = 0;
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    files += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { files, bytes };
}

/** Milliseconds between two samples of memory. */
const SAMPLE_INTERVAL = 150;
/** With fewer bytes free on the disk, a build is stopped. */
const MIN_FREE = 5e9;
/** Bytes of a memory page. */
const PAGE = 4096;

/** Reads the second line that `times` prints: the user and system time of the shell's children. */
function processorSeconds(times: string): number | undefined {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length < 2) return undefined;
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** The memory of a process and its descendants, in bytes; 0 where `/proc` is missing. Shared pages count once per process. */
function residentBytes(pid: number): number {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, child) => sum + residentBytes(child), own);
  } catch {
    // The process has ended, or this is not Linux.
    return 0;
  }
}

/** A command and where it runs. */
export interface Command {
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** The measurements of one command. */
export interface Taken {
  /** Wall-clock time. */
  seconds: number;
  /** User and system time of all its processes, in seconds. */
  processor: number | undefined;
  /** The peak memory of all its processes together, in bytes. */
  memory: number | undefined;
  /** Why it did not succeed; undefined when it did. */
  stopped: Stop | undefined;
}

/** It took too long, was about to fill the disk, or failed for the reason in its log. */
export type Stop = 'time' | 'disk' | 'failure';

/** The files of a folder: how many, and their bytes in all. */
export interface Weight {
  files: number;
  bytes: number;
}
