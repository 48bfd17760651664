import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { CatalogueFile } from './catalogue/file.ts';
import { agentLoader } from './catalogue/loader.ts';
import { readSettings } from './settings.ts';

const files = defineCollection({
  loader: agentLoader(readSettings(process.env, process.cwd())),
  // The loader has checked every file against the schema in src/agent already; this only says what it stores.
  schema: z.custom<CatalogueFile>(),
});

export const collections = { files };
