import type { APIRoute } from 'astro';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { listLines } from '../install/commands/install-script.ts';

/** Every agent with what it is for, one per line: the output of `install.sh --list`. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const list = listLines(agents.map(({ slug, agent }) => ({ slug, summary: agent.summary })));
  return new Response(list, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
