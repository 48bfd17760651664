import type { AgentEntry } from '../catalogue/entry.ts';
import { claimsApart } from '../catalogue/likeness/claims-apart.ts';
import { listed } from '../catalogue/words.ts';

/**
 * Why an agent is a neighbour and what sets it apart, in sentences about the neighbour.
 * @param titles the titles of capabilities, by slug
 */
export function neighbourReasons(
  own: Pick<AgentEntry, 'claims'>,
  neighbour: Pick<AgentEntry, 'claims'>,
  titles: ReadonlyMap<string, string>,
): string[] {
  const { both, onlyHere, onlyThere } = claimsApart(own.claims, neighbour.claims);
  const named = (slugs: readonly string[]): string =>
    listed(
      slugs.map((slug) => titles.get(slug) ?? slug),
      MAX_NAMED,
    );
  return [
    ...(both.length > 0 ? [`Both cover ${named(both)}.`] : []),
    ...(onlyThere.length > 0 ? [`Only it covers ${named(onlyThere)}.`] : []),
    ...(onlyHere.length > 0 ? [`It does not cover ${named(onlyHere)}.`] : []),
  ];
}

const MAX_NAMED = 3;
