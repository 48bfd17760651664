import type { GivenFile } from './dropped-files.ts';

/** The largest file that is read at all; what is over 1 MB is then found to be too large for an agent. */
export const MAX_READ_BYTES = 16_000_000;

/** The bytes of a file; undefined when the browser cannot open it. */
export async function readGiven({ file }: GivenFile): Promise<Uint8Array | 'too-large' | undefined> {
  if (file === undefined) return undefined;
  if (file.size > MAX_READ_BYTES) return 'too-large';
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
