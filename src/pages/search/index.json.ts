import type { APIRoute } from 'astro';
import { getSearchFiles } from '../../search/served.ts';

/** What the browser must know before it can ask the index anything. */
export const GET: APIRoute = async () => {
  const { manifest } = await getSearchFiles();
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
