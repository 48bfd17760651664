import { identity } from 'virtual:settings';
import { getCatalogue, getVocabulary } from '../collection/get-catalogue.ts';
import { fromLoaded } from '../collection/loaded.ts';
import { absolute } from '../site.ts';
import { ardManifests, hasArdManifest, type ArdManifest } from './ard.ts';

/** The manifests for registries: none when the catalogue has no domain for identifiers to start with. */
export const getArdManifests: () => Promise<readonly ArdManifest[]> = fromLoaded(async () => {
  const home = absolute('');
  if (!hasArdManifest(home)) return [];
  const { agents } = await getCatalogue();
  return ardManifests(agents, getVocabulary(), home, identity.title);
});
