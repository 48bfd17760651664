import type { APIRoute } from 'astro';
import { jsonResponse } from '../../feeds/json-response.ts';
import { publishedSchema } from '../../feeds/published-schema.ts';
import { siteFileSchema } from '../../identity/site-file.ts';
import { absolute } from '../../site.ts';

/** The file that says who a catalogue is, for editors. */
export const GET: APIRoute = () =>
  jsonResponse({
    ...publishedSchema(siteFileSchema, absolute('schema/site.json'), {
      title: 'site.json of an agent catalogue',
      description:
        'Who a catalogue is: its name, words, pictures, colours, links and guides. Every field may be left out.',
    }),
    additionalProperties: false,
  });
