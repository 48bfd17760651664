import { getCatalogue, getVocabulary } from '../catalogue/catalogue.ts';
import { searchFiles, type SearchFiles } from './search-files.ts';

/** The search files of this build, made once however many of them are asked for. */
export function getSearchFiles(): Promise<SearchFiles> {
  if (import.meta.env.DEV) return make();
  made ??= make();
  return made;
}

let made: Promise<SearchFiles> | undefined;

async function make(): Promise<SearchFiles> {
  const { agents } = await getCatalogue();
  return searchFiles(agents, await getVocabulary());
}
