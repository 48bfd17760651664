import type { Claim } from '../../vocabulary/coverage.ts';

/** What two agents cover together, and what only one of them does: slugs of capabilities, the strongest first. */
export function claimsApart(here: readonly Claim[], there: readonly Claim[]): ClaimsApart {
  const strengths = new Map(here.map(({ capability, strength }) => [capability, strength]));
  const both = there
    .filter(({ capability }) => strengths.has(capability))
    .map(({ capability, strength }) => ({ capability, weaker: Math.min(strength, strengths.get(capability) ?? 0) }))
    .sort((a, b) => b.weaker - a.weaker);
  const shared = new Set(both.map(({ capability }) => capability));
  const only = (claims: readonly Claim[]): string[] =>
    claims.filter(({ capability }) => !shared.has(capability)).map(({ capability }) => capability);
  return { both: [...shared], onlyHere: only(here), onlyThere: only(there) };
}

/** What two agents cover together and apart. */
export interface ClaimsApart {
  both: string[];
  onlyHere: string[];
  onlyThere: string[];
}
