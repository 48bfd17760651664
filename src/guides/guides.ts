import { getCollection, type CollectionEntry } from 'astro:content';
import { identity } from 'virtual:settings';
import { showsGuide } from '../identity/identity.ts';
import { ownLang } from '../site.ts';
import { readOwnGuides, type OwnGuide } from './own-guides.ts';

/** The guides that the catalogue shows, in reading order: its own, then those that come with it. */
export async function getGuides(): Promise<Guide[]> {
  const all = await getCollection('guides');
  const shown = all.filter(({ id }) => showsGuide(identity, id)).sort((a, b) => a.data.order - b.data.order);
  const own = await readOwn(shown.map(({ id }) => id));
  return [
    ...own.map((guide) => ({ id: guide.id, title: guide.title, description: guide.description, own: guide })),
    ...shown.map((entry) => ({ id: entry.id, title: entry.data.title, description: entry.data.description, entry })),
  ];
}

/** The value of the attribute `lang` of a guide's words; undefined for English. */
export function langOfGuide({ own }: Pick<Guide, 'own'>): string | undefined {
  return own === undefined ? undefined : ownLang(own.text);
}

function readOwn(taken: readonly string[]): Promise<OwnGuide[]> {
  return identity.guidesFolder === undefined ? Promise.resolve([]) : readOwnGuides(identity.guidesFolder, taken);
}

/** A guide. */
export type Guide = {
  /** Its page is `/guides/<id>/`. */
  id: string;
  title: string;
  /** What a reader learns; empty if a guide of the catalogue's own does not say. */
  description: string;
} & ({ entry: CollectionEntry<'guides'>; own?: undefined } | { own: OwnGuide; entry?: undefined });
