import { statSync } from 'node:fs';
import { z } from 'zod';
import type { Cache } from '../../cache.ts';

/**
 * Reads the notes on the agents' files in the previous site. A site is recognised by the inode of its folder, which survives
 * the move into place, so notes on a build that was never published do not match the site before it.
 * @param folder the previous site's folder
 * @returns undefined when there is no previous site, or no notes on it
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
    // The notes are cut short; what came before is usable.
  }
  return finished === 0 ? undefined : { folder, finished, agents };
}

/** Keeps notes on the agents' files in a site, for the next build. @param folder where the site is now */
export async function noteSite(cache: Cache, folder: string, agents: ReadonlyMap<string, WrittenAgent>): Promise<void> {
  const notes: z.infer<typeof noteSchema>[] = [Date.now(), ...agents];
  await cache.keepLines(
    NAME,
    String(statSync(folder).ino),
    notes.map((note) => JSON.stringify(note)),
  );
}

const NAME = 'site.ndjson';

/** A line of the notes: the time at which all files had been written, in milliseconds since 1970, or an agent's files. */
const noteSchema = z.union([
  z.number(),
  z.tuple([z.string(), z.object({ key: z.string(), files: z.array(z.tuple([z.string(), z.number()])) })]),
]);

/** A site whose files can be reused. */
export interface PreviousSite {
  folder: string;
  /** When all its files had been written, in milliseconds since 1970. */
  finished: number;
  /** By slug. */
  agents: ReadonlyMap<string, WrittenAgent>;
}

/** The files written for an agent. */
export interface WrittenAgent {
  /** A digest of everything they were made from. */
  key: string;
  /** Path below the site's folder, and size in bytes. */
  files: [path: string, size: number][];
}
