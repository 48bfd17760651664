/**
 * Turns what each document is about into an index: for each term the documents that have it.
 * @param documents for each document its terms with how much it is about them, from 0 to 1; a document's number is its place
 */
export function postingsOf(documents: Iterable<ReadonlyMap<string, number>>): Map<string, Postings> {
  const index = new Map<string, Postings>();
  let number = -1;
  for (const terms of documents) {
    number += 1;
    for (const [term, amount] of terms) {
      const impact = Math.round(amount * MAX_IMPACT);
      if (impact === 0) continue;
      const known = index.get(term);
      if (known === undefined) index.set(term, [number, impact]);
      else known.push(number, impact);
    }
  }
  return index;
}

/** Postings with each document's number as the distance from the one before, which is shorter to write. */
export function deltaEncode(postings: Postings): Postings {
  return postings.map((value, at) => (at % 2 === 0 ? value - (postings[at - 2] ?? 0) : value));
}

/** What {@link deltaEncode} was made from. */
export function deltaDecode(encoded: Postings): Postings {
  let number = 0;
  return encoded.map((value, at) => (at % 2 === 0 ? (number += value) : value));
}

/** The impact of a document that is about nothing else. */
export const MAX_IMPACT = 99;

/** Documents that have a term: number and impact (1 to {@link MAX_IMPACT}) of each in turns, in the order of the numbers. */
export type Postings = number[];
