import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue, getVocabulary } from '../../collection/get-catalogue.ts';
import { searchFiles, searchPaths } from '../../search/index/index-files.ts';

export const getStaticPaths = (async () => {
  // A build writes these files itself, without Astro.
  if (!import.meta.env.DEV) return [];
  const { agents } = await getCatalogue();
  return [...searchPaths(searchFiles(agents, getVocabulary()))].map(([path, text]) => ({
    params: { file: /^search\/(.+)\.json$/.exec(path)?.[1] },
    props: { text },
  }));
}) satisfies GetStaticPaths;

/** A part of the index, or what the browser must know before it can query the index. */
export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
