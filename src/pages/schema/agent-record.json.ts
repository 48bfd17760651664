import type { APIRoute } from 'astro';
import { jsonResponse } from '../../feeds/json-response.ts';
import { publishedSchema } from '../../feeds/published-schema.ts';
import { recordSchema } from '../../catalogue/record-schema.ts';
import { absolute } from '../../site.ts';

/** What `/agents/<slug>.json` holds. */
export const GET: APIRoute = () =>
  jsonResponse(
    publishedSchema(recordSchema, absolute('schema/agent-record.json'), {
      title: 'Record of an agent',
      description: 'Everything that a catalogue derives from an agent’s file.',
    }),
  );
