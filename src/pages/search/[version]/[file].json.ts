import type { APIRoute, GetStaticPaths } from 'astro';
import { getSearchFiles } from '../../../search/served.ts';

export const getStaticPaths = (async () => {
  const { manifest, files } = await getSearchFiles();
  return [...files.keys()].map((file) => ({ params: { version: manifest.version, file } }));
}) satisfies GetStaticPaths;

/** A part of the index. */
export const GET: APIRoute = async ({ params }) => {
  const { files } = await getSearchFiles();
  return new Response(files.get(params.file ?? '') ?? 'null', {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
