import type { APIRoute } from 'astro';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { listTexts } from '../install/commands/install-script.ts';
import { absolute } from '../site.ts';

/** Every agent with what it is for, one per line, or the first of very many: the output of `install.sh --list`. */
export const GET: APIRoute = async () => {
  const { agents } = await getCatalogue();
  const [first] = listTexts(
    agents.map(({ slug, agent }) => ({ slug, summary: agent.summary })),
    absolute,
  );
  return new Response(first, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
