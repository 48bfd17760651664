import type { APIRoute } from 'astro';
import { agentListTexts } from '../feeds/agent-list.ts';
import { getCatalogue } from '../collection/get-catalogue.ts';
import { jsonText } from '../feeds/json-response.ts';
import { absolute } from '../site.ts';

/** Every agent, for programs; of very many, the first. */
export const GET: APIRoute = async () => {
  const [first] = agentListTexts((await getCatalogue()).agents, absolute);
  return jsonText(first);
};
