import { packSome, type FileToPack } from './pack.ts';

// Runs in its own thread.

/** Packs the files that it is given. */
export default function packGiven(files: readonly FileToPack[]): ReturnType<typeof packSome> {
  return packSome(files);
}
