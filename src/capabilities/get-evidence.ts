import { getVocabulary, readBytes } from '../collection/get-catalogue.ts';
import type { Claim } from '../vocabulary/coverage.ts';
import { evidenceReader, type Evidence } from './evidence.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/** What stands in the line that proves a claim. The files are read once for all pages of a build. */
export async function getEvidence(entry: AgentEntry, claim: Claim): Promise<Evidence> {
  if (import.meta.env.DEV) return (await make())(entry, claim);
  made ??= make();
  return (await made)(entry, claim);
}

let made: ReturnType<typeof make> | undefined;

async function make(): Promise<ReturnType<typeof evidenceReader>> {
  return evidenceReader(await getVocabulary(), readBytes);
}
