import { getCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { compareText } from '../agent/compare-text.ts';
import { byName, type AgentEntry, type CatalogueFile } from '../catalogue/entry.ts';
import { assertUnchanged } from '../catalogue/assert-unchanged.ts';
import { renderAgentPrompt } from '../prompt/agent-prompt.ts';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { diskPathOf } from './agent-folders.ts';
import { fromLoaded, getLoaded } from './loaded.ts';

// A build asks for these on every page; sorting each time would cost time that grows with the square of the agents.

/** Everything that was found in the agents folders. */
export const getCatalogue: () => Promise<Catalogue> = fromLoaded(async (loaded) => {
  const files = (await getCollection('files'))
    .flatMap(({ id }) => loaded.files.get(id) ?? [])
    .sort((a, b) => compareText(a.file, b.file));
  const agents = files.filter((file) => file.status === 'agent').sort(byName);
  return { files, agents };
});

/** The vocabulary: every capability, by group and title. */
export const getVocabulary: () => Promise<Capability[]> = fromLoaded(async () =>
  (await getCollection('capabilities')).map(({ data }) => data).sort(byGroup),
);

/**
 * The bytes of an agent's file, the same that everything else about it was derived from.
 * @throws Error when the file has changed since it was read
 */
export function readBytes(entry: AgentEntry): Uint8Array {
  // Nothing else is done meanwhile, and so a small file is read several times as fast.
  return assertUnchanged(entry, readFileSync(diskPathOf(entry.file, getLoaded().agentsDir)));
}

/**
 * The HTML of an agent's prompt. Reading the file has made it; should the cache have lost it, it is made again.
 * @throws Error when the file has changed since it was read
 */
export function readPrompt(entry: AgentEntry): string {
  const kept = getLoaded().prompts.read(entry);
  return kept ?? renderAgentPrompt(entry.agent, readBytes(entry), entry.claims).html;
}

export interface Catalogue {
  /** Every Markdown file, in the order of their paths. */
  files: CatalogueFile[];
  /** The agents, in the order of their names. */
  agents: AgentEntry[];
}
