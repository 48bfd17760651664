import { isFunctionWord, termsOf } from '../../vocabulary/terms.ts';
import type { Postings } from '../format/postings.ts';
import type { Entries } from './rank.ts';

/**
 * Finds out which agents have every quoted phrase: its words next to each other, in that order. The index knows this of names,
 * descriptions and headings. For the rest, the files of the best agents that have all the words are read.
 * @param phrases the terms of each phrase
 * @param candidates agents' numbers, best first
 * @returns whether an agent has them all
 */
export async function hasPhrases(
  phrases: readonly (readonly string[])[],
  candidates: readonly number[],
  { entries, fileOf }: { entries: Entries; fileOf: FileReader | undefined },
): Promise<(id: number) => boolean> {
  if (phrases.length === 0) return () => true;
  const inIndex = phrases.map((phrase) => agentsWithPairs(phrase, entries));
  const found = new Set(candidates.filter((id) => inIndex.every((agents) => agents.has(id))));
  const withWords = phrases.map((phrase) => agentsWithAll(phrase.map((term) => entries.get(term)?.agents ?? [])));
  const uncertain = candidates.filter((id) => !found.has(id) && withWords.every((agents) => agents.has(id)));
  if (fileOf === undefined) return (id) => found.has(id);
  await Promise.all(
    uncertain.slice(0, MAX_FILES).map(async (id) => {
      const text = await fileOf(id).catch(() => '');
      if (phrases.every((phrase) => hasPhrase(text, phrase))) found.add(id);
    }),
  );
  return (id) => found.has(id);
}

/** Whether the terms of a phrase follow each other in a line of a text; function words between them do not count. */
function hasPhrase(text: string, phrase: readonly string[]): boolean {
  const onlyFunctionWords = phrase.length > 0 && phrase.every((term) => isFunctionWord(term));
  return text.split('\n').some((line) => {
    const terms = termsOf(line)
      .filter(({ written }) => onlyFunctionWords || !isFunctionWord(written))
      .map(({ term }) => term);
    return terms.some((_, at) => phrase.every((term, index) => terms[at + index] === term));
  });
}

/** At most this many files are read for a query. */
const MAX_FILES = 60;

/** The agents in whose name, description or headings the index has all pairs of a phrase. */
function agentsWithPairs(phrase: readonly string[], entries: Entries): Set<number> {
  const [first, ...others] = phrase;
  if (first !== undefined && others.length === 0) return agentsWithAll([entries.get(first)?.agents ?? []]);
  // With more than one pair, each may be in another place, so that only the file tells.
  if (first === undefined || others.length > 1) return new Set();
  return agentsWithAll([entries.get(first)?.pairs.get(others[0] ?? '')?.agents ?? []]);
}

function agentsWithAll(lists: readonly Postings[]): Set<number> {
  const [first = [], ...others] = lists.map((postings) => postings.filter((_, at) => at % 2 === 0));
  const sets = others.map((numbers) => new Set(numbers));
  return new Set(first.filter((number) => sets.every((numbers) => numbers.has(number))));
}

/** Gives the text of an agent's file by the agent's number. */
export type FileReader = (number: number) => Promise<string>;
