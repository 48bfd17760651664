import { getCatalogue, getVocabulary } from '../collection/get-catalogue.ts';
import { coveredBy, relatedFinder, type Covered } from './covering.ts';

/** Every capability of the vocabulary with the agents that cover it, and the finder of related ones. */
export function getCovered(): Promise<ServedCovering> {
  if (import.meta.env.DEV) return make();
  made ??= make();
  return made;
}

let made: Promise<ServedCovering> | undefined;

async function make(): Promise<ServedCovering> {
  const { agents } = await getCatalogue();
  const covered = coveredBy(agents, await getVocabulary());
  return { covered, relatedTo: relatedFinder(covered), agents: agents.length };
}

interface ServedCovering {
  covered: Covered[];
  relatedTo: ReturnType<typeof relatedFinder>;
  /** How many agents there are. */
  agents: number;
}
