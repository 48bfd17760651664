import type { Capability } from './capability.ts';

/**
 * Makes the function that counts a capability's companions among the capabilities that an agent covers most.
 * @returns undefined for a vocabulary without companions
 */
export function companyReader(
  vocabulary: readonly Pick<Capability, 'slug' | 'companions'>[],
): ((capability: string, covered: readonly string[]) => number) | undefined {
  const companions = new Map(vocabulary.map(({ slug, companions = [] }) => [slug, new Set(companions)]));
  if ([...companions.values()].every(({ size }) => size === 0)) return undefined;
  // One of two may have too many companions to name the other.
  const go = (one: string, other: string): boolean => companions.get(one)?.has(other) ?? false;
  return (capability, covered) =>
    covered
      .filter((other) => other !== capability)
      .slice(0, MAX_OTHERS)
      .filter((other) => go(capability, other) || go(other, capability)).length;
}

/** So many of the strongest claims say what an agent is about; of a generalist's many, the others are the least sure. */
const MAX_OTHERS = 12;
