import { statSync } from 'node:fs';
import { z } from 'zod';
import type { Cache } from '../../cache.ts';

/**
 * Reads the notes on the files in the previous site. A site is recognised by the inode of its folder, which survives the move
 * into place, so notes on a build that was never published do not match the site before it.
 * @param folder the previous site's folder
 * @returns undefined when there is no previous site, or no notes on it
 */
export async function readPreviousSite(cache: Cache, folder: string): Promise<PreviousSite | undefined> {
  const site = statSync(folder, { throwIfNoEntry: false })?.ino;
  if (site === undefined) return undefined;
  const agents = new Map<string, Written>();
  const pages = new Map<string, Written>();
  let finished = 0;
  try {
    for await (const line of cache.readLines(NAME, String(site))) {
      const note = noteSchema.parse(JSON.parse(line));
      if (typeof note === 'number') finished = note;
      else (note[0] === 'page' ? pages : agents).set(note[1], { key: note[2], files: note[3] });
    }
  } catch {
    // The notes are cut short; what came before is usable.
  }
  return finished === 0 ? undefined : { folder, finished, agents, pages };
}

/** Keeps notes on the files in a site, for the next build. @param folder where the site is now */
export async function noteSite(
  cache: Cache,
  folder: string,
  { agents, pages }: Pick<PreviousSite, 'agents' | 'pages'>,
): Promise<void> {
  const notesOf = (kind: 'agent' | 'page', all: ReadonlyMap<string, Written>): Note[] =>
    [...all].map(([name, { key, files }]) => [kind, name, key, files]);
  const notes: Note[] = [Date.now(), ...notesOf('agent', agents), ...notesOf('page', pages)];
  await cache.keepLines(
    NAME,
    String(statSync(folder).ino),
    notes.map((note) => JSON.stringify(note)),
  );
}

const NAME = 'site.ndjson';

/**
 * A line of the notes: the time at which all files had been written, in milliseconds since 1970; or what an agent's files or
 * a page were made from, and the files.
 */
const noteSchema = z.union([
  z.number(),
  z.tuple([z.enum(['agent', 'page']), z.string(), z.string(), z.array(z.tuple([z.string(), z.number()]))]),
]);
type Note = z.infer<typeof noteSchema>;

/** A site whose files can be reused. */
export interface PreviousSite {
  folder: string;
  /** When all its files had been written, in milliseconds since 1970. */
  finished: number;
  /** The files of agents, by slug. */
  agents: ReadonlyMap<string, Written>;
  /** Pages, by file. */
  pages: ReadonlyMap<string, Written>;
}

/** What was written for an agent, or a page. */
export interface Written {
  /** A digest of everything it was made from. */
  key: string;
  /** Path below the site's folder, and size in bytes. */
  files: [path: string, size: number][];
}
