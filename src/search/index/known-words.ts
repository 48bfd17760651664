import type { AgentEntry } from '../../catalogue/entry.ts';
import type { Capability } from '../../vocabulary/capability.ts';
import { hasSpacelessScript } from '../../vocabulary/character-pairs.ts';
import { plain } from '../../vocabulary/plain.ts';
import { termsOf } from '../../vocabulary/terms.ts';

/**
 * The words that misspelt ones may be corrected to, each as it is most often written, the most frequent first: those of the
 * vocabulary, of names, and of at least two summaries.
 * @param finds whether a term finds any agent; a word that finds none corrects nothing
 */
export function knownWords(
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  finds: (term: string) => boolean,
): string[] {
  const words = new Map<string, { count: number; spellings: Map<string, number> }>();
  const add = (text: string, amount: number): void => {
    for (const { written, term } of termsOf(text)) {
      if (written.length < MIN_LENGTH || !/^\p{L}+$/u.test(written) || hasSpacelessScript(written)) continue;
      if (!finds(term)) continue;
      const word = words.get(plain(written)) ?? { count: 0, spellings: new Map<string, number>() };
      words.set(plain(written), word);
      word.count += amount;
      // The first word of a sentence has a capital that is not its own.
      const spelling = /^\p{Lu}\p{Ll}+$/u.test(written) ? written.toLowerCase() : written;
      word.spellings.set(spelling, (word.spellings.get(spelling) ?? 0) + amount);
    }
  };
  for (const { title, aliases, introductions = [], needs } of vocabulary) {
    for (const text of [title, ...aliases, ...introductions, ...needs]) add(text, 2);
  }
  for (const { agent } of agents) {
    add(agent.name, 2);
    add(agent.summary, 1);
  }
  return [...words]
    .filter(([, { count }]) => count >= 2)
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([word, { spellings }]) => mostFrequent(spellings) ?? word);
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string | undefined {
  return [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}

/** Shorter words are too much alike to be corrected. */
const MIN_LENGTH = 4;
