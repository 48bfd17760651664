import { digest } from '../agent/header/source.ts';
import type { AgentEntry } from './entry.ts';

/**
 * The bytes of an agent's file, when they are still those that everything else about it was derived from.
 * @throws Error when the file has changed since it was read
 */
export function unchanged<Bytes extends Uint8Array>(
  { file, sha256 }: Pick<AgentEntry, 'file' | 'sha256'>,
  bytes: Bytes,
): Bytes {
  if (digest(bytes) !== sha256) throw new Error(`"${file}" has changed since the build began. Build again.`);
  return bytes;
}
