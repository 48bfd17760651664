/**
 * Finds the parts of a text that say what is not done, left out or somebody else's: "outside the TDD workflow", "never
 * touch the schema", "use Vitest instead of Jest". Each goes from the word that negates to the end of its clause.
 * @param beforehand whether to find also what comes before or after the agent's work, and what it reads: "use after
 * implementing features"
 */
export function negatedSpans(text: string, beforehand = false): NegatedSpan[] {
  const spans: NegatedSpan[] = [];
  let done = 0;
  for (const { 0: words, index } of text.matchAll(NEGATOR)) {
    // Spans do not overlap, so that a text is searched once, however many negations it has.
    if (index < done) continue;
    if (!beforehand && BEFOREHAND.test(words)) continue;
    const from = index + words.length;
    const length = text.slice(from).search(UP_TO_COMMA.test(words) ? CLAUSE_OR_COMMA : CLAUSE);
    done = length === -1 ? text.length : from + length;
    spans.push({ start: index, end: done });
  }
  return spans;
}

const BEFOREHAND = /^(?:after|before|following|once|reads)$/i;
/** Words that negate only what comes next, not a whole list. */
const UP_TO_COMMA =
  /^(?:after|before|following|once|outside|without|instead of|rather than|except|excluding|other than|unlike|no)$/i;
const NEGATOR =
  /(?<![\p{L}\p{N}-])(?:after|before|following|once|reads|outside|without|instead of|rather than|except|excluding|other than|unlike|no(?= (?:new |need |further |other |extra )?\p{L})|avoid(?:s|ing)?|never|neither|cannot|(?:do|does|did|must|should|can|will|is|are|am)(?: not|n[’']t)(?! (?:only|just|miss|forget|skip|neglect))|refuses? to|not (?:for|an?|the|part|meant|intended|about|responsible)|nothing to do with|out of scope|stay out of)(?![\p{L}\p{N}-])/giu;
const CLAUSE = /[.;:!?()—–]|,? (?:but|instead|unless|until|before|because|use)\b/;
const CLAUSE_OR_COMMA = /[.,;:!?()—–]|,? (?:but|instead|unless|until|before|because|use)\b/;

/** A part of a text: the offset where it starts and the offset after its end, in UTF-16 code units. */
export interface NegatedSpan {
  start: number;
  end: number;
}
