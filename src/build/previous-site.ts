import { statSync } from 'node:fs';
import { z } from 'zod';
import type { Cache } from '../cache.ts';

/**
 * What is known about the files of agents in the previous site. A site is recognised by its folder's number on the disk,
 * which it keeps when it is moved into place: notes on a site that was never published are of no use for the one before.
 * @param folder the previous site's folder
 */
export async function readPreviousSite(cache: Cache, folder: string): Promise<PreviousSite | undefined> {
  const site = statSync(folder, { throwIfNoEntry: false })?.ino;
  if (site === undefined) return undefined;
  const agents = new Map<string, WrittenAgent>();
  let finished = 0;
  try {
    for await (const line of cache.readLines(NAME, String(site))) {
      const note = noteSchema.parse(JSON.parse(line));
      if (typeof note === 'number') finished = note;
      else agents.set(...note);
    }
  } catch {
    // The notes end early; what came before can be used.
  }
  return finished === 0 ? undefined : { folder, finished, agents };
}

/** Notes the files of agents in a site, for the next build. @param folder where the site is now */
export async function noteSite(cache: Cache, folder: string, agents: ReadonlyMap<string, WrittenAgent>): Promise<void> {
  const notes: z.infer<typeof noteSchema>[] = [Date.now(), ...agents];
  await cache.keepLines(
    NAME,
    String(statSync(folder).ino),
    notes.map((note) => JSON.stringify(note)),
  );
}

const NAME = 'site.ndjson';

/** A line of the notes: when all files had been written, in milliseconds, or the files of an agent. */
const noteSchema = z.union([
  z.number(),
  z.tuple([z.string(), z.object({ key: z.string(), files: z.array(z.tuple([z.string(), z.number()])) })]),
]);

/** A site whose files can be used again. */
export interface PreviousSite {
  folder: string;
  /** When all its files had been written, in milliseconds. */
  finished: number;
  /** By slug. */
  agents: ReadonlyMap<string, WrittenAgent>;
}

/** The files of an agent that were written. */
export interface WrittenAgent {
  /** The key of what they were made from. */
  key: string;
  /** Path below the site's folder, and size in bytes. */
  files: [path: string, size: number][];
}
