import { isRecord } from '../../components/guard.ts';
import type { EngineHit, PassageEngine, PassageText } from './find.ts';

/**
 * Opens Pagefind's index of this site, in a worker or in a page.
 * @param base the base path
 * @throws Error if it cannot be loaded, or if the browser does not let it run WebAssembly
 */
export async function openPagefind(base: string): Promise<PassageEngine> {
  const module: unknown = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  if (!isPagefind(module)) throw new Error('Pagefind is not what this page expects.');
  // Without a worker of Pagefind's own: this already runs in ours.
  await module.options({ basePath: `${base}pagefind/`, noWorker: true, excerptLength: 1 });
  const counts = await module.filters();
  const sizes = counts.group ?? {};
  let exactNow = false;
  const idsFor = async (query: string): Promise<string[]> =>
    (await module.search(query, { filters: {} })).results.map(({ id }) => id);
  const known = new Map<string, boolean>();
  /**
   * Whether the index has a word or words that begin with it. For others Pagefind takes the longest word that they begin with,
   * such as "x" for "xyzzy", and then anything after them changes nothing.
   */
  const isKnown = async (word: string): Promise<boolean> => {
    const answer =
      known.get(word) ??
      ((await idsFor(`"${word}"`)).length > 0 || (await idsFor(word)).join() !== (await idsFor(`${word}0`)).join());
    known.set(word, answer);
    return answer;
  };
  return {
    sizes: () => Promise.resolve(sizes),
    preload: async (queries) => {
      await module.preload(queries.map((query) => query.replaceAll('"', '')).join(' '), { filters: {} });
    },
    search: async (query, group, exact) => {
      if (exact !== exactNow) await module.options({ exactDiacritics: exact });
      exactNow = exact;
      const { results } = await module.search(query, { filters: { group } });
      if (results.length > 0 && !query.startsWith('"') && !(await isKnown(query))) return [];
      return results.map(({ id, score, words, data }): EngineHit => {
        return { id, score, locations: words, read: async () => textOf(await data()) };
      });
    },
  };
}

function textOf({ raw_url, meta, content, anchors }: Fragment): PassageText {
  return {
    url: raw_url,
    title: meta.title ?? '',
    content,
    anchors: anchors.map(({ id, text, location }) => ({ id, text, location })).sort((a, b) => a.location - b.location),
  };
}

function isPagefind(value: unknown): value is Pagefind {
  return (
    isRecord(value) && ['options', 'filters', 'preload', 'search'].every((name) => typeof value[name] === 'function')
  );
}

/** The parts of Pagefind's browser module that are used here, which it has no types for. */
interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  filters(): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  preload(query: string, options: { filters: Readonly<Record<string, string>> }): Promise<unknown>;
  search(
    query: string,
    options: { filters: Readonly<Record<string, string>> },
  ): Promise<{ results: { id: string; score: number; words: number[]; data: () => Promise<Fragment> }[] }>;
}

interface Fragment {
  raw_url: string;
  meta: Readonly<Record<string, string>>;
  content: string;
  anchors: readonly { id: string; text: string; location: number }[];
}
