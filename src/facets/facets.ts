import { dialectLabel } from '../agent/dialects/dialects.ts';
import { compareText } from '../agent/compare-text.ts';
import { modelOf, type Agent } from '../agent/agent-file.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { modelName } from '../catalogue/words.ts';

/**
 * The facets of the catalogue, each with its options and the agents that have them. Options that no agent has are left
 * out; a facet without options stays, so that a page can still interpret addresses that name it.
 * @param agents in the order of their numbers
 */
export function facetsOf(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): Facet[] {
  const covering = new Map<string, number[]>();
  for (const [number, { claims }] of agents.entries()) {
    for (const { capability } of claims) {
      const known = covering.get(capability);
      if (known === undefined) covering.set(capability, [number]);
      else known.push(number);
    }
  }
  const agentsWhere = (holds: (entry: AgentEntry) => boolean): number[] =>
    agents.flatMap((entry, number) => (holds(entry) ? [number] : []));
  const facets: Facet[] = [
    {
      id: 'capability',
      label: 'Covers',
      all: true,
      options: vocabulary.map((capability) => ({
        id: capability.slug,
        label: capability.title,
        group: GROUPS.find(({ id }) => id === capability.group)?.title ?? '',
        agents: covering.get(capability.slug) ?? [],
      })),
    },
    {
      id: 'access',
      label: 'What it may do',
      all: true,
      options: ACCESS.map(({ id, label, holds }) => ({ id, label, agents: agentsWhere(({ agent }) => holds(agent)) })),
    },
    { id: 'model', label: 'Model', all: false, options: byValue(agents, ({ agent }) => modelOf(agent), modelName) },
    {
      id: 'for',
      label: 'Written for',
      all: false,
      options: byValue(agents, ({ agent }) => agent.dialect, dialectLabel),
    },
    { id: 'folder', label: 'Folder', all: false, options: byValue(agents, folderOf, folderLabel(agents)) },
    {
      id: 'has',
      label: 'Has',
      all: true,
      options: [
        {
          id: 'examples',
          label: 'examples',
          agents: agentsWhere(({ agent }) => agent.examples.some(({ turns }) => turns.length > 0)),
        },
        {
          id: 'portable',
          label: 'a header that every reader loads',
          agents: agentsWhere(({ agent }) => agent.loading === 'everywhere'),
        },
      ],
    },
  ];
  return facets.map((facet) => ({ ...facet, options: facet.options.filter(({ agents }) => agents.length > 0) }));
}

/** What an agent may do, the broadest access first. */
const ACCESS: readonly { id: string; label: string; holds: (agent: Agent) => boolean }[] = [
  { id: 'everything', label: 'inherits every tool', holds: ({ access }) => access.everything },
  { id: 'write', label: 'may write files', holds: (agent) => allowed(agent, 'write') },
  { id: 'run', label: 'may run commands', holds: (agent) => allowed(agent, 'run') },
  { id: 'network', label: 'may use the network', holds: (agent) => allowed(agent, 'network') },
  {
    id: 'reads-only',
    label: 'only reads',
    holds: ({ access }) => access.abilities.every(({ ability, allowed }) => allowed === (ability === 'read')),
  },
];

function allowed(agent: Agent, wanted: string): boolean {
  return agent.access.abilities.some(({ ability, allowed }) => ability === wanted && allowed);
}

/** The folder of an agent's file, relative to the agents folder; `.` for the agents folder itself. */
function folderOf({ file }: AgentEntry): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** One option for each value, the most common first. */
function byValue(
  agents: readonly AgentEntry[],
  value: (entry: AgentEntry) => string,
  label: (id: string) => string,
): FacetOption[] {
  const options = new Map<string, number[]>();
  for (const [number, entry] of agents.entries()) {
    const known = options.get(value(entry));
    if (known === undefined) options.set(value(entry), [number]);
    else known.push(number);
  }
  return [...options]
    .map(([id, agents]) => ({ id, label: label(id), agents }))
    .sort((a, b) => b.agents.length - a.agents.length || compareText(a.id, b.id));
}

/** Folders are labelled with their paths; the first part of a collection's path becomes the collection's name. */
function folderLabel(agents: readonly AgentEntry[]): (folder: string) => string {
  const labels = new Map([['.', 'the top folder']]);
  for (const entry of agents) {
    const { collection } = entry.provenance;
    if (collection === undefined) continue;
    const folder = folderOf(entry);
    labels.set(folder, [collection, ...folder.split('/').slice(1)].join('/'));
  }
  return (folder) => labels.get(folder) ?? folder;
}

/** A property by which the catalogue can be narrowed down. */
export interface Facet {
  /** The key in addresses; one of `FACET_IDS` in src/facets/narrow.ts. */
  id: string;
  label: string;
  /** Whether an agent must have all chosen options; otherwise one is enough. */
  all: boolean;
  options: FacetOption[];
}

/** An option of a facet. */
export interface FacetOption {
  /** The value in addresses. */
  id: string;
  label: string;
  /** The title of its group, if the facet groups its options. */
  group?: string;
  /** The numbers of the agents that have it, ascending. */
  agents: number[];
}
