import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue, readBytes } from '../../catalogue/catalogue.ts';
import type { AgentEntry } from '../../catalogue/file.ts';

export const getStaticPaths = (async () => {
  const { agents } = await getCatalogue();
  return agents.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}) satisfies GetStaticPaths;

/** The agent's file: the very bytes. */
export const GET: APIRoute<{ entry: AgentEntry }> = async ({ props }) => {
  const bytes = await readBytes(props.entry);
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
