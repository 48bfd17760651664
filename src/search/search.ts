import { planQuery, rankMatches } from './planner.ts';

/**
 * Searches the catalogue's index in the browser.
 * @param query what the visitor typed
 * @param base the site's base path, with a slash at the end
 * @returns at most 50 results, best first
 */
export async function searchAgents(query: string, base: string): Promise<SearchResult[]> {
  const pagefind = await loadPagefind(base);
  const words = planQuery(query);
  if (words.length === 0) return [];
  const found = new Map<string, PagefindResult>();
  const matches = await Promise.all(
    words.map(async (word) => {
      // What matches only by its colour or its picture scores nothing.
      const results = (await pagefind.search(word)).results.filter(({ score }) => score > 0);
      for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
      return new Map(results.map(({ id, score }) => [id, score]));
    }),
  );
  const total = Math.max(found.size, ...matches.map((match) => match.size));
  const ranked = rankMatches(matches, total).slice(0, 50);
  const best = ranked.flatMap(({ id }) => found.get(id) ?? []);
  const loaded = await Promise.all(best.map((result) => result.data()));
  return loaded.map(({ url, excerpt, meta }) => ({
    url,
    name: meta.name ?? '',
    summary: meta.summary ?? '',
    color: meta.color ?? '',
    rose: meta.rose ?? '',
    excerpt,
  }));
}

/** Pagefind's script is written next to the site by the build, so it is not there to be bundled. */
async function loadPagefind(base: string): Promise<Pagefind> {
  const address = `${base.replace(/\/?$/, '/')}pagefind/pagefind.js`;
  const pagefind: unknown = await import(/* @vite-ignore */ address);
  if (!isPagefind(pagefind)) throw new Error('The search index is not what this page expects.');
  await pagefind.options({ baseUrl: '/', excerptLength: 24, ranking: RANKING });
  return pagefind;
}

/** Near misses of a word count less than Pagefind has it; colour and picture travel with a result and are not searched. */
const RANKING = { termSimilarity: 2, metaWeights: { color: 0, rose: 0 } };

function isPagefind(module: unknown): module is Pagefind {
  return typeof module === 'object' && module !== null && 'search' in module && 'options' in module;
}

/** An agent that matches. */
export interface SearchResult {
  /** Address of its page below the base path, with a slash before it. */
  url: string;
  name: string;
  summary: string;
  color: string;
  /** Its fingerprint, as the data of an SVG path. */
  rose: string;
  /** Words around the match, as HTML whose only elements are `<mark>`. */
  excerpt: string;
}

/** What this project uses of Pagefind's browser API. @see https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; ranking: typeof RANKING }): Promise<void>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string | undefined> }>;
}
