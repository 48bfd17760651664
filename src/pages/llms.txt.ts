import type { APIRoute } from 'astro';
import { llmsText } from '../feeds/llms.ts';
import { getLlmsSite } from '../feeds/llms-site.ts';

/** The catalogue for language models, in short. */
export const GET: APIRoute = async () =>
  new Response(llmsText(await getLlmsSite()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
