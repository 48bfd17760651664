import { digest } from '../agent/header/source.ts';
import { readAgent } from '../agent/read-agent.ts';
import type { Agent } from '../agent/agent-file.ts';
import { headerFacts, type HeaderFacts } from '../catalogue/header-changes.ts';

/**
 * What a version's content says by itself.
 * @param convert the digests of the files that tools got from it
 */
export function versionFacts(
  { file, place, isRead, current }: WantedVersion,
  bytes: Uint8Array,
  convert: Convert,
): VersionFacts {
  const sha256 = digest(bytes);
  const base = { sha256, bytes: bytes.length };
  // The current version is read with the other files.
  if (!isRead || sha256 === current) return { ...base, about: undefined, digests: undefined };
  const { agent } = readAgent(bytes, file, place);
  if (agent === undefined) return { ...base, about: undefined, digests: {} };
  return { ...base, about: aboutVersion(agent), digests: convert(agent, bytes) };
}

/** What is known of a version that is too large for an agent, whose content is not held in memory. */
export function largeVersionFacts(sha256: string, bytes: number): VersionFacts {
  return { sha256, bytes, about: undefined, digests: {} };
}

/** What an agent is, as far as a later version is compared with it. */
export function aboutVersion(agent: Agent): AboutVersion {
  const { description, body } = agent.size;
  return { tokens: { description: description.tokens, prompt: body.tokens }, header: headerFacts(agent) };
}

/** A version whose content is to be read. */
export interface WantedVersion {
  /** The folder to ask git in. */
  folder: string;
  /** The id of the content. */
  blob: string;
  /** The path of the file then, in the catalogue. */
  file: string;
  /** Where the file was on disk, with forward slashes: folders show what tool it is for. */
  place: string;
  /** Whether to read what the agent was, and not only its digest. */
  isRead: boolean;
  /** SHA-256 of the agent's file now, in hexadecimal. */
  current: string;
}

/** What a version's content says by itself. */
export interface VersionFacts {
  /** SHA-256 in hexadecimal. */
  sha256: string;
  bytes: number;
  /** What the agent was; undefined where it is no agent, or was not read. */
  about: AboutVersion | undefined;
  /** By tool key, the SHA-256 of files that are not the version itself; undefined where they were not made. */
  digests: Readonly<Record<string, string>> | undefined;
}

/** What an agent was. */
export interface AboutVersion {
  /** About how many tokens its description and its prompt have. */
  tokens: { description: number; prompt: number };
  header: HeaderFacts;
}

/** Makes the digests of the files that tools get from an agent, by tool key, without those that are its own file. */
export type Convert = (agent: Agent, bytes: Uint8Array) => Record<string, string>;

/** Reads the content of versions. A result is undefined where git does not have the content. */
export type VersionReader = (wanted: readonly WantedVersion[]) => Promise<(VersionFacts | undefined)[]>;
