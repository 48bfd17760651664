import type { Facet, FacetOption } from './facets.ts';

/**
 * Narrows the agents down by what is chosen, and counts what every option would leave. The counts tell the truth under
 * the choice: of an option that adds to the choice, how many agents would be left with it; of one among alternatives,
 * how many it has by itself.
 * @param among the numbers of the agents to begin with; all of them when undefined
 */
export function narrow({ facets, total }: Facets, choice: Choice, among?: readonly number[]): Narrowed {
  const everywhere = maskOf(total, among);
  const masks = new Map(facets.map((facet) => [facet.id, facetMask(facet, choice.get(facet.id) ?? [], total)]));
  const left = both(everywhere, [...masks.values()]);
  const counts = new Map<string, Map<string, number>>();
  for (const facet of facets) {
    // Among alternatives the facet's own choice does not narrow what its other options offer.
    const within = facet.all
      ? left
      : both(
          everywhere,
          [...masks].flatMap(([id, mask]) => (id === facet.id ? [] : [mask])),
        );
    counts.set(facet.id, new Map(facet.options.map(({ id, agents }) => [id, countIn(within, agents)])));
  }
  return { has: (number) => left[number] === 1, count: left.reduce((sum, each) => sum + each, 0), counts };
}

/** The facets as they are served, with ascending numbers written out again. */
export function readFacets(file: FacetsFile): Facets {
  return {
    total: file.sizes.length,
    sizes: file.sizes,
    covered: file.covered,
    facets: file.facets.map((facet) => ({
      ...facet,
      options: facet.options.map((option) => {
        let number = 0;
        return { ...option, agents: option.agents.map((delta) => (number += delta)) };
      }),
    })),
  };
}

/** Orders agents by their numbers, which is by name; by size, smallest first; or by how much they cover, most first. */
export function inOrder(numbers: readonly number[], order: Order, { sizes, covered, total }: Facets): number[] {
  const rank = (number: number): number => {
    if (order === 'size') return sizes[number] ?? 0;
    return order === 'capabilities' ? MAX_COVERED - (covered[number] ?? 0) : 0;
  };
  // One number for each agent, by rank and then by name: those are sorted many times faster than by comparing agents.
  const keys = Float64Array.from(numbers, (number) => rank(number) * total + number);
  return Array.from(keys.sort(), (key) => key % total);
}

/** What is chosen, as it stands in an address: `capability=caching&capability=redis&model=opus`. */
export function readChoice(parameters: URLSearchParams): Choice {
  const chosen = FACET_IDS.map((id): [string, string[]] => {
    const options = parameters.getAll(id).filter((option) => option !== '');
    return [id, [...new Set(options)].slice(0, MAX_CHOSEN)];
  });
  return new Map(chosen.filter(([, options]) => options.length > 0));
}

/** Writes a choice into the parameters of an address, in the place of the one that stands there. */
export function writeChoice(choice: Choice, parameters: URLSearchParams): void {
  for (const id of FACET_IDS) {
    parameters.delete(id);
    for (const option of choice.get(id) ?? []) parameters.append(id, option);
  }
}

/** The same choice with an option more, or with one less. */
export function choose(choice: Choice, facet: string, option: string, chosen: boolean): Choice {
  const others = (choice.get(facet) ?? []).filter((each) => each !== option);
  const options = chosen ? [...others, option] : others;
  const changed = new Map(choice);
  if (options.length > 0) changed.set(facet, options);
  else changed.delete(facet);
  return changed;
}

export function isOrder(value: string | null): value is Order {
  return value !== null && ORDERS.some((order) => order === value);
}

/** The keys of the facets in addresses. */
export const FACET_IDS = ['capability', 'access', 'model', 'folder', 'has'] as const;

/** More capabilities than any agent covers. */
const MAX_COVERED = 1_000_000;

/** Options of one facet that an address may choose; nobody means more. */
const MAX_CHOSEN = 50;

const ORDERS = ['name', 'size', 'capabilities'] as const;

function maskOf(total: number, among: readonly number[] | undefined): Uint8Array {
  const mask = new Uint8Array(total);
  if (among === undefined) return mask.fill(1);
  for (const number of among) mask[number] = 1;
  return mask;
}

/** The agents that a facet's choice leaves; undefined when nothing is chosen. What is unknown leaves none. */
function facetMask(facet: Facet, chosen: readonly string[], total: number): Uint8Array | undefined {
  if (chosen.length === 0) return undefined;
  const masks = chosen.map((id) => maskOf(total, facet.options.find((option) => option.id === id)?.agents ?? []));
  if (facet.all) return both(new Uint8Array(total).fill(1), masks);
  const any = new Uint8Array(total);
  for (const mask of masks) for (let at = 0; at < total; at += 1) if (mask[at] === 1) any[at] = 1;
  return any;
}

function both(start: Uint8Array, masks: readonly (Uint8Array | undefined)[]): Uint8Array {
  const left = start.slice();
  for (const mask of masks) {
    if (mask === undefined) continue;
    for (let at = 0; at < left.length; at += 1) if (mask[at] === 0) left[at] = 0;
  }
  return left;
}

function countIn(mask: Uint8Array, numbers: readonly number[]): number {
  let count = 0;
  for (const number of numbers) if (mask[number] === 1) count += 1;
  return count;
}

/** Chosen options by facet. */
export type Choice = ReadonlyMap<string, readonly string[]>;

export type Order = (typeof ORDERS)[number];

/** Facets as they are served: an option's agents are the differences between ascending numbers. */
export interface FacetsFile {
  facets: Facet[];
  /** Length of each agent's file, in bytes. */
  sizes: number[];
  /** How many capabilities each agent covers. */
  covered: number[];
}

/** Facets to narrow with. */
export interface Facets extends FacetsFile {
  /** How many agents there are. */
  total: number;
}

/** What a choice leaves. */
export interface Narrowed {
  /** Whether an agent is left. */
  has: (number: number) => boolean;
  /** How many are left. */
  count: number;
  /** By facet and option. */
  counts: ReadonlyMap<string, ReadonlyMap<FacetOption['id'], number>>;
}
