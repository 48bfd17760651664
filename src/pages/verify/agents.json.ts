import type { APIRoute } from 'astro';
import { portableForm } from '../../agent/portable.ts';
import { digest } from '../../agent/header/source.ts';
import { getCatalogue, readBytes } from '../../collection/get-catalogue.ts';
import { knownFilesText } from '../../verify/known-files.ts';

/** By what a file is told to be one of the catalogue's. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const list = knownFilesText(agents, (entry) => digest(portableForm(readBytes(entry), entry.agent)));
  return new Response(list, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
};
