import { capabilitiesInUse } from '../capabilities/covering.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import type { Capability } from '../vocabulary/capability.ts';
import type { Claim } from '../vocabulary/coverage.ts';
import { GROUPS } from '../vocabulary/groups.ts';

/**
 * What some agents cover, as a table by group: each group has a row for every capability that at least one agent covers.
 * @param vocabulary in the order of its groups and titles
 */
export function coverageMatrix(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): MatrixGroup[] {
  const used = capabilitiesInUse(agents, vocabulary);
  return GROUPS.map(({ id, title }) => ({
    id,
    title,
    rows: used
      .filter(({ capability }) => capability.group === id)
      .map(({ capability, covering }) => ({
        slug: capability.slug,
        title: capability.title,
        claims: agents.map((entry) => covering.find((each) => each.entry === entry)?.claim),
      })),
  })).filter(({ rows }) => rows.length > 0);
}

/** A group of capabilities in the table. */
export interface MatrixGroup {
  id: string;
  title: string;
  rows: {
    slug: string;
    title: string;
    /** In the order of the agents; undefined for one that does not cover the capability. */
    claims: (Claim | undefined)[];
  }[];
}
