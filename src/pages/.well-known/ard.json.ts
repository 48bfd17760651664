import type { APIRoute } from 'astro';
import { ardManifest, hasArdManifest } from '../../feeds/ard.ts';
import { getCatalogue, getVocabulary } from '../../collection/get-catalogue.ts';
import { jsonResponse } from '../../feeds/json-response.ts';
import { identity } from 'virtual:settings';
import { absolute } from '../../site.ts';

/** The list of agents for registries. Omitted when the catalogue has no domain for identifiers to start with. */
export const GET: APIRoute = async () => {
  const home = absolute('');
  if (!hasArdManifest(home)) return new Response(null);
  const { agents } = await getCatalogue();
  return jsonResponse(ardManifest(agents, getVocabulary(), home, identity.title));
};
