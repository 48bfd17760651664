/**
 * Makes an inverted index: the documents of each term.
 * @param documents for each document, in the order of their numbers, its terms and the impact of each
 */
export function postingsOf(
  documents: Iterable<Iterable<readonly [term: string, impact: number]>>,
): Map<string, Postings> {
  const index = new Map<string, Postings>();
  let number = -1;
  for (const terms of documents) {
    number += 1;
    for (const [term, impact] of terms) {
      if (impact === 0) continue;
      const known = index.get(term);
      if (known === undefined) index.set(term, [number, impact]);
      else known.push(number, impact);
    }
  }
  return index;
}

/** Replaces each document's number by its distance from the previous one, which makes the file smaller. */
export function deltaEncode(postings: Postings): Postings {
  return postings.map((value, at) => (at % 2 === 0 ? value - (postings[at - 2] ?? 0) : value));
}

/** Reverses {@link deltaEncode}. */
export function deltaDecode(encoded: Postings): Postings {
  let number = 0;
  return encoded.map((value, at) => (at % 2 === 0 ? (number += value) : value));
}

/** The impact of a term on a document that is about nothing else. */
export const MAX_IMPACT = 99;

/** The documents of a term: the number and the impact (1 to {@link MAX_IMPACT}) of each, alternating, by number. */
export type Postings = number[];
