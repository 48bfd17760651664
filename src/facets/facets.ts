import { compareText } from '../agent/compare-text.ts';
import { modelOf, type Agent } from '../agent/agent-file.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { modelName } from '../catalogue/words.ts';

/**
 * The ways to narrow the catalogue down, each with its options and the agents that each option holds for. Options that
 * hold for no agent are left out, but no facet is, so that a page can tell what an address means by it.
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
  const having = (holds: (entry: AgentEntry) => boolean): number[] =>
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
      options: ACCESS.map(({ id, label, holds }) => ({ id, label, agents: having(({ agent }) => holds(agent)) })),
    },
    { id: 'model', label: 'Model', all: false, options: byValue(agents, ({ agent }) => modelOf(agent), modelName) },
    { id: 'folder', label: 'Folder', all: false, options: byValue(agents, folderOf, folderLabel(agents)) },
    {
      id: 'has',
      label: 'Has',
      all: true,
      options: [
        {
          id: 'examples',
          label: 'examples',
          agents: having(({ agent }) => agent.examples.some(({ turns }) => turns.length > 0)),
        },
        {
          id: 'portable',
          label: 'a header that every reader loads',
          agents: having(({ agent }) => agent.route === 'strict'),
        },
      ],
    },
  ];
  return facets.map((facet) => ({ ...facet, options: facet.options.filter(({ agents }) => agents.length > 0) }));
}

/** What an agent may do, in the order of how much that is. */
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

/** The folder that an agent's file lies in, below the collection's; a dot at the top. */
function folderOf({ file }: AgentEntry): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** One option for each value, those that most agents have first. */
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

/** Folders go by their paths; of several collections, each goes by its name. */
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

/** One way to narrow the catalogue down. */
export interface Facet {
  /** Its key in addresses; one of `FACET_IDS` in src/facets/narrow.ts. */
  id: string;
  label: string;
  /** Whether an agent must have all of several chosen options; otherwise any of them will do. */
  all: boolean;
  options: FacetOption[];
}

export interface FacetOption {
  /** Its value in addresses. */
  id: string;
  label: string;
  /** The heading that it stands under, where there are many. */
  group?: string;
  /** Numbers of the agents that it holds for, ascending. */
  agents: number[];
}
