import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { Tinypool } from 'tinypool';
import { z } from 'zod';

/**
 * Does the same work on many items, in other threads when that pays. The items go out in groups, so that the threads stay
 * equally busy and few messages are sent.
 * @returns the results of all groups, in the order of the items
 * @throws what the work throws
 */
export async function inThreads<Item, Result>({
  worker,
  here,
  items,
  worthIt,
  data,
  threads = availableParallelism(),
  group = GROUP,
  progress = () => undefined,
}: Work<Item, Result>): Promise<Result[]> {
  if (!worthIt) {
    const results = await here(items);
    progress(items.length);
    return results;
  }
  const pool = new Tinypool({ filename: resolve(worker), maxThreads: threads, workerData: data });
  let done = 0;
  const run = async (some: readonly Item[]): Promise<Result[]> => {
    const results = z.array(z.custom<Result>()).parse(await pool.run(some));
    done += some.length;
    progress(done);
    return results;
  };
  try {
    return (await Promise.all(groupsOf(items, group).map(run))).flat();
  } finally {
    await pool.destroy();
  }
}

const GROUP = 50;

function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Work to do on many items. */
interface Work<Item, Result> {
  /**
   * The worker's file: an absolute path, or in a build one that is relative to the project's folder, because the build may
   * bundle the caller elsewhere. Its default export does the same as `here`, with `data` as Tinypool's `workerData`.
   */
  worker: string;
  /** Does the work in this thread. */
  here: (items: readonly Item[]) => Result[] | Promise<Result[]>;
  items: readonly Item[];
  /** Whether to use threads: starting one takes a third of a second. */
  worthIt: boolean;
  /** What every thread needs to know; sent once. */
  data?: unknown;
  /** The maximum number of threads. @default one per processor */
  threads?: number;
  /** How many items go out together. @default 50 */
  group?: number;
  /** Called with the number of items done. */
  progress?: (done: number) => void;
}
