import type { Plan } from './plan.ts';
import { MAX_IMPACT, type Postings } from '../format/postings.ts';

/**
 * Ranks the agents for a query. Two things are added: how much an agent's own words are the words of the query, where any
 * word may match and rare ones weigh more; and how well the agent covers the capabilities that the query asks for, which
 * finds those that say it in other words.
 * @param entries what the index has for the keys of the plan; keys without an entry match nothing
 * @returns the agents that match, best first; equal scores stay in the order of their numbers
 */
export function rankAgents(plan: Plan, entries: Entries, intent: Intent, size: IndexSize): Ranked[] {
  const scores = new Float64Array(size.agents);
  const own = addWords(plan, entries, 'agents', size, scores);
  if (own > 0) scores.forEach((score, id) => (scores[id] = score / own));
  for (const { relevance, agents } of intent.capabilities) {
    eachPosting(agents, (id, strength) => {
      scores[id] = (scores[id] ?? 0) + CAPABILITY_WEIGHT * relevance * (Math.abs(strength) / MAX_IMPACT);
    });
  }
  // An agent that covers none of them may still be at home in their field.
  for (const { relevance, agents } of intent.groups) {
    eachPosting(agents, (id, share) => {
      scores[id] = (scores[id] ?? 0) + GROUP_WEIGHT * relevance * (share / MAX_IMPACT);
    });
  }
  eachPosting(entries.get(plan.name)?.agents ?? [], (id) => {
    scores[id] = (scores[id] ?? 0) + NAME_BONUS;
  });
  const required = requiredBy(plan, entries);
  const ranked: Ranked[] = [];
  for (const [id, score] of scores.entries()) {
    if (score > 0 && (required === undefined || required.has(id))) ranked.push({ id, score });
  }
  return ranked.sort((a, b) => b.score - a.score || a.id - b.id);
}

/**
 * The capabilities that a query asks for, best first, with how much each is meant: 1 when all that the query says is
 * about it. Those that have only some of its words fall off faster than their share of words.
 */
export function intentCapabilities(plan: Plan, entries: Entries, size: IndexSize): { id: number; relevance: number }[] {
  const scores = new Float64Array(size.capabilities);
  const all = addWords(plan, entries, 'capabilities', size, scores);
  if (all === 0) return [];
  const ranked = [...scores.entries()]
    .map(([id, score]) => ({ id, relevance: Math.min(1, score / all) }))
    .filter(({ relevance }) => relevance > 0)
    .sort((a, b) => b.relevance - a.relevance || a.id - b.id);
  const best = ranked[0]?.relevance ?? 0;
  return ranked
    .filter(({ relevance }) => relevance >= best * MIN_OF_BEST)
    .slice(0, MAX_CAPABILITIES)
    .map(({ id, relevance }) => ({ id, relevance: relevance * (relevance / best) ** SHARPNESS }));
}

/**
 * The groups of the capabilities that a query asks for, with how much each is meant.
 * @param capabilities the group's index and the relevance of each
 */
export function intentGroups(
  capabilities: readonly { group: number; relevance: number }[],
): { group: number; relevance: number }[] {
  const sums = new Map<number, number>();
  for (const { group, relevance } of capabilities) sums.set(group, (sums.get(group) ?? 0) + relevance);
  const all = [...sums.values()].reduce((sum, each) => sum + each, 0);
  const best = Math.max(0, ...capabilities.map(({ relevance }) => relevance));
  return [...sums]
    .map(([group, sum]) => ({ group, relevance: (best * sum) / all }))
    .filter(({ relevance }) => relevance >= best * MIN_OF_GROUPS);
}

/**
 * Adds the score of every word to the documents that have it.
 * @returns the score of a document that is all about all words, those included that only other documents have
 */
function addWords(
  plan: Plan,
  entries: Entries,
  of: 'agents' | 'capabilities',
  size: IndexSize,
  scores: Float64Array,
): number {
  let whole = 0;
  // A handful of agents cannot tell which words are rare: the vocabulary is counted with them.
  const background = of === 'agents' && size.capabilities > 0 ? BACKGROUND / size.capabilities : 0;
  const total = size[of] + background * size.capabilities;
  const add = (key: string, weight: number): number => {
    const entry = entries.get(key);
    if (entry === undefined) return 0;
    const postings = entry[of];
    const rarity = rarityOf((postings.length + background * entry.capabilities.length) / 2, total);
    eachPosting(postings, (id, impact) => {
      scores[id] = (scores[id] ?? 0) + weight * rarity * (impact / MAX_IMPACT);
    });
    return rarity;
  };
  for (const { term } of plan.words) whole += add(term, 1);
  for (const pair of plan.pairs) add(pair, PAIR_WEIGHT);
  for (const one of plan.joined) whole += add(one, JOINED_WEIGHT) * JOINED_WEIGHT;
  return whole;
}

/** The agents that have every word of every quoted phrase, and its neighbours; undefined when nothing is quoted. */
function requiredBy(plan: Plan, entries: Entries): Set<number> | undefined {
  const terms = new Set(plan.phrases.flat());
  if (terms.size === 0) return undefined;
  let required: Set<number> | undefined;
  for (const term of terms) {
    const having = new Set<number>();
    eachPosting(entries.get(term)?.agents ?? [], (id) => {
      if (required === undefined || required.has(id)) having.add(id);
    });
    required = having;
  }
  return required;
}

/** How telling a word is: less, the more documents have it. */
function rarityOf(having: number, total: number): number {
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

function eachPosting(postings: Postings, visit: (id: number, impact: number) => void): void {
  for (let at = 0; at + 1 < postings.length; at += 2) visit(postings[at] ?? 0, postings[at + 1] ?? 0);
}

/** How many agents the vocabulary counts for when the rarity of words is estimated. */
const BACKGROUND = 60;
const CAPABILITY_WEIGHT = 1.6;
const GROUP_WEIGHT = 0.4;
const PAIR_WEIGHT = 0.5;
const JOINED_WEIGHT = 0.6;
const NAME_BONUS = 10;
/** A capability counts as asked for when its relevance is at least this share of the best one's. */
const MIN_OF_BEST = 0.2;
/** How much faster than its share of the words the relevance of a capability falls. */
const SHARPNESS = 1.5;
const MAX_CAPABILITIES = 12;
const MIN_OF_GROUPS = 0.1;

/** What the index knows of a key. */
export interface Entry {
  agents: Postings;
  capabilities: Postings;
}

export type Entries = ReadonlyMap<string, Entry>;

/** What a query asks for beyond its words. */
export interface Intent {
  /** Capabilities, with the agents that mention each and how strongly: below zero where none of their lines proves it. */
  capabilities: readonly { relevance: number; agents: Postings }[];
  /** Groups of capabilities, with the agents that lean on each and how much. */
  groups: readonly { relevance: number; agents: Postings }[];
}

/** How many documents the index has. */
export interface IndexSize {
  agents: number;
  capabilities: number;
}

/** An agent's number and its score; higher is better. */
export interface Ranked {
  id: number;
  score: number;
}
