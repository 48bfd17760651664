import { hasShape } from '../../components/guard.ts';

/** Whether a value is a manifest that this code can read. */
export function isManifest(value: unknown): value is Manifest {
  return hasShape(value, {
    version: 'string',
    agents: 'number',
    cardsInFile: 'number',
    shards: 'array',
    capabilities: 'array',
  });
}

/** What the browser must know before it can ask the index anything; served as `/search/index.json`. */
export interface Manifest {
  /** The folder that all other files lie in. */
  version: string;
  /** How many agents there are. */
  agents: number;
  /** How many cards are in each file of cards. */
  cardsInFile: number;
  /** The first key of each shard, in order. */
  shards: string[];
  /** Slug, title and index of the group of each capability, in the order of their numbers. */
  capabilities: [slug: string, title: string, group: number][];
}
