import type { APIRoute } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { knownFilesText } from '../../verify/known-files.ts';

/** What the browser needs to recognise the catalogue's files. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const list = knownFilesText(agents);
  return new Response(list, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
