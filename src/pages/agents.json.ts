import type { APIRoute } from 'astro';
import { agentListText } from '../feeds/agent-list.ts';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { absolute } from '../site.ts';

/** Every agent, for programs. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  return new Response(agentListText(agents, absolute), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
