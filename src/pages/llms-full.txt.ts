import type { APIRoute } from 'astro';
import { readBytes } from '../collection/get-catalogue.ts';
import { llmsFullText } from '../feeds/llms.ts';
import { getLlmsSite } from '../feeds/llms-site.ts';

/** The catalogue for language models, with the agents' own words. */
export const GET: APIRoute = async () => {
  const text = llmsFullText(await getLlmsSite(), readBytes);
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
