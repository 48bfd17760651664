import type { APIRoute } from 'astro';
import { checkReportSchema } from '../../checks/reporters/report-schema.ts';
import { jsonResponse } from '../../feeds/json-response.ts';
import { publishedSchema } from '../../feeds/published-schema.ts';
import { absolute } from '../../site.ts';

/** What a check prints with `--format json`. */
export const GET: APIRoute = () =>
  jsonResponse(
    publishedSchema(checkReportSchema, absolute('schema/check.json'), {
      title: 'Report of a check',
      description: 'What a check of agent files found, and what it fixed.',
    }),
  );
