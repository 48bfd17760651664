/** The index of the access among a card's facts. */
export const ACCESS_FACT = 1;

/** An agent in short. */
export interface Card {
  slug: string;
  name: string;
  /** The first sentences of its summary. */
  summary: string;
  /** The language of the summary, as a tag; absent where it is English or not recognised. */
  lang?: string | undefined;
  /** The colour it is shown in; `none` when it has no colour that Claude Code knows. */
  color: string;
  /** Its share in each group of capabilities, from 0 to 1. */
  shares: readonly number[];
  /** Whether it inherits every tool. */
  everything: boolean;
  /** Short facts in words; {@link ACCESS_FACT} is what it may do. */
  facts: string[];
}
