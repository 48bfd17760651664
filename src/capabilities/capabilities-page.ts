import { counted } from '../catalogue/words.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { isCovered, type Covered } from './covering.ts';

/**
 * What the capabilities page shows.
 * @param covered every capability of the vocabulary with the agents that cover it, by group and title
 * @param agents how many agents the catalogue has
 */
export function capabilitiesPage(covered: readonly Covered[], agents: number): CapabilitiesPage {
  const used = covered.filter(isCovered).length;
  const groups = GROUPS.map(({ id, title, label }) => groupOf({ id, title, label }, covered)).filter(
    (group) => group.used.length + group.unused.length > 0,
  );
  return {
    description: `What ${counted(agents, 'agent')} can do: ${used} capabilities in ${groups.length} groups, each proved by lines in the agents’ files.`,
    count: `${covered.length} capabilities in ${groups.length} groups, ${used} of them covered by ${counted(agents, 'agent')}.`,
    groups,
  };
}

function groupOf(group: Pick<CapabilityGroup, 'id' | 'title' | 'label'>, covered: readonly Covered[]): CapabilityGroup {
  const own = covered.filter(({ capability }) => capability.group === group.id);
  return {
    ...group,
    used: own.filter(isCovered),
    unused: own.filter((each) => !isCovered(each)),
    agents: new Set(own.flatMap(({ covering }) => covering.map(({ entry }) => entry))).size,
  };
}

/** What the capabilities page shows. */
export interface CapabilitiesPage {
  /** For search engines. */
  description: string;
  /** How many capabilities there are, in a sentence. */
  count: string;
  /** The groups that have capabilities. */
  groups: CapabilityGroup[];
}

/** A group of capabilities. */
export interface CapabilityGroup {
  id: string;
  title: string;
  /** Its short title. */
  label: string;
  /** The capabilities that some agent covers, by title. */
  used: Covered[];
  /** The others. */
  unused: Covered[];
  /** How many agents cover something in it. */
  agents: number;
}
