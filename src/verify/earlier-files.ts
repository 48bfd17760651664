import type { AgentEntry } from '../catalogue/entry.ts';
import { SHORT_DIGEST } from '../catalogue/version.ts';

/**
 * Writes the lists with which a browser recognises earlier versions of the catalogue's files: a line for each agent that has
 * some, with its slug, a tab, and its versions, newest first: the first digits of the SHA-256, a colon and the day. A browser
 * loads all lists, and only when a file is none of the current ones; they are cut so that none is long.
 */
export function earlierFilesTexts(agents: readonly AgentEntry[]): string[] {
  const texts: string[] = [];
  for (const { slug, sha256, versions } of agents) {
    if (!versions.some((version) => version.sha256 !== sha256)) continue;
    const known = versions.map(({ sha256, date }) => `${sha256.slice(0, SHORT_DIGEST)}:${dayOf(date)}`);
    const line = `${slug}\t${known.join(' ')}\n`;
    const last = texts.at(-1);
    if (last === undefined || last.length + line.length > MAX_TEXT) texts.push(line);
    else texts[texts.length - 1] = last + line;
  }
  return texts;
}

/** Where a list is served, below the base path. @param number from 1 */
export function earlierFilesPath(number: number): string {
  return `verify/earlier-${number}.txt`;
}

/** Finds a file among the earlier versions. @param text a list, as {@link earlierFilesTexts} writes it */
export function findEarlier(text: string, sha256: string): EarlierFile | undefined {
  const short = sha256.slice(0, SHORT_DIGEST);
  const at = text.search(new RegExp(`[\\t ]${short}:`));
  if (at === -1) return undefined;
  const line = text.slice(text.lastIndexOf('\n', at) + 1).split('\n', 1)[0] ?? '';
  const [slug = '', list = ''] = line.split('\t');
  const versions = list.split(' ').map((version) => {
    const [digits = '', day = ''] = version.split(':');
    return { sha256: digits, day };
  });
  const index = versions.findIndex((version) => version.sha256 === short);
  return { slug, versions, index, day: versions[index]?.day ?? '' };
}

/** Over the wire, at most 100 kB. */
const MAX_TEXT = 150_000;

/** The day of a date in UTC, as pages show it. */
function dayOf(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

/** An earlier version of a file of the catalogue. */
export interface EarlierFile {
  slug: string;
  /** All versions of the agent, newest first; of each digest the first digits. */
  versions: { sha256: string; day: string }[];
  /** Which of them it is. */
  index: number;
  /** The day on which it was committed. */
  day: string;
}
