import type { Facet, FacetOption } from './facets.ts';

/**
 * Narrows down the agents by a choice and counts the agents for every option. Where an agent must have all chosen
 * options, the count of an option is how many agents would be left with it; among alternatives, it is how many agents
 * the option alone would give.
 * @param among the numbers of the agents to start from; all agents if undefined
 */
export function narrow({ facets, total }: Facets, choice: Choice, among?: readonly number[]): Narrowed {
  const start = maskOf(total, among);
  const masks = new Map(facets.map((facet) => [facet.id, facetMask(facet, choice.get(facet.id) ?? [], total)]));
  const left = intersection(start, [...masks.values()]);
  const counts = new Map<string, Map<string, number>>();
  for (const facet of facets) {
    // Among alternatives, a facet's own choice must not reduce the counts of its other options.
    const within = facet.all
      ? left
      : intersection(
          start,
          [...masks].flatMap(([id, mask]) => (id === facet.id ? [] : [mask])),
        );
    counts.set(facet.id, new Map(facet.options.map(({ id, agents }) => [id, countIn(within, agents)])));
  }
  return { has: (number) => left[number] === 1, count: left.reduce((sum, each) => sum + each, 0), counts };
}

/** Reads the served facets, restoring agent numbers from their differences. */
export function readFacets(file: FacetsFile): Facets {
  return {
    total: file.sizes.length,
    byName: file.byName,
    positions: positionsOf(file.byName),
    sizes: file.sizes,
    covered: file.covered,
    recency: file.recency,
    facets: file.facets.map((facet) => ({
      ...facet,
      options: facet.options.map((option) => {
        let number = 0;
        return { ...option, agents: option.agents.map((delta) => (number += delta)) };
      }),
    })),
  };
}

/**
 * Sorts the numbers of agents: by name; by when they last changed, newest first; by size, smallest first; or by number of
 * capabilities, most first.
 */
export function inOrder(numbers: readonly number[], order: Order, facets: Facets): number[] {
  const { sizes, covered, recency, total, byName, positions } = facets;
  const rank = (number: number): number => {
    if (order === 'size') return sizes[number] ?? 0;
    if (order === 'changed') return recency[number] ?? 0;
    return order === 'capabilities' ? MAX_COVERED - (covered[number] ?? 0) : 0;
  };
  // One sort key per agent, by rank and then by name: plain numbers sort many times faster than with a comparator.
  const keys = Float64Array.from(numbers, (number) => rank(number) * total + (positions[number] ?? 0));
  return Array.from(keys.sort(), (key) => byName[key % total] ?? 0);
}

/** Reads a choice from an address's parameters, such as `capability=caching&capability=redis&model=opus`. */
export function readChoice(parameters: URLSearchParams): Choice {
  const chosen = FACET_IDS.map((id): [string, string[]] => {
    const options = parameters.getAll(id).filter((option) => option !== '');
    return [id, [...new Set(options)].slice(0, MAX_CHOSEN)];
  });
  return new Map(chosen.filter(([, options]) => options.length > 0));
}

/** Writes a choice into an address's parameters, replacing the one already there. */
export function writeChoice(choice: Choice, parameters: URLSearchParams): void {
  for (const id of FACET_IDS) {
    parameters.delete(id);
    for (const option of choice.get(id) ?? []) parameters.append(id, option);
  }
}

/** Returns the choice with an option added or removed. */
export function choose(choice: Choice, facet: string, option: string, chosen: boolean): Choice {
  const others = (choice.get(facet) ?? []).filter((each) => each !== option);
  const options = chosen ? [...others, option] : others;
  const changed = new Map(choice);
  if (options.length > 0) changed.set(facet, options);
  else changed.delete(facet);
  return changed;
}

/** Whether a value, such as one from an address, names an order of the list. */
export function isOrder(value: string | null): value is Order {
  return value !== null && ORDERS.some((order) => order === value);
}

/** The keys of the facets in addresses. */
export const FACET_IDS = ['capability', 'access', 'model', 'for', 'folder', 'has'] as const;

/** More capabilities than any agent covers. */
const MAX_COVERED = 1_000_000;

/** How many options of one facet an address may choose; more are ignored. */
const MAX_CHOSEN = 50;

const ORDERS = ['name', 'changed', 'size', 'capabilities'] as const;

/** The position of each number in a list of them. */
function positionsOf(numbers: readonly number[]): number[] {
  const positions = numbers.map(() => 0);
  for (const [position, number] of numbers.entries()) positions[number] = position;
  return positions;
}

function maskOf(total: number, among: readonly number[] | undefined): Uint8Array {
  const mask = new Uint8Array(total);
  if (among === undefined) return mask.fill(1);
  for (const number of among) mask[number] = 1;
  return mask;
}

/** The agents that a facet's choice leaves; undefined if nothing is chosen. An unknown option leaves none. */
function facetMask(facet: Facet, chosen: readonly string[], total: number): Uint8Array | undefined {
  if (chosen.length === 0) return undefined;
  const masks = chosen.map((id) => maskOf(total, facet.options.find((option) => option.id === id)?.agents ?? []));
  if (facet.all) return intersection(new Uint8Array(total).fill(1), masks);
  const any = new Uint8Array(total);
  for (const mask of masks) for (let at = 0; at < total; at += 1) if (mask[at] === 1) any[at] = 1;
  return any;
}

function intersection(start: Uint8Array, masks: readonly (Uint8Array | undefined)[]): Uint8Array {
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

/** An order of the list of agents. */
export type Order = (typeof ORDERS)[number];

/** Facets as served: an option's agents are stored as the differences between ascending numbers. */
export interface FacetsFile {
  facets: Facet[];
  /** The numbers of all agents, in the order of their names. */
  byName: number[];
  /** The size of each agent's file, in bytes. */
  sizes: number[];
  /** How many capabilities each agent covers. */
  covered: number[];
  /** How many other dates of changes are newer than each agent's; empty where none is known. */
  recency: number[];
}

/** Facets to narrow with. */
export interface Facets extends FacetsFile {
  /** How many agents there are. */
  total: number;
  /** The position of each agent among all by name. */
  positions: number[];
}

/** What a choice leaves. */
export interface Narrowed {
  /** Whether the agent with a number is left. */
  has: (number: number) => boolean;
  /** How many agents are left. */
  count: number;
  /** How many agents each option would leave, by facet and option. */
  counts: ReadonlyMap<string, ReadonlyMap<FacetOption['id'], number>>;
}
