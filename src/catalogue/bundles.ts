import { compareText } from '../agent/compare-text.ts';
import { kebabOf } from '../agent/slug.ts';
import { collisionsOf, type Collision } from './collisions.ts';
import type { AgentEntry } from './entry.ts';
import { markOf, uniqueNames } from './unique-names.ts';

/**
 * The bundles of a catalogue: one of all agents, and one for each folder with agents, without its subfolders. When there is
 * only one folder, there is only the first bundle. Each of several collections is also a bundle as a whole.
 * Of very many folders, those with the most agents have one.
 * @param agents in the order in which they are shown
 * @param max bundles of more agents than this are left out
 */
export function bundlesOf(agents: readonly AgentEntry[], max = Infinity): Bundle[] {
  const all = bundle('All agents', undefined, agents, ALL);
  const folders = new Map(
    [...Map.groupBy(agents, folderOf), ...collectionsOf(agents)]
      .sort(([a, most], [b, more]) => more.length - most.length || compareText(a, b))
      .slice(0, MAX_FOLDERS),
  );
  const slugs = uniqueNames([...folders.keys()], bundleSlugAt, [ALL]);
  const parts = [...folders].map(([folder, agents]) => {
    const [collection] = agents.map(({ provenance }) => provenance.collection);
    const [top = '', ...below] = folder.split('/');
    const title = folder === '' ? 'The top folder' : [collection ?? top, ...below].join('/');
    return bundle(title, folder, agents, slugs.get(folder)?.name ?? '');
  });
  parts.sort((a, b) => compareText(a.folder ?? '', b.folder ?? ''));
  return [all, ...(parts.length > 1 ? parts : [])].filter((each) => each.agents.length <= max);
}

/** A text in kebab case: lowercase ASCII letters and digits with single hyphens; empty when it has neither. */
export function kebab(text: string, max = MAX_CHARACTERS): string {
  return kebabOf(text).slice(0, max).replace(/-$/, '');
}

/**
 * The names in kebab case to try for something, from the shortest: what it is called, unless that cannot be written in
 * plain letters, and then the same with a mark.
 * @param text what it is called
 * @param own tells it from others that are called the same
 * @param word what it is called if nothing of the text can be written in plain letters
 */
export function kebabAt(text: string, own: string, word: string, level: number): string {
  const plain = kebab(text);
  const isWhole = plain !== '' && /^[\x00-\x7f]*$/.test(text.normalize('NFKD').replace(/\p{M}/gu, ''));
  if (isWhole && level === 0) return plain;
  const mark = markOf(own, isWhole ? level - 1 : level);
  return `${kebab(text, MAX_CHARACTERS - mark.length - 1) || word}-${mark}`;
}

/** How many folders have a bundle. The page of bundles and the list of plugins have an entry for each. */
export const MAX_FOLDERS = 200;
/** In characters. Longer names are cut. */
const MAX_CHARACTERS = 64;
/** The slug of the bundle of all agents. */
const ALL = 'all';

/** The top folder has no name. */
function bundleSlugAt(folder: string, level: number): string {
  return kebabAt(folder === '' ? 'top' : folder, folder, 'folder', level);
}

function folderOf({ file }: AgentEntry): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** All agents of each collection, when there are several, by the top folder of their paths. */
function collectionsOf(agents: readonly AgentEntry[]): Map<string, AgentEntry[]> {
  const collected = agents.filter(({ provenance }) => provenance.collection !== undefined);
  return Map.groupBy(collected, ({ file }) => file.slice(0, file.indexOf('/')));
}

function bundle(title: string, folder: string | undefined, agents: readonly AgentEntry[], slug: string): Bundle {
  return {
    slug,
    title,
    folder,
    agents,
    tokens: agents.reduce((sum, { agent }) => sum + agent.size.description.tokens, 0),
    collisions: collisionsOf(agents.map(({ agent }) => agent)),
  };
}

/** Agents that are offered together. */
export interface Bundle {
  /** Its archive is `/bundles/<slug>.zip`. */
  slug: string;
  title: string;
  /** The folder of its agents, below the agents folder; undefined for all agents. */
  folder: string | undefined;
  agents: readonly AgentEntry[];
  /** How many tokens the descriptions of its agents take in total. */
  tokens: number;
  /** The names that several of its agents share. */
  collisions: Collision[];
}
