import type { APIRoute, GetStaticPaths } from 'astro';
import { agentListTexts } from '../feeds/agent-list.ts';
import { furtherPages } from '../feeds/further-pages.ts';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { jsonText } from '../feeds/json-response.ts';
import { absolute } from '../site.ts';

export const getStaticPaths = (async () =>
  furtherPages(agentListTexts((await getCatalogue()).agents, absolute))) satisfies GetStaticPaths;

/** A further page of the agents, for programs. */
export const GET: APIRoute<{ page: string }> = ({ props }) => jsonText(props.page);
