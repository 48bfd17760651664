import type { Card } from '../../catalogue/card.ts';
import { hasShape, isRecord } from '../../components/guard.ts';
import type { FacetsFile } from '../../facets/narrow.ts';
import { groupOfNumber, isManifest, type Manifest } from '../format/manifest.ts';
import { readCapability, readEntry, type CapabilityEntry, type Entry } from '../format/entries.ts';
import { capabilityKey, groupKey } from '../format/keys.ts';
import type { Postings } from '../format/postings.ts';

/**
 * Opens the catalogue's index. Its JSON files are each loaded once, on first use.
 * @param load loads a file by its path below `/search/`; it throws if there is none
 * @throws Error if the index has an unknown format
 */
export async function openIndex(load: (path: string) => Promise<unknown>): Promise<IndexFiles> {
  const manifest = await load('index.json');
  if (!isManifest(manifest)) throw new Error('The search index is not what this page expects.');
  const loaded = new Map<string, Promise<unknown>>();
  const read = (name: string): Promise<unknown> => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const loading = load(`${manifest.version}/${name}.json`);
    loaded.set(name, loading);
    // Lets the next call try again.
    loading.catch(() => loaded.delete(name));
    return loading;
  };
  /** The values of the keys that the index has. */
  const valuesOf = async (keys: readonly string[]): Promise<Map<string, unknown>> => {
    const shards = await Promise.all(keys.map((key) => readShard(shardOf(key, manifest.shards))));
    return new Map(
      keys.flatMap((key, at): [string, unknown][] => {
        const shard = shards[at] ?? {};
        return Object.hasOwn(shard, key) ? [[key, shard[key]]] : [];
      }),
    );
  };
  const readShard = async (number: number): Promise<Record<string, unknown>> => {
    const shard = number < 0 ? undefined : await read(`terms-${number}`);
    return isRecord(shard) ? shard : {};
  };
  const entries = async (terms: readonly string[]): Promise<Map<string, Entry>> => {
    const values = await valuesOf(terms);
    return new Map(
      [...values].flatMap(([term, value]): [string, Entry][] => {
        const entry = readEntry(value);
        return entry === undefined ? [] : [[term, entry]];
      }),
    );
  };
  return {
    manifest,
    entries,
    beginning: async (start, onlyNear) => {
      const first = Math.max(0, shardOf(start, manifest.shards));
      const last = Math.min(shardOf(`${start}\uFFFF`, manifest.shards), first + MAX_SHARDS_OF_BEGINNING - 1);
      const terms = new Set<string>();
      for (let number = first; number <= (onlyNear ? first : last); number += 1) {
        for (const [key, value] of Object.entries(await readShard(number))) {
          if (!key.startsWith(start) || /[=#]$/.test(key)) continue;
          const term = typeof value === 'string' ? value : key;
          if (!onlyNear || shardOf(term, manifest.shards) === first) terms.add(term);
        }
      }
      return entries([...terms]);
    },
    capabilities: async (numbers) => {
      const keys = numbers.map((number) => capabilityKey(groupOfNumber(number, manifest), number));
      const values = await valuesOf(keys);
      return keys.map((key) => readCapability(values.get(key)));
    },
    groups: async (groups) => {
      const found = await entries(groups.map(groupKey));
      return groups.map((group) => found.get(groupKey(group))?.agents ?? []);
    },
    cards: async (numbers) => {
      const files = numbers.map((number) => read(`cards-${Math.floor(number / manifest.cardsInFile)}`));
      const lists = await Promise.all(files);
      return lists.flatMap((cards, index) => {
        const card: unknown = Array.isArray(cards) ? cards[(numbers[index] ?? 0) % manifest.cardsInFile] : undefined;
        return isCard(card) ? [card] : [];
      });
    },
    words: async () => {
      const words = await read('words');
      return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
    },
    facets: async () => {
      const facets = await read('facets');
      if (!isFacetsFile(facets)) throw new Error('The facets are not what this page expects.');
      return facets;
    },
  };
}

/** At most this many shards are read for the words with a beginning. */
const MAX_SHARDS_OF_BEGINNING = 2;

/** The shard that would contain a key: the last one whose first key is not greater; -1 if there is none. */
function shardOf(key: string, firsts: readonly string[]): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isCard(value: unknown): value is Card {
  return hasShape(value, { slug: 'string', name: 'string', summary: 'string', shares: 'array', facts: 'array' });
}

function isFacetsFile(value: unknown): value is FacetsFile {
  return hasShape(value, { facets: 'array', byName: 'array', sizes: 'array', covered: 'array', recency: 'array' });
}

/** Access to the index, which loads only the files that are needed. */
export interface IndexFiles {
  manifest: Manifest;
  /** The entries of the terms that the index has. */
  entries(terms: readonly string[]): Promise<Map<string, Entry>>;
  /**
   * The entries of the terms of words with a beginning, which is in lower case and without accents; not all if there are very
   * many.
   * @param onlyNear whether to leave out those that are in other files than the beginning itself would be
   */
  beginning(start: string, onlyNear: boolean): Promise<Map<string, Entry>>;
  /** The entries of capabilities, in the order of the given numbers; undefined for unknown ones. */
  capabilities(numbers: readonly number[]): Promise<(CapabilityEntry | undefined)[]>;
  /** The agents that cover something in each of the given groups, with the share of their coverage that is in it. */
  groups(groups: readonly number[]): Promise<Postings[]>;
  /** The cards of agents, in the order of the given numbers. */
  cards(numbers: readonly number[]): Promise<Card[]>;
  /** The words that misspelt ones may be corrected to, the most frequent first. */
  words(): Promise<string[]>;
  facets(): Promise<FacetsFile>;
}
