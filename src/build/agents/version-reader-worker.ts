import type { WantedVersion } from '../../collection/version-facts.ts';
import { readVersionFacts } from './version-reader.ts';

// A worker thread that reads versions of agent files.

/** Reads some versions. */
export default function read(wanted: readonly WantedVersion[]): ReturnType<typeof readVersionFacts> {
  return readVersionFacts(wanted);
}
