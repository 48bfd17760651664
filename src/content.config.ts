import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { providedLoader } from './collection/provided-loader.ts';

const files = defineCollection({
  loader: providedLoader(),
  // The loader has already checked every file against the schema in src/agent; this only describes what it stores.
  schema: z.object({
    /** The file's path below its folder. */
    file: z.string(),
    status: z.enum(['agent', 'rejected', 'skipped']),
    /** SHA-256 of everything read from the file. */
    digest: z.string(),
  }),
});

const guides = defineCollection({
  loader: glob({ base: 'content/guides', pattern: '*.mdx' }),
  schema: z.object({
    /** The title and heading of the page, without a full stop. */
    title: z.string(),
    /** What a reader learns, in a sentence or two: the lead of the page, and its description elsewhere. */
    description: z.string(),
    /** The guide's position among the guides, from 1. */
    order: z.int().positive(),
  }),
});

export const collections = { files, guides };
