import type { HeaderChange } from './header-changes.ts';

/** A state of an agent's file, as git has it. An agent's versions are listed newest first. */
export interface Version {
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  /** When it was committed, in ISO 8601. */
  date: string;
  /** The id of the commit that made the file what it is here, in hexadecimal. */
  commit: string;
  /** The id of the content in git. */
  blob: string;
  /** The first line of the commit's message, untrusted: one line of at most 200 characters. */
  subject: string;
  /** The size of the file. */
  bytes: number;
  /** The file's path then, as in the catalogue, with forward slashes; it begins with `../` where it was outside. */
  file: string;
  /** About how many tokens its description and its prompt have; undefined where it is no agent or was not read. */
  tokens: { description: number; prompt: number } | undefined;
  /** What changed in the header since the version before, in words; empty for the first one and where nothing did. */
  changes: readonly HeaderChange[];
  /** By tool key, the SHA-256 of the file that a tool got from this version, where that is not the file itself. */
  digests: Readonly<Record<string, string>>;
}

/**
 * How far back an agent's versions are known: the `whole` history; only the `newest`, of very many; `cut` where git took too
 * long or failed; not at all, because the clone is `shallow` or there is `none`.
 */
export const HISTORY_REACHES = ['whole', 'newest', 'cut', 'shallow', 'none'] as const;

/** How far back an agent's versions are known. */
export type HistoryReach = (typeof HISTORY_REACHES)[number];

/**
 * The id of a version on its agent's history page: the first digits of its digest, with a number where an earlier one of the
 * versions has the same content. The oldest has none, so that ids stay when versions are added.
 * @param versions all of them, newest first
 */
export function versionId(versions: readonly Pick<Version, 'sha256'>[], index: number): string {
  const { sha256 = '' } = versions[index] ?? {};
  const same = versions.slice(index + 1).filter((other) => other.sha256 === sha256).length;
  return `v-${sha256.slice(0, SHORT_DIGEST)}${same === 0 ? '' : `-${same + 1}`}`;
}

/** Where the difference that made a version is shown, below the base path. */
export function versionPath(slug: string, versions: readonly Pick<Version, 'sha256'>[], index: number): string {
  return `${historyPath(slug, Math.floor(index / VERSIONS_PER_PAGE) + 1)}#${versionId(versions, index)}`;
}

/** The path of a page of an agent's history, below the base path. @param page from 1 */
export function historyPath(slug: string, page = 1): string {
  return `agents/${slug}/history/${page === 1 ? '' : `${page}/`}`;
}

/** How many versions a page of a history shows. */
export const VERSIONS_PER_PAGE = 20;

/** How many digits of a digest are shown, and name it in addresses and commands. */
export const SHORT_DIGEST = 12;
