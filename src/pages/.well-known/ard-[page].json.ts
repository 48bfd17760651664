import type { APIRoute, GetStaticPaths } from 'astro';
import { furtherPages } from '../../feeds/further-pages.ts';
import { getArdManifests } from '../../feeds/get-ard-manifests.ts';
import { jsonResponse } from '../../feeds/json-response.ts';

export const getStaticPaths = (async () => furtherPages(await getArdManifests())) satisfies GetStaticPaths;

/** A further manifest, which the first one lists. */
export const GET: APIRoute<{ page: unknown }> = ({ props }) => jsonResponse(props.page);
