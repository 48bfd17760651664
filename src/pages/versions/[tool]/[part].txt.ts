import type { APIRoute, GetStaticPaths } from 'astro';
import { getVersionTexts } from '../../../install/files/get-version-texts.ts';

export const getStaticPaths = (async () =>
  [...(await getVersionTexts())].flatMap(([tool, { parts }]) =>
    [...parts].map(([part, text]) => ({ params: { tool, part }, props: { text } })),
  )) satisfies GetStaticPaths;

/** A part of the files that a tool got from the catalogue, where these are very many. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
