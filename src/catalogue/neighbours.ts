import { GROUPS } from './groups.ts';
import { leaningOn } from './rose.ts';
import type { AgentEntry } from './file.ts';

/**
 * The agents most like another, most alike first, each with the difference in one line.
 * @param most how many at the most
 */
export function neighboursOf(entry: AgentEntry, agents: readonly AgentEntry[], most: number): Neighbour[] {
  return agents
    .filter((other) => other.slug !== entry.slug)
    .map((other) => ({ entry: other, likeness: likeness(entry.shares, other.shares) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.entry.slug < b.entry.slug ? -1 : 1))
    .slice(0, most)
    .map(({ entry: other }) => ({ entry: other, difference: difference(entry.shares, other.shares) }));
}

/** The cosine of the angle between two fingerprints: 1 for the same proportions, 0 for nothing in common. */
function likeness(a: readonly number[], b: readonly number[]): number {
  let product = 0;
  let lengthA = 0;
  let lengthB = 0;
  a.forEach((share, index) => {
    const other = b[index] ?? 0;
    product += share * other;
    lengthA += share * share;
    lengthB += other * other;
  });
  return lengthA === 0 || lengthB === 0 ? 0 : product / Math.sqrt(lengthA * lengthB);
}

/** What the second has more and less of than the first. */
function difference(a: readonly number[], b: readonly number[]): string {
  const gaps = a.map((share, index) => ({ gap: (b[index] ?? 0) - share, label: GROUPS[index]?.label ?? '' }));
  const named = (sign: 1 | -1): string =>
    gaps
      .filter(({ gap }) => gap * sign >= 0.2)
      .sort((x, y) => (y.gap - x.gap) * sign)
      .slice(0, 2)
      .map(({ label }) => label.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()))
      .join(' and ');
  const more = named(1);
  const less = named(-1);
  if (more === '' && less === '') {
    const shared = GROUPS[leaningOn(b, 1)[0] ?? -1]?.label.toLowerCase();
    return shared === undefined ? 'Much the same.' : `Much the same ground, ${shared} first.`;
  }
  return `${[more && `More on ${more}`, less && `${more ? 'less' : 'Less'} on ${less}`].filter(Boolean).join('; ')}.`;
}

/** A similar agent. */
export interface Neighbour {
  entry: AgentEntry;
  /** How it differs, as a sentence about it. */
  difference: string;
}
