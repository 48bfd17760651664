import type { APIRoute, GetStaticPaths } from 'astro';
import type { Bundle } from '../../catalogue/bundles.ts';
import { bundleArchive, getBundles, startPacking } from '../../install/archives/get-archives.ts';
import { absolute } from '../../site.ts';

export const getStaticPaths = (async () => {
  const bundles = await getBundles();
  if (import.meta.env.PROD) startPacking();
  return bundles.map((bundle) => ({ params: { slug: bundle.slug }, props: { bundle } }));
}) satisfies GetStaticPaths;

/** The files of a bundle's agents in one archive. */
export const GET: APIRoute<{ bundle: Bundle }> = async ({ props }) => {
  const bytes = await bundleArchive(props.bundle, absolute(''));
  return new Response(bytes, { headers: { 'Content-Type': 'application/zip' } });
};
