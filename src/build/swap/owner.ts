import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/**
 * Writes a file that says that this process owns something, and keeps its date fresh while the process runs.
 * @param path must not exist yet
 * @param name what is owned, for {@link readOwner}
 * @returns a function that says that the process is done with it
 * @throws Error when the file exists or cannot be written
 */
export function writeOwner(path: string, name: string): () => void {
  const owner: z.infer<typeof ownerSchema> = { program: PROGRAM, host: hostname(), pid: process.pid, name };
  writeFileSync(path, `${JSON.stringify(owner)}\n`, { flag: 'wx' });
  const beat = setInterval(() => {
    setDate(path, new Date());
  }, BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    setDate(path, new Date(0));
  };
}

/** Reads what {@link writeOwner} wrote. @returns undefined when the file is missing or something else wrote it */
export function readOwner(path: string): Owner | undefined {
  try {
    const { host, pid, name } = ownerSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    // A date that old belongs to a process that has ended, even if another process has its number by now.
    const fresh = Date.now() - statSync(path).mtimeMs < MAX_SILENCE;
    // Only processes of this machine can be asked for.
    return { pid, name, alive: fresh && (host !== hostname() || isRunning(pid)) };
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function setDate(path: string, date: Date): void {
  try {
    utimesSync(path, date, date);
  } catch {
    // The file is gone, and so is what was owned.
  }
}

const PROGRAM = 'agent-catalogue';
/** How often the date is renewed, in milliseconds. */
const BEAT = 15_000;
/** The age in milliseconds from which an owner counts as ended. No build blocks its own timers for that long. */
const MAX_SILENCE = 10 * 60_000;

const ownerSchema = z.object({
  program: z.literal(PROGRAM),
  host: z.string(),
  pid: z.int().positive(),
  name: z.string(),
});

/** The process that owns something. */
export interface Owner {
  pid: number;
  /** What it owns. */
  name: string;
  alive: boolean;
}
