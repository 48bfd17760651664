import type { APIRoute } from 'astro';
import { editorSchema } from '../../agent/fields/editor-schema.ts';
import { jsonResponse } from '../../feeds/json-response.ts';
import { absolute } from '../../site.ts';

/** The header of an agent file, for editors. */
export const GET: APIRoute = () => jsonResponse(editorSchema(absolute('schema/agent.json')));
