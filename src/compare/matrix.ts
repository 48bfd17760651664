import { capabilitiesInUse } from '../capabilities/covering.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import type { Capability } from '../vocabulary/capability.ts';
import { comparisonOf, type Comparison } from './comparison.ts';

/**
 * What some agents cover, together and alone.
 * @param vocabulary in the order of its groups and titles
 */
export function coverageMatrix(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): Comparison {
  const rows = capabilitiesInUse(agents, vocabulary).map(({ capability: { slug, title, group }, covering }) => ({
    slug,
    title,
    group,
    proofs: agents.map((entry) => covering.find((each) => each.entry === entry)?.claim),
  }));
  return comparisonOf(rows, agents.length);
}
