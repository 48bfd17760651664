import type { APIRoute } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { versionLines } from '../../install/files/older-versions.ts';
import { TARGETS } from '../../install/tools/targets.ts';

export const getStaticPaths = () => TARGETS.map(({ id }) => ({ params: { tool: id } }));

/** The files that a tool got from the catalogue, by which the install scripts recognise them. */
export const GET: APIRoute = async ({ params: { tool = '' } }) =>
  new Response(versionLines(tool, (await getCatalogue()).agents), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
