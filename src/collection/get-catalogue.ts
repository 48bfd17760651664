import { getCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { compareText } from '../agent/compare-text.ts';
import { readSettings } from '../settings.ts';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { pathOf } from './agent-folders.ts';
import { byName, type AgentEntry, type CatalogueFile } from '../catalogue/entry.ts';
import { getLoaded } from './loaded.ts';
import { unchanged } from '../catalogue/unchanged.ts';

/** Everything that was found in the agents folders. */
export function getCatalogue(): Promise<Catalogue> {
  if (import.meta.env.DEV) return makeCatalogue();
  catalogue ??= makeCatalogue();
  return catalogue;
}

/** The vocabulary: every capability, by group and title. */
export function getVocabulary(): Promise<Capability[]> {
  if (import.meta.env.DEV) return makeVocabulary();
  vocabulary ??= makeVocabulary();
  return vocabulary;
}

/**
 * The bytes of an agent's file, the same ones that everything else about it was derived from.
 * @throws Error when the file has changed since it was read
 */
export function readBytes(entry: AgentEntry): Uint8Array {
  agentsDir ??= readSettings(process.env, process.cwd()).agentsDir;
  // Nothing else is done meanwhile, and so a small file is read several times as fast.
  return unchanged(entry, readFileSync(pathOf(entry.file, agentsDir)));
}

// A build asks for these on every page; sorting them each time would grow with the square of the agents.
let catalogue: Promise<Catalogue> | undefined;
let agentsDir: readonly string[] | undefined;
let vocabulary: Promise<Capability[]> | undefined;

async function makeCatalogue(): Promise<Catalogue> {
  const loaded = getLoaded().files;
  const files = (await getCollection('files'))
    .flatMap(({ id }) => loaded.get(id) ?? [])
    .sort((a, b) => compareText(a.file, b.file));
  const agents = files.filter((file) => file.status === 'agent').sort(byName);
  return { files, agents };
}

async function makeVocabulary(): Promise<Capability[]> {
  return (await getCollection('capabilities')).map(({ data }) => data).sort(byGroup);
}

export interface Catalogue {
  /** Every Markdown file, in the order of their paths. */
  files: CatalogueFile[];
  /** The agents, in the order of their names. */
  agents: AgentEntry[];
}
