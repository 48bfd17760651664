import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { furtherPages } from '../feeds/further-pages.ts';
import { listTexts } from '../install/commands/install-script.ts';
import { absolute } from '../site.ts';

export const getStaticPaths = (async () => {
  const { agents } = await getCatalogue();
  const listed = agents.map(({ slug, agent }) => ({ slug, summary: agent.summary }));
  return furtherPages(listTexts(listed, absolute));
}) satisfies GetStaticPaths;

/** A further page of what `install.sh --list` prints. */
export const GET: APIRoute<{ page: string }> = ({ props }) =>
  new Response(props.page, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
