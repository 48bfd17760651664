import { dialectLabel } from '../agent/dialects/dialects.ts';
import { kebabOf } from '../agent/slug.ts';
import { chosenQuery, MAX_COMPARED } from '../catalogue/chosen.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import type { FamilyMember } from '../catalogue/likeness/family.ts';
import { listed } from '../catalogue/words.ts';

/**
 * The files that are the same agent for other tools, as an agent's page shows them: in groups of those that differ from the
 * agent in the same things. Undefined if there is none.
 */
export function shownFamily({ slug, agent, family }: AgentEntry): ShownFamily | undefined {
  if (family.length === 0) return undefined;
  const groups = Map.groupBy(family, ({ differs }) => differs.join(' '));
  return {
    groups: [...groups.values()].map((members) => ({
      members: members.map((member) => ({
        slug: member.slug,
        label: dialectLabel(member.dialect),
        name: kebabOf(member.name) === kebabOf(agent.name) ? undefined : member.name,
      })),
      difference: differenceInWords(members),
    })),
    compare: `compare/${chosenQuery([slug, ...family.map((member) => member.slug)].slice(0, MAX_COMPARED))}`,
    tools: listed(family.map(({ dialect }) => dialectLabel(dialect))),
  };
}

function differenceInWords(members: readonly FamilyMember[]): string {
  const differs = members[0]?.differs ?? [];
  if (differs.length === 0) return 'with nothing different but the form';
  return `which ${members.length === 1 ? 'differs' : 'differ'} in ${listed(differs)}`;
}

/** The family of an agent on its page. */
export interface ShownFamily {
  groups: {
    members: {
      slug: string;
      /** The name of its tool. */
      label: string;
      /** Its name, if it has another one. */
      name: string | undefined;
    }[];
    /** What differs, as what follows a comma. */
    difference: string;
  }[];
  /** The address of the comparison, below the base path. */
  compare: string;
  /** The names of all its tools, in words. */
  tools: string;
}
