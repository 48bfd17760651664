import type { Card } from '../../catalogue/card.ts';
import { hasShape, isRecord } from '../../components/guard.ts';
import type { FacetsFile } from '../../facets/narrow.ts';
import { isManifest, type Manifest } from '../format/manifest.ts';
import { deltaDecode } from '../format/postings.ts';
import type { Entry } from './rank.ts';

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

/** The shard that would contain a key: the last one whose first key is not greater. */
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

/** Access to the index, which loads only the files that are needed. */
export interface IndexFiles {
  manifest: Manifest;
  /** The entries of the keys that the index has. */
  entries(keys: readonly string[]): Promise<Map<string, Entry>>;
  /** The cards of agents, in the order of the given numbers. */
  cards(numbers: readonly number[]): Promise<Card[]>;
  /** The words that misspelt ones may be corrected to. */
  words(): Promise<string[]>;
  facets(): Promise<FacetsFile>;
}
