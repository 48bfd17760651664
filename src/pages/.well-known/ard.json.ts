import type { APIRoute } from 'astro';
import { jsonResponse } from '../../feeds/json-response.ts';
import { getArdManifests } from '../../feeds/get-ard-manifests.ts';

/** The list of agents for registries. Omitted when the catalogue has no domain for identifiers to start with. */
export const GET: APIRoute = async () => {
  const [manifest] = await getArdManifests();
  return manifest === undefined ? new Response(null) : jsonResponse(manifest);
};
