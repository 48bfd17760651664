/**
 * Plans a query: the words worth searching for, in the order typed, each once. Function words don't count, unless there
 * is nothing else.
 */
export function planQuery(query: string): string[] {
  const words = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’](?:s|t|d|m|ll|ve|re)\b/g, '')
    .split(/[^\p{L}\p{M}\p{N}+#._-]+/u)
    .map((word) => word.replace(/^[._-]+|[._-]+$/g, ''))
    .filter((word) => word !== '');
  const unique = [...new Set(words)];
  const telling = unique.filter((word) => !FUNCTION_WORDS.has(word));
  return (telling.length > 0 ? telling : unique).slice(0, MAX_WORDS);
}

/**
 * Ranks documents by the words that they match: any word may match, a rare word weighs more than a common one, and a
 * document that matches more of the words comes before one that repeats a single word.
 * @param matches for each word, the score of every document that has it
 * @param total how many documents there are
 * @returns document ids, best first; equal scores stay in the order of the ids
 */
export function rankMatches(matches: readonly ReadonlyMap<string, number>[], total: number): Ranked[] {
  const scores = new Map<string, number>();
  for (const scored of matches) {
    if (scored.size === 0) continue;
    const rarity = Math.log(1 + total / scored.size);
    const best = Math.max(...scored.values());
    for (const [id, score] of scored) {
      // Half for having the word at all, half for how much of it: one word, often, must not beat two words, once.
      const share = best > 0 ? score / best : 0;
      scores.set(id, (scores.get(id) ?? 0) + rarity * (0.5 + 0.5 * share));
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Longer queries are cut: a sentence or two says enough. */
const MAX_WORDS = 24;

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before being between both but by can could did do does
  doing don down each few for from further get had has have having he her here him his how i if in into is it its just
  let like m make me more most my need no nor not now of off on once only or other our out over own please s same she
  should so some such t than that the their them then there these they this those through to too under until up us very
  want was we were what when where which while who whom why will with without would you your isn doesn didn don won can couldn shouldn wouldn aren wasn hasn haven agent agents`.split(
    /\s+/,
  ),
);

/** A document and its score; higher is better. */
export interface Ranked {
  id: string;
  score: number;
}
