import type { CapabilityEntry } from '../format/entries.ts';
import { MAX_IMPACT } from '../format/postings.ts';
import type { Plan } from './plan.ts';
import { wordShares, type AskedCapability, type Entries, type IndexSize, type Ranked } from './rank.ts';

/**
 * Whether probably no agent fits a need. Four things speak for a fit: the score of the best agent, how many of the need's words
 * any agent has, how many of them one agent has, and that somebody covers the capability that the need is about. In a large
 * collection, some agent always has some words, so more is expected there.
 */
export function isDoubtful(search: Search): boolean {
  return !search.ranked.some(({ named }) => named) && evidenceOf(search) < 0;
}

/** How much speaks for a fit; below 0, it is doubtful. */
function evidenceOf({ plan, entries, capabilities, size, best }: Search): number {
  const { known, inOne } = wordShares(plan, entries, size);
  return (
    INTERCEPT +
    BEST * Math.log(0.02 + Math.min(best, MAX_BEST)) +
    KNOWN * Math.log(0.1 + known) +
    IN_ONE * inOne -
    UNCOVERED * uncovered(capabilities) -
    AGENTS * Math.log(Math.max(1, size.agents))
  );
}

/** How clearly the need is about a capability that nobody covers well, from 0 to 1. */
function uncovered(capabilities: Search['capabilities']): number {
  const share = Math.max(0, ...capabilities.map((each) => each.share));
  const near = capabilities.filter((each) => each.share >= share * NEAR);
  const strengths = near.flatMap(({ agents }) => agents.flatMap(({ covers, strength }) => (covers ? [strength] : [])));
  return share * (1 - Math.max(0, ...strengths) / MAX_IMPACT);
}

// Fitted by logistic regression on 470 needs that somebody labelled for seven collections of 5 to 184 agents.
const INTERCEPT = 8.1;
const BEST = 2.03;
const KNOWN = 1.54;
const IN_ONE = 2.46;
const UNCOVERED = 5.81;
const AGENTS = 1;
/** A higher score says no more. */
const MAX_BEST = 1.2;
/** Capabilities within this share of the best one count as what the need is about. */
const NEAR = 0.8;

/** What is known about a need after its agents are ranked. */
interface Search {
  plan: Plan;
  entries: Entries;
  capabilities: readonly (AskedCapability & CapabilityEntry)[];
  size: IndexSize;
  /** The highest score. */
  best: number;
  ranked: readonly Ranked[];
}
