import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Capability } from './catalogue/capability.ts';
import type { CatalogueFile } from './catalogue/file.ts';
import { agentLoader } from './catalogue/loader.ts';
import { readVocabulary } from './catalogue/vocabulary.ts';
import { readSettings } from './settings.ts';

const vocabularyDir = join(process.cwd(), 'content', 'capabilities');

const files = defineCollection({
  loader: agentLoader({ ...readSettings(process.env, process.cwd()), vocabularyDir }),
  // The loader has checked every file against the schema in src/agent already; this only says what it stores.
  schema: z.custom<CatalogueFile>(),
});

const capabilities = defineCollection({
  loader: async () =>
    (await readVocabulary(vocabularyDir)).map((capability) => ({ id: capability.slug, ...capability })),
  // Checked by the reader too, which names files and lines.
  schema: z.custom<Capability>(),
});

export const collections = { files, capabilities };
