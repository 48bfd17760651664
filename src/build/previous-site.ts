import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * What is known of the files of agents in the last site. A site is known by its folder's number on the disk, which it
 * keeps when it is put in its place: what was noted of a site that was never published is of no use for the one before.
 * @param path where it was noted
 * @param folder the last site's folder
 */
export function readLastSite(path: string, folder: string): LastSite | undefined {
  try {
    const { site, finished, agents } = noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return statSync(folder).ino === site ? { folder, finished, agents: new Map(Object.entries(agents)) } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes the files of agents in a site, for the next build. @param folder where the site is now */
export function noteSite(path: string, folder: string, agents: ReadonlyMap<string, WrittenAgent>): void {
  const note = { site: statSync(folder).ino, finished: Date.now(), agents: Object.fromEntries(agents) };
  writeFileSync(`${path}.part`, JSON.stringify(note));
  renameSync(`${path}.part`, path);
}

const noteSchema = z.object({
  /** The number of the site's folder on its disk. */
  site: z.number(),
  /** When all files had been written, in milliseconds. */
  finished: z.number(),
  agents: z.record(z.string(), z.object({ key: z.string(), files: z.array(z.tuple([z.string(), z.number()])) })),
});

/** A site whose files can be taken again. */
export interface LastSite {
  folder: string;
  /** When all its files had been written, in milliseconds. */
  finished: number;
  /** By slug. */
  agents: ReadonlyMap<string, WrittenAgent>;
}

/** The files of an agent that were written. */
export interface WrittenAgent {
  /** What they were made of, as a digest. */
  key: string;
  /** Path below the site's folder, and size in bytes. */
  files: [path: string, size: number][];
}
