import { GROUPS } from '../../vocabulary/groups.ts';
import { leaningOn } from '../fingerprint.ts';
import { copied, NEAR_DUPLICATE } from './minhash.ts';
import type { AgentEntry } from '../entry.ts';

/**
 * Makes a function that finds an agent's neighbours: the agents that cover the same capabilities about as strongly, most
 * alike first, each with the difference in one line. Sharing a rare capability counts for more than sharing a common one.
 * The same agent in a file for another tool is no neighbour, and of the files of one neighbour only one is taken: the one
 * for the agent's own tool, if there is one.
 * For each capability, only the agents closest in strength are considered, so that the time for one agent does not grow with
 * the size of the catalogue.
 */
export function neighbourFinder(agents: readonly AgentEntry[]): (entry: AgentEntry, max: number) => Neighbour[] {
  const covering = new Map<string, { index: number; weight: number }[]>();
  for (const [index, { claims }] of agents.entries()) {
    for (const { capability, strength } of claims) {
      const known = covering.get(capability) ?? [];
      covering.set(capability, known);
      known.push({ index, weight: strength });
    }
  }
  for (const claimants of covering.values()) {
    const rarity = Math.log(1 + agents.length / claimants.length);
    for (const each of claimants) each.weight *= rarity;
    claimants.sort((a, b) => b.weight - a.weight || a.index - b.index);
  }
  const ranks = new Map(
    [...covering].map(([capability, claimants]) => [
      capability,
      new Map(claimants.map(({ index }, rank) => [index, rank])),
    ]),
  );
  const lengths = new Float64Array(agents.length);
  for (const claimants of covering.values()) {
    for (const { index, weight } of claimants) lengths[index] = (lengths[index] ?? 0) + weight * weight;
  }
  const indexes = new Map(agents.map(({ slug }, index) => [slug, index]));

  return (entry, max) => {
    const own = indexes.get(entry.slug) ?? -1;
    const products = new Map<number, number>();
    for (const { capability } of entry.claims) {
      const claimants = covering.get(capability) ?? [];
      const rank = ranks.get(capability)?.get(own) ?? 0;
      const weight = claimants[rank]?.weight ?? 0;
      const first = Math.max(0, Math.min(rank - MAX_CONSIDERED / 2, claimants.length - MAX_CONSIDERED));
      for (const other of claimants.slice(first, first + MAX_CONSIDERED)) {
        if (other.index !== own) products.set(other.index, (products.get(other.index) ?? 0) + weight * other.weight);
      }
    }
    const likely = [...products]
      .map(([index, product]) => ({
        index,
        likeness: product / Math.sqrt((lengths[own] ?? 0) * (lengths[index] ?? 0)),
      }))
      .filter(({ likeness }) => likeness >= MIN_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || a.index - b.index)
      .flatMap(({ index, likeness }) => {
        const other = agents[index];
        return other === undefined ? [] : [{ entry: other, likeness }];
      });
    return oneOfEachFamily(entry, likely)
      .slice(0, max)
      .map(({ entry: other, likeness }) => ({
        entry: other,
        likeness,
        copy: copied(entry.minhash, other.minhash) >= NEAR_DUPLICATE,
        difference: difference(entry.shares, other.shares),
      }));
  };
}

/** Leaves out an agent's own family, and all but one file of every other family. */
function oneOfEachFamily<Likely extends Pick<Neighbour, 'entry'>>(
  own: AgentEntry,
  likely: readonly Likely[],
): Likely[] {
  const forOwnTool = new Set(likely.flatMap(({ entry }) => (isForSameTool(own, entry) ? [entry.slug] : [])));
  const left = new Set(own.family.map(({ slug }) => slug));
  return likely.filter(({ entry }) => {
    const isForOwnTool = forOwnTool.has(entry.slug);
    if (left.has(entry.slug) || (!isForOwnTool && entry.family.some(({ slug }) => forOwnTool.has(slug)))) return false;
    for (const { slug } of entry.family) if (!forOwnTool.has(slug)) left.add(slug);
    return true;
  });
}

function isForSameTool(a: AgentEntry, b: AgentEntry): boolean {
  return a.agent.dialect === b.agent.dialect;
}

/** How many of the agents that cover a capability about as strongly are considered. */
const MAX_CONSIDERED = 400;
const MIN_LIKENESS = 0.2;

/** How the second differs from the first, as a sentence. @param a shares by group @param b shares by group */
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
  /** How alike they are in what they cover, from 0 to 1. */
  likeness: number;
  /** Whether the two prompts have nearly the same wording. */
  copy: boolean;
  /** How it differs, as a sentence about it. */
  difference: string;
}
