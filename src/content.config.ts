import { defineCollection } from 'astro:content';
import { settings } from 'virtual:settings';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { agentsReader } from './build/read-agents.ts';
import type { Capability } from './vocabulary/capability.ts';
import { agentLoader } from './collection/loader.ts';
import { readVocabulary } from './vocabulary/read-vocabulary.ts';

let vocabulary: Promise<Capability[]> | undefined;

const files = defineCollection({
  loader: agentLoader({ ...settings, readVocabulary: getVocabulary, readerFor: agentsReader }),
  // The loader has checked every file against the schema in src/agent already; this only says what it stores.
  schema: z.object({
    /** The file's path below its folder. */
    file: z.string(),
    status: z.enum(['agent', 'rejected', 'skipped']),
    /** SHA-256 of everything that was found out about it. */
    digest: z.string(),
  }),
});

const capabilities = defineCollection({
  loader: async () => (await getVocabulary()).map((capability) => ({ id: capability.slug, ...capability })),
  // Checked by the reader too, which names files and lines.
  schema: z.custom<Capability>(),
});

const guides = defineCollection({
  loader: glob({ base: 'content/guides', pattern: '*.mdx' }),
  schema: z.object({
    /** Also the page's heading; without a full stop. */
    title: z.string(),
    /** What a reader knows afterwards, in a sentence or two: the page's lead, and its description elsewhere. */
    description: z.string(),
    /** The guide's place among the guides, from 1. */
    order: z.int().positive(),
  }),
});

/** Both collections are made from the vocabulary, which is read once. */
function getVocabulary(): Promise<Capability[]> {
  vocabulary ??= readVocabulary(settings.capabilitiesDir);
  return vocabulary;
}

export const collections = { files, capabilities, guides };
