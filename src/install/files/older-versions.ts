import type { ToolFile } from '../../catalogue/tool-file.ts';
import type { Version } from '../../catalogue/version.ts';

/**
 * The files that a tool got from earlier versions of an agent, newest first, without the one that it gets now. A file that
 * several versions have in common has the date of the newest, when it was the catalogue's last.
 * @param current the digest of the file that the tool gets now
 * @param own the digest of the agent's own file now, from which some tools get another
 */
export function olderFiles(tool: string, current: string, own: string, versions: readonly Version[]): OlderFile[] {
  const older = new Map<string, string>();
  for (const { sha256, date, digests, tokens } of versions) {
    // Of versions that were not read, only those tools are known that get each file as it is.
    if (sha256 === own || (tokens === undefined && current !== own)) continue;
    const digest = digests[tool] ?? sha256;
    if (digest !== current && !older.has(digest)) older.set(digest, date.slice(0, 'YYYY-MM-DD'.length));
  }
  return [...older].map(([sha256, date]) => ({ sha256, date }));
}

/**
 * The list by which the install scripts recognise a tool's files: for each, current or older, the first digits of its SHA-256,
 * a tab and the agent's slug. The whole digests are in each agent's `install.txt`.
 */
export function versionLines(tool: string, agents: readonly KnownAgent[]): string {
  return agents
    .flatMap(({ slug, sha256: own, files, versions }) => {
      const current = files.find((file) => file.tool === tool)?.sha256;
      if (current === undefined) return [];
      const older = olderFiles(tool, current, own, versions).map(({ sha256 }) => sha256);
      return [current, ...older].map((sha256) => `${sha256.slice(0, DIGITS)}\t${slug}\n`);
    })
    .join('');
}

/** How many digits of a digest the list has. */
const DIGITS = 12;

/** A file that a tool got from an earlier version. */
export interface OlderFile {
  /** Its digest, in hexadecimal. */
  sha256: string;
  /** The day of the version, as YYYY-MM-DD. */
  date: string;
}

/** An agent whose files are recognised. */
export interface KnownAgent {
  slug: string;
  /** The digest of its own file. */
  sha256: string;
  /** The files that tools get now. */
  files: readonly ToolFile[];
  versions: readonly Version[];
}
