import type { Card } from '../../catalogue/card.ts';
import { hasShape, isRecord } from '../../components/guard.ts';
import type { FacetsFile } from '../../facets/narrow.ts';
import { isManifest, type Manifest } from '../format/manifest.ts';
import { deltaDecode } from '../format/postings.ts';
import type { Entry } from './rank.ts';

/**
 * Opens the catalogue's index: a few small files of JSON, each read when it is first needed, and once.
 * @param load gets a file by its path below `/search/`; it throws when there is none
 * @throws Error when the index is not one that this code can read
 */
export async function openIndex(load: (path: string) => Promise<unknown>): Promise<IndexFiles> {
  const manifest = await load('index.json');
  if (!isManifest(manifest)) throw new Error('The search index is not what this page expects.');
  const kept = new Map<string, Promise<unknown>>();
  const read = (name: string): Promise<unknown> => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const loading = load(`${manifest.version}/${name}.json`);
    kept.set(name, loading);
    // So that asking again tries again.
    loading.catch(() => kept.delete(name));
    return loading;
  };
  return {
    manifest,
    entries: async (keys) => {
      const found = await Promise.all(
        keys.map(async (key): Promise<[string, Entry] | undefined> => {
          const shard = shardOf(key, manifest.shards);
          const entry = shard === undefined ? undefined : entryIn(await read(`terms-${shard}`), key);
          return entry && [key, entry];
        }),
      );
      return new Map(found.filter((each) => each !== undefined));
    },
    cards: async (numbers) => {
      const files = numbers.map((number) => read(`cards-${Math.floor(number / manifest.cardsInFile)}`));
      const loaded = await Promise.all(files);
      return loaded.flatMap((cards, index) => {
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

/** The shard that a key would lie in: the last one that does not start behind it. */
function shardOf(key: string, firsts: readonly string[]): number | undefined {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

function entryIn(shard: unknown, key: string): Entry | undefined {
  const value = isRecord(shard) && Object.hasOwn(shard, key) ? shard[key] : undefined;
  if (!Array.isArray(value)) return undefined;
  const lists: readonly unknown[] = value;
  const [agents = [], capabilities = []] = lists;
  return { agents: deltaDecode(numbersIn(agents)), capabilities: deltaDecode(numbersIn(capabilities)) };
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}

function isCard(value: unknown): value is Card {
  return hasShape(value, { slug: 'string', name: 'string', summary: 'string', shares: 'array', facts: 'array' });
}

function isFacetsFile(value: unknown): value is FacetsFile {
  return hasShape(value, { facets: 'array', sizes: 'array', covered: 'array' });
}

/** The index, file by file. */
export interface IndexFiles {
  manifest: Manifest;
  /** What the index has for each of some keys. */
  entries(keys: readonly string[]): Promise<Map<string, Entry>>;
  /** The cards of agents, in the order of the numbers given. */
  cards(numbers: readonly number[]): Promise<Card[]>;
  /** Words that a misspelt word may have been meant to be. */
  words(): Promise<string[]>;
  facets(): Promise<FacetsFile>;
}
