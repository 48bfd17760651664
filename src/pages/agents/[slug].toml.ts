import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue } from '../../collection/get-catalogue.ts';
import { readBytes } from '../../collection/read-prompt.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';

export const getStaticPaths = (async () => {
  // A build writes these files itself, without Astro.
  const { agents } = import.meta.env.DEV ? await getCatalogue() : { agents: [] };
  return agents
    .filter(({ agent }) => agent.format === 'toml')
    .map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}) satisfies GetStaticPaths;

/** The agent's file, byte for byte. */
export const GET: APIRoute<{ entry: AgentEntry }> = ({ props }) => {
  const bytes = readBytes(props.entry);
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': 'application/toml; charset=utf-8' } });
};
