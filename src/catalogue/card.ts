/** The place among a card's facts of what the agent may do. */
export const ACCESS_FACT = 1;

export interface Card {
  slug: string;
  name: string;
  /** What it is for, shortened. */
  summary: string;
  /** The colour that it is shown in; `none` when it has none that Claude Code knows. */
  color: string;
  /** How much of it lies in each group of capabilities, from 0 to 1. */
  shares: readonly number[];
  /** Whether it inherits every tool. */
  everything: boolean;
  /** Short facts in words; the second is what it may do. */
  facts: string[];
}
