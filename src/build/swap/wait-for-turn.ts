import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readOwner, writeOwner } from './owner.ts';

/**
 * Waits until no other build of this project runs: Astro's content store, its cache of pages and its generated modules
 * have fixed names, so one build would read what another wrote. The turn ends with the process.
 *
 * Turns are numbered files. The highest number has the turn while its process runs; the next process creates the next
 * number, which only one can. The highest number is never removed, so numbers only grow.
 * @param folder for the files; created when missing
 * @param onWait called once, with the number of the process that has the turn
 */
export async function waitForTurn(folder: string, onWait: (pid: number | undefined) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  let told = false;
  for (;;) {
    const last = Math.max(0, ...turnsIn(folder));
    const busy = last > 0 && isBusy(fileOf(folder, last));
    if (busy) {
      if (!told) onWait(readOwner(fileOf(folder, last))?.pid);
      told = true;
    } else if (take(folder, last + 1)) {
      return;
    }
    await sleep(PAUSE);
  }
}

/** @returns whether the turn is this process's */
function take(folder: string, turn: number): boolean {
  let done: () => void;
  try {
    done = writeOwner(fileOf(folder, turn), 'turn');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  const turns = turnsIn(folder);
  if (Math.max(...turns) > turn) {
    // Others have had their turns since the numbers were read.
    done();
    rmSync(fileOf(folder, turn), { force: true });
    return false;
  }
  for (const earlier of turns) if (earlier < turn) rmSync(fileOf(folder, earlier), { force: true });
  process.once('exit', done);
  return true;
}

/** A file that has just been created may not say yet whose it is. */
function isBusy(path: string): boolean {
  const owner = readOwner(path);
  if (owner !== undefined) return owner.alive;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < MAX_WRITING;
}

function turnsIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const turn = /^build-(\d+)\.json$/.exec(name)?.[1];
    return turn === undefined ? [] : [Number(turn)];
  });
}

function fileOf(folder: string, turn: number): string {
  return join(folder, `build-${String(turn)}.json`);
}

/** How long to wait before looking again, in milliseconds. */
const PAUSE = 200;
/** How long writing such a file can take, in milliseconds. */
const MAX_WRITING = 5_000;
