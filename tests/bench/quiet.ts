import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** Watches the machine for two seconds in which this process does nothing, and says whether others are at work on it. */
export async function watchMachine(): Promise<Quiet> {
  const before = { all: busyTime(), own: ticksByProcess() };
  await setTimeout(WATCHED);
  const after = { all: busyTime(), own: ticksByProcess() };
  const busy = (after.all.busy - before.all.busy) / Math.max(1, after.all.whole - before.all.whole);
  const others = [...after.own]
    .map(([id, { name, ticks }]) => ({ name, ticks: ticks - (before.own.get(id)?.ticks ?? ticks) }))
    .filter(({ ticks }) => ticks > MIN_TICKS)
    .sort((a, b) => b.ticks - a.ticks)
    .slice(0, MAX_NAMED);
  return { load: loadavg()[0] ?? 0, busy, others: others.map(({ name }) => name), quiet: busy < MAX_BUSY };
}

/** What {@link watchMachine} saw, in a sentence. */
export function quietInWords({ load, busy, others, quiet }: Quiet): string {
  const named = others.length === 0 ? '' : ` (${others.join(', ')})`;
  return `${quiet ? '' : '**Not a quiet machine.** '}Load ${load.toFixed(1)}, ${Math.round(busy * 100)} % of the processors busy with other work${named}.`;
}

/** Milliseconds. */
const WATCHED = 2000;
/** The share of the processors' time that others may use. */
const MAX_BUSY = 0.05;
/** A process that used fewer hundredths of a second meanwhile is not named. */
const MIN_TICKS = 4;
const MAX_NAMED = 3;

function busyTime(): { busy: number; whole: number } {
  let idle = 0;
  let whole = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    whole += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return { busy: whole - idle, whole };
}

/** The time that each other process has used, in hundredths of a second; empty where there is no `/proc`. */
function ticksByProcess(): Map<string, { name: string; ticks: number }> {
  const found = new Map<string, { name: string; ticks: number }>();
  const ids = tried(() => readdirSync('/proc').filter((id) => /^\d+$/.test(id))) ?? [];
  for (const id of ids) {
    if (id === String(process.pid)) continue;
    const stat = tried(() => readFileSync(`/proc/${id}/stat`, 'utf8'));
    const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(stat ?? '') ?? [];
    // After the name: the state, then ten fields, then user and system time.
    const fields = rest.split(' ');
    if (name !== '') found.set(id, { name, ticks: Number(fields[11]) + Number(fields[12]) });
  }
  return found;
}

/** @returns undefined when it fails: a process may end while it is looked at */
function tried<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Whether other work goes on on the machine. */
export interface Quiet {
  /** The average number of runnable processes over the last minute. */
  load: number;
  /** The share of all processors' time used by others, from 0 to 1. */
  busy: number;
  /** The names of the processes that used most of it. */
  others: string[];
  quiet: boolean;
}
