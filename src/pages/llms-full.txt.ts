import type { APIRoute } from 'astro';
import { llmsFullText } from '../feeds/llms.ts';
import { getLlmsSite } from '../feeds/llms-site.ts';
import { packedBytes } from '../install/archives/get-archives.ts';

/** The catalogue for language models, with the agents' full texts. */
export const GET: APIRoute = async () => {
  const text = llmsFullText(await getLlmsSite(), await packedBytes());
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
