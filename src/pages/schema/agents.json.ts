import type { APIRoute } from 'astro';
import { agentListSchema } from '../../catalogue/agent-list.ts';
import { jsonResponse } from '../../catalogue/json-response.ts';
import { publishedSchema } from '../../catalogue/published-schema.ts';
import { absolute } from '../../site.ts';

/** What `/agents.json` holds. */
export const GET: APIRoute = () =>
  jsonResponse(
    publishedSchema(agentListSchema, absolute('schema/agents.json'), {
      title: 'List of agents',
      description: 'Every agent of a catalogue, in short. Each agent stands on a line of its own.',
    }),
  );
