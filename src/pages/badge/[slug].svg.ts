import type { APIRoute, GetStaticPaths } from 'astro';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { badgeSvg } from '../../checks/badge.ts';
import { getCatalogue } from '../../collection/get-catalogue.ts';

export const getStaticPaths = (async () => {
  // A build writes these files itself, without Astro.
  const { agents } = import.meta.env.DEV ? await getCatalogue() : { agents: [] };
  return agents.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}) satisfies GetStaticPaths;

/** The agent's badge, which a README can show. */
export const GET: APIRoute<{ entry: AgentEntry }> = ({ props: { entry } }) =>
  new Response(badgeSvg(entry.agent.name, entry.findings), { headers: { 'Content-Type': 'image/svg+xml' } });
