import type { APIRoute } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { knownFilesText } from '../../verify/known-files.ts';

/** By what a file is told to be one of the catalogue's. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const list = knownFilesText(agents);
  return new Response(list, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
