import type { AgentEntry } from './entry.ts';
import { folded } from './unique-names.ts';

/**
 * The addresses that would fit several agents, so that none of them has it. Whoever follows an old link or command finds
 * there which agents it may have meant, instead of one that it may not have.
 * @param agents in the order in which they are shown
 */
export function sharedAddressesOf(agents: readonly AgentEntry[]): SharedAddress[] {
  const groups = new Map<string, { slugs: Set<string>; agents: AgentEntry[] }>();
  for (const entry of agents) {
    for (const slug of entry.sharedSlugs) {
      const group = groups.get(folded(slug)) ?? { slugs: new Set(), agents: [] };
      groups.set(folded(slug), group);
      group.slugs.add(slug);
      if (group.agents.at(-1) !== entry) group.agents.push(entry);
    }
  }
  return [...groups.values()].flatMap(({ slugs, agents }) => [...slugs].map((slug) => ({ slug, agents })));
}

/** What the install scripts read at a shared address: the slugs of the agents that may be meant; of many, the first. */
export function sharedLines({ agents }: SharedAddress): string {
  const slugs = agents.slice(0, MAX_LISTED).map(({ slug }) => slug);
  return `several\t${[...slugs, ...(agents.length > MAX_LISTED ? ['...'] : [])].join(' ')}\n`;
}

const MAX_LISTED = 10;

/** An address that would fit several agents. */
export interface SharedAddress {
  /** The last part of the address. */
  slug: string;
  agents: readonly AgentEntry[];
}
