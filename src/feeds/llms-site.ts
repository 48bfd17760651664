import { identity } from 'virtual:settings';
import { absolute } from '../site.ts';
import { getCatalogue, getVocabulary } from '../collection/get-catalogue.ts';
import { capabilitiesInUse } from '../capabilities/covering.ts';
import { getGuides } from '../guides/guides.ts';
import type { LlmsSite } from './llms.ts';

/** Gathers what the files for language models are made from. */
export async function getLlmsSite(): Promise<LlmsSite> {
  const { agents } = await getCatalogue();
  const covered = capabilitiesInUse(agents, getVocabulary());
  const { title, description } = identity;
  return {
    title,
    description,
    agents,
    capabilities: covered.map(({ capability: { slug, title }, covering }) => ({ slug, title, count: covering.length })),
    guides: (await getGuides()).map(({ id, title, description }) => ({ title, description, path: `guides/${id}/` })),
    url: absolute,
  };
}
