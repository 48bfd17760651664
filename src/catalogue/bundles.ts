import type { AgentEntry } from './entry.ts';
import { collisionsOf, type Collision } from './collisions.ts';

/**
 * The bundles of a catalogue: all agents, and those of each folder in which agents lie, not counting the folders in it.
 * With one folder only there is only the first. Of several collections, each is a bundle as a whole.
 * @param agents in the order in which they are shown
 * @param most a bundle of more agents than this is left out
 */
export function bundlesOf(agents: readonly AgentEntry[], most = Infinity): Bundle[] {
  const taken = new Set<string>();
  const all = bundle('All agents', undefined, agents, free('all', taken));
  const folders = new Map([...Map.groupBy(agents, folderOf), ...collectionsOf(agents)]);
  const parts = [...folders.keys()].sort().map((folder) => {
    const [collection] = (folders.get(folder) ?? []).map(({ provenance }) => provenance.collection);
    const [top = '', ...below] = folder.split('/');
    const title = folder === '' ? 'The top folder' : [collection ?? top, ...below].join('/');
    return bundle(title, folder, folders.get(folder) ?? [], free(kebab(folder) || 'top', taken));
  });
  return [all, ...(parts.length > 1 ? parts : [])].filter((each) => each.agents.length <= most);
}

/** A text in lower case, of letters and digits of ASCII with single hyphens between them; empty when it has none. */
export function kebab(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_CHARACTERS)
    .replace(/^-|-$/g, '');
}

/** The first of a name, the same with 2, with 3 and so on that is not taken; it is taken then. */
export function free(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) {
    const end = `-${number}`;
    name = wanted.slice(0, MAX_CHARACTERS - end.length).replace(/-$/, '') + end;
  }
  taken.add(name);
  return name;
}

/** Longer names are cut. */
const MAX_CHARACTERS = 64;

function folderOf({ file }: AgentEntry): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** All agents of each collection, where there are several, by the folder that its files' paths begin with. */
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
  /** The folder that its agents lie in, below the agents folder; undefined for all agents. */
  folder: string | undefined;
  agents: readonly AgentEntry[];
  /** What the descriptions of its agents take up together. */
  tokens: number;
  /** The names that several of its agents have. */
  collisions: Collision[];
}
