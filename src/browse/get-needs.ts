import { getCatalogue, getVocabulary } from '../collection/get-catalogue.ts';
import { fromLoaded } from '../collection/loaded.ts';
import { searchFiles } from '../search/index/index-files.ts';
import { needsToTry } from './needs.ts';

/** What the home page offers to search for: as the build has found out, or found out now. */
export const getNeeds: () => Promise<readonly string[]> = fromLoaded(async ({ needs }) => {
  if (needs !== undefined) return needs;
  const { agents } = await getCatalogue();
  const vocabulary = getVocabulary();
  return needsToTry(agents, vocabulary, agents.length <= MAX_ASKED ? searchFiles(agents, vocabulary) : undefined);
});

/** In development, an index of more agents only for this would keep the first page waiting. */
const MAX_ASKED = 200;
