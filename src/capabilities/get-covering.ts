import { getCatalogue, getVocabulary } from '../collection/get-catalogue.ts';
import { fromLoaded } from '../collection/loaded.ts';
import { coveredBy, relatedFinder, type Covered } from './covering.ts';

/** Every capability of the vocabulary with the agents that cover it, and the function that finds related ones. */
export const getCovered: () => Promise<ServedCovering> = fromLoaded(async () => {
  const { agents } = await getCatalogue();
  const covered = coveredBy(agents, getVocabulary());
  return { covered, relatedTo: relatedFinder(covered), agents: agents.length };
});

/** The coverage of the catalogue being served. */
export interface ServedCovering {
  /** In vocabulary order. */
  covered: Covered[];
  relatedTo: ReturnType<typeof relatedFinder>;
  /** How many agents there are. */
  agents: number;
}
