import type { Capability } from '../vocabulary/capability.ts';
import type { Claim } from '../vocabulary/coverage.ts';
import type { Evidence } from '../vocabulary/evidence.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/**
 * The capabilities that at least one agent covers, in vocabulary order, each with its agents, strongest first.
 * @param agents in the order that breaks ties
 */
export function capabilitiesInUse(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): Covered[] {
  return coveredBy(agents, vocabulary).filter(isCovered);
}

/** Whether some agent covers the capability. */
export function isCovered({ covering }: Covered): boolean {
  return covering.length > 0;
}

/**
 * Every capability, in vocabulary order, each with the agents that cover it, strongest first.
 * @param agents in the order that breaks ties
 */
export function coveredBy(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): Covered[] {
  const covered = new Map(vocabulary.map(({ slug }): [string, Covering[]] => [slug, []]));
  for (const entry of agents) {
    for (const [index, claim] of entry.claims.entries()) {
      const evidence = entry.evidence[index] ?? { line: claim.line, text: [] };
      covered.get(claim.capability)?.push({ entry, claim, evidence });
    }
  }
  return vocabulary.map((capability) => {
    const covering = covered.get(capability.slug) ?? [];
    return { capability, covering: covering.sort((a, b) => b.claim.strength - a.claim.strength) };
  });
}

/**
 * Returns a function that finds related capabilities: those that the same agents often cover, and as strongly. A capability
 * that nearly every agent covers is related to none in particular.
 * @returns takes a slug and the largest number of capabilities to return
 */
export function relatedFinder(covered: readonly Covered[]): (slug: string, max: number) => Related[] {
  const size = covered.length;
  const indexes = new Map(covered.map(({ capability }, index) => [capability.slug, index]));
  const together = new Float64Array(size * size);
  const shared = new Uint32Array(size * size);
  for (const claims of claimsByAgent(covered)) {
    for (const a of claims) {
      for (const b of claims) {
        const at = a.index * size + b.index;
        together[at] = (together[at] ?? 0) + a.strength * b.strength;
        shared[at] = (shared[at] ?? 0) + 1;
      }
    }
  }
  return (slug, max) => {
    const own = indexes.get(slug) ?? -1;
    const at = (a: number, b: number): number => together[a * size + b] ?? 0;
    // A single agent in common may be chance, unless the capability has at most two agents.
    const minShared = (covered[own]?.covering.length ?? 0) > 2 ? 2 : 1;
    return covered
      .map(({ capability }, index) => ({
        capability,
        both: shared[own * size + index] ?? 0,
        likeness: index === own ? 0 : at(own, index) / Math.sqrt(at(own, own) * at(index, index) || 1),
      }))
      .filter(({ both, likeness }) => likeness >= MIN_LIKENESS && both >= minShared)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, max)
      .map(({ capability, both }) => ({ capability, both }));
  };
}

/** Capabilities that are less alike than this are not related. */
const MIN_LIKENESS = 0.15;

/** For each agent, the indexes of the capabilities that it covers, and how strongly. */
function claimsByAgent(covered: readonly Covered[]): Iterable<{ index: number; strength: number }[]> {
  const claims = new Map<AgentEntry, { index: number; strength: number }[]>();
  for (const [index, { covering }] of covered.entries()) {
    for (const { entry, claim } of covering) {
      const known = claims.get(entry);
      if (known === undefined) claims.set(entry, [{ index, strength: claim.strength }]);
      else known.push({ index, strength: claim.strength });
    }
  }
  return claims.values();
}

/** A capability and the agents that cover it. */
export interface Covered {
  capability: Capability;
  covering: Covering[];
}

/** A capability that often occurs together with another. */
export interface Related {
  capability: Capability;
  /** How many agents cover both. */
  both: number;
}

/** An agent that covers a capability, and what proves it. */
export interface Covering {
  entry: AgentEntry;
  claim: Claim;
  /** The line that proves the claim, as shown. */
  evidence: Evidence;
}
