import type { APIRoute } from 'astro';
import { agentListSchema } from '../../feeds/agent-list.ts';
import { jsonResponse } from '../../feeds/json-response.ts';
import { publishedSchema } from '../../feeds/published-schema.ts';
import { absolute } from '../../site.ts';

/** What `/agents.json` holds. */
export const GET: APIRoute = () =>
  jsonResponse(
    publishedSchema(agentListSchema, absolute('schema/agents.json'), {
      title: 'List of agents',
      description: 'Every agent of a catalogue, in short, one per line.',
    }),
  );
