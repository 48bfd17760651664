import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { earlierFilesTexts } from '../../verify/earlier-files.ts';

export const getStaticPaths = (async () => {
  const texts = earlierFilesTexts((await getCatalogue()).agents);
  return texts.map((text, index) => ({ params: { number: String(index + 1) }, props: { text } }));
}) satisfies GetStaticPaths;

/** What the browser needs to recognise earlier versions of the catalogue's files. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
