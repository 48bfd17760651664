import { digest } from '../agent/header/source.ts';
import type { AgentEntry } from './entry.ts';

/**
 * Checks that the bytes of an agent's file are those that the rest of its entry was derived from, and returns them.
 * @throws Error when the file has changed since it was read
 */
export function assertUnchanged<Bytes extends Uint8Array>(
  { file, sha256 }: Pick<AgentEntry, 'file' | 'sha256'>,
  bytes: Bytes,
): Bytes {
  if (digest(bytes) !== sha256) throw new Error(`"${file}" has changed since the build began. Build again.`);
  return bytes;
}
