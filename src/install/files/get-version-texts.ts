import { getCatalogue } from '../../collection/get-catalogue.ts';
import { fromLoaded } from '../../collection/loaded.ts';
import { TARGETS } from '../tools/targets.ts';
import { versionTexts, type VersionTexts } from './older-versions.ts';

/** The lists by which the install scripts recognise files, by tool, of the catalogue being served. */
export const getVersionTexts: () => Promise<ReadonlyMap<string, VersionTexts>> = fromLoaded(async () => {
  const { agents } = await getCatalogue();
  return new Map(TARGETS.map(({ id }) => [id, versionTexts(id, agents)]));
});
