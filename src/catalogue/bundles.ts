import type { AgentEntry } from './entry.ts';
import { collisionsOf, type Collision } from './collisions.ts';

/**
 * The bundles of a catalogue: one of all agents, and one for each folder with agents, without its subfolders. When there is
 * only one folder, there is only the first bundle. Each of several collections is also a bundle as a whole.
 * @param agents in the order in which they are shown
 * @param max bundles of more agents than this are left out
 */
export function bundlesOf(agents: readonly AgentEntry[], max = Infinity): Bundle[] {
  const taken = new Set<string>();
  const all = bundle('All agents', undefined, agents, free('all', taken));
  const folders = new Map([...Map.groupBy(agents, folderOf), ...collectionsOf(agents)]);
  const parts = [...folders.keys()].sort().map((folder) => {
    const [collection] = (folders.get(folder) ?? []).map(({ provenance }) => provenance.collection);
    const [top = '', ...below] = folder.split('/');
    const title = folder === '' ? 'The top folder' : [collection ?? top, ...below].join('/');
    return bundle(title, folder, folders.get(folder) ?? [], free(kebab(folder) || 'top', taken));
  });
  return [all, ...(parts.length > 1 ? parts : [])].filter((each) => each.agents.length <= max);
}

/** A text in kebab case: lowercase ASCII letters and digits with single hyphens; empty when it has neither. */
export function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_CHARACTERS)
    .replace(/^-|-$/g, '');
}

/** The wanted name, numbered from 2 if it is taken. @param taken the result is added to these */
export function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) {
    const end = `-${number}`;
    name = wanted.slice(0, MAX_CHARACTERS - end.length).replace(/-$/, '') + end;
  }
  taken.add(name);
  return name;
}

/** In characters. Longer names are cut. */
const MAX_CHARACTERS = 64;

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
