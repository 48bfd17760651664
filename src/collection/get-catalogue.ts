import { getCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { compareText } from '../agent/compare-text.ts';
import { byName, type AgentEntry, type CatalogueFile } from '../catalogue/entry.ts';
import { assertUnchanged } from '../catalogue/assert-unchanged.ts';
import { renderAgentPrompt, type AgentHtml } from '../prompt/agent-prompt.ts';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { diskPathOf } from './agent-folders.ts';
import { fromLoaded, getLoaded } from './loaded.ts';

// Every page of a build asks for these. Sorting each time would cost time quadratic in the number of agents.

/** Everything found in the agents folders. */
export const getCatalogue: () => Promise<Catalogue> = fromLoaded(async (loaded) => {
  const files = (await getCollection('files'))
    .flatMap(({ id }) => loaded.files.get(id) ?? [])
    .sort((a, b) => compareText(a.file, b.file));
  const agents = files.filter((file) => file.status === 'agent').sort(byName);
  return { files, agents };
});

/** The vocabulary: every capability, ordered by group and title. */
export const getVocabulary: () => Promise<Capability[]> = fromLoaded(async () =>
  (await getCollection('capabilities')).map(({ data }) => data).sort(byGroup),
);

/**
 * The bytes of an agent's file, exactly those that the rest of its entry was derived from.
 * @throws Error when the file has changed since it was read
 */
export function readBytes(entry: AgentEntry): Uint8Array {
  // Synchronous reads of small files are several times as fast, and there is nothing to do meanwhile.
  return assertUnchanged(entry, readFileSync(diskPathOf(entry.file, getLoaded().agentsDir)));
}

/**
 * The HTML of an agent's header and prompt, from the cache, or rendered again if the cache has lost it.
 * @throws Error when the file has changed since it was read
 */
export function readPrompt(entry: AgentEntry): AgentHtml {
  const kept = getLoaded().prompts.read(entry);
  return kept ?? renderAgentPrompt(entry.agent, readBytes(entry), entry.linked);
}

export interface Catalogue {
  /** Every Markdown file, ordered by path. */
  files: CatalogueFile[];
  /** The agents, ordered by name. */
  agents: AgentEntry[];
}
