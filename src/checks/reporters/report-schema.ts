import { z } from 'zod';

const position = z.int().min(1);
const count = z.int().min(0);
const code = z.string().min(1).meta({ description: 'The kind of finding; codes do not change.' });
const path = z.string().min(1).meta({
  description: 'The path of the file, with forward slashes: below the folder of the command, or else absolute.',
});

/** What `--format json` prints. `/schema/check.json` is generated from it, with these descriptions. */
export const checkReportSchema = z.object({
  $schema: z.url().optional().meta({ description: 'The address of this schema; absent when no SITE_URL is set.' }),
  version: z.literal(1).meta({
    description: 'The version of this format. Within a version fields may be added, but none is removed or changed.',
  }),
  summary: z
    .object({
      files: count.meta({ description: 'The files that were looked at.' }),
      agents: count.meta({ description: 'The files that are agents without an error.' }),
      skipped: count.meta({ description: 'The files that are no agents.' }),
      errors: count,
      warnings: count,
      notes: count,
      fixable: count.meta({ description: 'The findings that --fix would fix.' }),
      fixed: count.meta({ description: 'The findings that --fix has fixed.' }),
    })
    .meta({ description: 'How many there are of each.' }),
  files: z
    .array(
      z.object({
        path,
        status: z.enum(['agent', 'rejected', 'skipped']).meta({
          description: 'agent: it is in the catalogue. rejected: an error keeps it out. skipped: it is no agent.',
        }),
        slug: z.string().optional().meta({ description: 'The name that an agent has in addresses.' }),
        reason: z.string().optional().meta({ description: 'Why a file is skipped.' }),
        findings: z
          .array(
            z.object({
              code,
              severity: z.enum(['error', 'warning', 'note']),
              line: position.meta({ description: 'The line, from 1.' }),
              column: position.meta({ description: 'The column, from 1, in UTF-16 code units.' }),
              message: z.string().min(1).meta({ description: 'What is wrong and what follows from it.' }),
              fix: z.string().min(1).meta({ description: 'How to fix it.' }),
              excerpt: z.string().optional().meta({ description: 'The line as it is in the file.' }),
              corrected: z.string().optional().meta({ description: 'The line as it should be.' }),
              fixable: z.boolean().meta({
                description: 'Whether --fix puts the corrected line there, because the file then still says the same.',
              }),
            }),
          )
          .meta({ description: 'What is worth reporting, in the order of the lines.' }),
      }),
    )
    .meta({ description: 'Every file that was looked at, with or without findings.' }),
  fixed: z
    .array(z.object({ path, code, line: position, column: position, message: z.string().min(1) }))
    .meta({ description: 'What --fix has fixed, with the places before; the findings above are what is left.' }),
  unwritten: z
    .array(z.object({ path, reason: z.string().min(1) }))
    .meta({ description: 'The files that --fix could not write, and why.' }),
});

/** What `--format json` prints. */
export type PublishedReport = z.infer<typeof checkReportSchema>;
