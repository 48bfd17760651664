import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { identity } from 'virtual:settings';
import { getGuides } from '../../guides/guides.ts';
import type { Picture } from '../../identity/picture.ts';

export const getStaticPaths = (async () => {
  const { logo, darkLogo, icon } = identity;
  const own = (await getGuides()).flatMap(({ own: guide }) => [...(guide?.pictures.values() ?? [])]);
  const pictures = [logo, darkLogo, icon, ...own].filter((picture) => picture !== undefined);
  const byName = new Map(pictures.map((picture) => [picture.name, picture]));
  return [...byName].map(([file, picture]) => ({ params: { file }, props: { picture } }));
}) satisfies GetStaticPaths;

/** The pictures of the catalogue's own: logo, icon, and those of its guides. */
export const GET: APIRoute<{ picture: Picture }> = ({ props: { picture } }) =>
  new Response(Uint8Array.from(readFileSync(picture.file)), { headers: { 'Content-Type': picture.type } });
