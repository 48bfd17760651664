import type { DroppedFile } from './dropped-files.ts';

/** The largest file that is read. Between 1 MB and this, a finding says that the file is too large. */
export const MAX_READ_BYTES = 16_000_000;

/** The bytes of a file; undefined when the browser cannot open it. */
export async function readDropped({ file }: DroppedFile): Promise<Uint8Array | 'too-large' | undefined> {
  if (file === undefined) return undefined;
  if (file.size > MAX_READ_BYTES) return 'too-large';
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
