import type { AgentEntry } from './entry.ts';

/**
 * What a tool got from earlier versions of an agent, newest first, each content once. Of a version that was not converted it is
 * the file itself.
 * @param tool the tool's key
 * @param current SHA-256 of the file that the tool gets now, in hexadecimal
 */
export function olderDigests(
  { sha256, versions }: Pick<AgentEntry, 'sha256' | 'versions'>,
  tool: string,
  current: string,
): OlderDigest[] {
  const older = new Map<string, string>();
  for (const version of versions) {
    if (version.sha256 === sha256) continue;
    const digest = Object.hasOwn(version.digests, tool) ? version.digests[tool] : undefined;
    const own = digest ?? version.sha256;
    if (own !== current && !older.has(own)) older.set(own, version.date);
  }
  return [...older].map(([digest, date]) => ({ sha256: digest, date }));
}

/** A file that a tool got before. */
export interface OlderDigest {
  /** In hexadecimal. */
  sha256: string;
  /** When the newest version that it was made from was committed, in ISO 8601. */
  date: string;
}
