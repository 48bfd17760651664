import { digest } from '../../agent/header/source.ts';
import type { ToolFile } from '../../catalogue/tool-file.ts';
import { MAX_LIST_BYTES } from '../../catalogue/list-pages.ts';
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
 *
 * A list that is too long is served in parts, of which a script fetches those that it needs. Its only line then says how many
 * digits name a part: `parts`, a tab, the number. A part has the lines whose digests begin with its name. As a file can also
 * be an agent's by its name, `names-` and digits is a list of slugs: those whose own SHA-256 begins with these digits.
 * @param max how many bytes a list or a part has at most
 * @returns the list, and the parts by name, of which there are none for a short list
 */
export function versionTexts(tool: string, agents: readonly KnownAgent[], max = MAX_LIST_BYTES): VersionTexts {
  const known = agents.flatMap(({ slug, sha256: own, files, versions }) => {
    const current = files.find((file) => file.tool === tool)?.sha256;
    if (current === undefined) return [];
    const older = olderFiles(tool, current, own, versions).map(({ sha256 }) => sha256);
    return [{ slug, digests: [current, ...older].map((sha256) => sha256.slice(0, DIGITS)) }];
  });
  const files = known.flatMap(({ slug, digests }) => digests.map((digest) => `${digest}\t${slug}\n`));
  const list = files.join('');
  const digits = partDigits(new TextEncoder().encode(list).length, max);
  if (digits === 0) return { list, parts: new Map() };
  const names = known.map(({ slug }) => `${digest(new TextEncoder().encode(slug))}${slug}\n`);
  const parts = new Map<string, string>();
  for (const [name, lines] of partsOf(files, digits)) parts.set(name, lines.join(''));
  for (const [name, lines] of partsOf(names, digits)) {
    parts.set(`names-${name}`, lines.map((line) => line.slice(SHA256_DIGITS)).join(''));
  }
  return { list: `parts\t${digits}\n`, parts };
}

/**
 * How many digits name a part, so that one has two thirds of the allowed bytes on average; 0 for a list in one piece. That many
 * agents have the same file makes one part longer, not all of them shorter.
 */
function partDigits(bytes: number, max: number): number {
  if (bytes <= max) return 0;
  let digits = 1;
  while (digits < MAX_PART_DIGITS && bytes / 16 ** digits > (max * 2) / 3) digits += 1;
  return digits;
}

/** Lines by their first digits: every part, also those that nothing is in, because a script must not take one for missing. */
function partsOf(lines: readonly string[], digits: number): [string, string[]][] {
  const found = Map.groupBy(lines, (line) => line.slice(0, digits));
  return Array.from({ length: 16 ** digits }, (_, index) => {
    const name = index.toString(16).padStart(digits, '0');
    return [name, found.get(name) ?? []];
  });
}

/** The scripts know no more digits. These are enough for ten million files. */
const MAX_PART_DIGITS = 3;
const SHA256_DIGITS = 64;

/** How many digits of a digest the list has. */
const DIGITS = 12;

/** The list of a tool's files as it is served. */
export interface VersionTexts {
  list: string;
  /** By the names under which they are served, below a folder with the tool's name. */
  parts: ReadonlyMap<string, string>;
}

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
