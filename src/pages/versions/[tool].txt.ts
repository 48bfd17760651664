import type { APIRoute } from 'astro';
import { getVersionTexts } from '../../install/files/get-version-texts.ts';
import { TARGETS } from '../../install/tools/targets.ts';

export const getStaticPaths = () => TARGETS.map(({ id }) => ({ params: { tool: id } }));

/** The files that a tool got from the catalogue, by which the install scripts recognise them. */
export const GET: APIRoute = async ({ params: { tool = '' } }) =>
  new Response((await getVersionTexts()).get(tool)?.list, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
