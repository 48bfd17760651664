import { z } from 'zod';
import type { Dialect } from './dialect.ts';
import { EVERYTHING } from './tool-lists.ts';

/** Cursor: no tool lists; an agent may be kept from changing files. */
export const cursor: Dialect = {
  id: 'cursor',
  label: 'Cursor',
  folder: /\/(\.cursor\/agents)\//,
  // Codex reads only TOML there, and Cursor only Markdown.
  sharedFolder: /\/(\.codex\/agents)\//,
  formats: ['markdown'],
  signs: { fields: ['readonly', 'is_background'], tools: ['ReadLints', 'Shell'] },
  fields: z.object({
    name: z.string().optional(),
    description: z.string().optional(),
    /** `inherit`, `fast` or an ID. */
    model: z.string().optional(),
    readonly: z.boolean().optional(),
    is_background: z.boolean().optional(),
  }),
  nameFrom: 'header or file',
  needsDescription: false,
  tools: {},
  rule: ({ readonly }) => (readonly === true || readonly === 'true' ? READS_ONLY : EVERYTHING),
  meaning: ({ model, is_background }) => ({
    model: model === 'fast' ? undefined : model,
    background: is_background === true || is_background === 'true' ? true : undefined,
  }),
  translated: ['readonly', 'model', 'is_background'],
  source: 'https://cursor.com/docs/subagents',
};

/** What `readonly` keeps an agent from. */
const READS_ONLY = {
  everything: true,
  given: [],
  denied: [{ written: 'readonly', means: ['Write', 'Edit', 'NotebookEdit'] }],
};
