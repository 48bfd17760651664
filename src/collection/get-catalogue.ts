import { getCollection } from 'astro:content';
import { compareText } from '../agent/compare-text.ts';
import { byName, type AgentEntry, type CatalogueFile } from '../catalogue/entry.ts';
import { byGroup, type Capability } from '../vocabulary/capability.ts';
import { fromLoaded } from './loaded.ts';

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
export const getVocabulary: () => readonly Capability[] = fromLoaded(({ vocabulary }) => vocabulary.toSorted(byGroup));

export interface Catalogue {
  /** Every Markdown file, ordered by path. */
  files: CatalogueFile[];
  /** The agents, ordered by name. */
  agents: AgentEntry[];
}
