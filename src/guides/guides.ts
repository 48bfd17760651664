import { getCollection, type CollectionEntry } from 'astro:content';

/** The guides, in reading order. */
export async function getGuides(): Promise<Guide[]> {
  return (await getCollection('guides')).sort((a, b) => a.data.order - b.data.order);
}

/** A guide of the content collection. */
export type Guide = CollectionEntry<'guides'>;
