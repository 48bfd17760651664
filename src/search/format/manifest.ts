import { hasShape } from '../../components/guard.ts';

/** Whether a value is a manifest that this code can read. */
export function isManifest(value: unknown): value is Manifest {
  return hasShape(value, {
    version: 'string',
    agents: 'number',
    cardsInFile: 'number',
    shards: 'array',
    groups: 'array',
  });
}

/** The index of the group that has a capability. @param number the capability's number */
export function groupOfNumber(number: number, { groups }: Pick<Manifest, 'groups'>): number {
  let before = 0;
  return groups.findIndex((size) => number < (before += size));
}

/** What the browser must know before it can look anything up in the index; served as `/search/index.json`. */
export interface Manifest {
  /** The name of the folder with all other files. */
  version: string;
  /** How many agents there are. */
  agents: number;
  /** How many cards are in each file of cards. */
  cardsInFile: number;
  /** The first key of each shard, in order. */
  shards: string[];
  /** How many capabilities are in each group; they are numbered group by group. */
  groups: number[];
}
