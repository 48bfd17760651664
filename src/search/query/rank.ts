import type { Plan } from './plan.ts';
import { MAX_IMPACT, type Postings } from '../format/postings.ts';

/**
 * Ranks the agents for a query. A score adds up two things: how well an agent's words match the query, where any word
 * may match and rare ones weigh more; and how well the agent covers the capabilities that the query asks for, which
 * also finds agents that use other words.
 * @param entries the index's entries for the keys of the plan; keys without an entry match nothing
 * @returns the agents that match, best first; ties are in the order of their numbers
 */
export function rankAgents(plan: Plan, entries: Entries, intent: Intent, size: IndexSize): Ranked[] {
  const scores = new Float64Array(size.agents);
  const maxScore = addWords(plan, entries, 'agents', size, scores);
  if (maxScore > 0) scores.forEach((score, id) => (scores[id] = score / maxScore));
  for (const { relevance, agents } of intent.capabilities) {
    eachPosting(agents, (id, strength) => {
      scores[id] = (scores[id] ?? 0) + CAPABILITY_WEIGHT * relevance * (Math.abs(strength) / MAX_IMPACT);
    });
  }
  // An agent that covers none of them may still cover others of their group.
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
 * The capabilities that a query asks for, best first, each with its relevance: 1 if the whole query is about it. With
 * fewer matching words, relevance falls faster than their share.
 */
export function intentCapabilities(plan: Plan, entries: Entries, size: IndexSize): { id: number; relevance: number }[] {
  const scores = new Float64Array(size.capabilities);
  const maxScore = addWords(plan, entries, 'capabilities', size, scores);
  if (maxScore === 0) return [];
  const ranked = [...scores.entries()]
    .map(([id, score]) => ({ id, relevance: Math.min(1, score / maxScore) }))
    .filter(({ relevance }) => relevance > 0)
    .sort((a, b) => b.relevance - a.relevance || a.id - b.id);
  const best = ranked[0]?.relevance ?? 0;
  return ranked
    .filter(({ relevance }) => relevance >= best * MIN_CAPABILITY_SHARE)
    .slice(0, MAX_CAPABILITIES)
    .map(({ id, relevance }) => ({ id, relevance: relevance * (relevance / best) ** SHARPNESS }));
}

/**
 * The groups of the capabilities that a query asks for, each with its relevance.
 * @param capabilities the group index and the relevance of each
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
    .filter(({ relevance }) => relevance >= best * MIN_GROUP_SHARE);
}

/**
 * Adds the score of every word to the documents that have it.
 * @returns the highest possible score: that of a document entirely about every word
 */
function addWords(
  plan: Plan,
  entries: Entries,
  of: 'agents' | 'capabilities',
  size: IndexSize,
  scores: Float64Array,
): number {
  let maxScore = 0;
  // A few agents alone do not show which words are rare, so the vocabulary is counted too.
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
  for (const { term } of plan.words) maxScore += add(term, 1);
  for (const pair of plan.pairs) add(pair, PAIR_WEIGHT);
  for (const one of plan.joined) maxScore += add(one, JOINED_WEIGHT) * JOINED_WEIGHT;
  return maxScore;
}

/** The agents that have every word of every quoted phrase; undefined if nothing is quoted. */
function requiredBy(plan: Plan, entries: Entries): Set<number> | undefined {
  const terms = new Set(plan.phrases.flat());
  if (terms.size === 0) return undefined;
  let required: Set<number> | undefined;
  for (const term of terms) {
    const matching = new Set<number>();
    eachPosting(entries.get(term)?.agents ?? [], (id) => {
      if (required === undefined || required.has(id)) matching.add(id);
    });
    required = matching;
  }
  return required;
}

/** The inverse document frequency: the fewer documents have a word, the higher. */
function rarityOf(documents: number, total: number): number {
  return Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
}

function eachPosting(postings: Postings, visit: (id: number, impact: number) => void): void {
  for (let at = 0; at + 1 < postings.length; at += 2) visit(postings[at] ?? 0, postings[at + 1] ?? 0);
}

/** How many agents the vocabulary counts as when the rarity of words is estimated. */
const BACKGROUND = 60;
const CAPABILITY_WEIGHT = 1.6;
const GROUP_WEIGHT = 0.4;
const PAIR_WEIGHT = 0.5;
const JOINED_WEIGHT = 0.6;
const NAME_BONUS = 10;
/** Capabilities below this share of the best one's relevance are dropped. */
const MIN_CAPABILITY_SHARE = 0.2;
/** How much faster than the share of matching words a capability's relevance falls. */
const SHARPNESS = 1.5;
const MAX_CAPABILITIES = 12;
const MIN_GROUP_SHARE = 0.1;

/** The index's entry for a key. */
export interface Entry {
  agents: Postings;
  capabilities: Postings;
}

/** Entries by key. */
export type Entries = ReadonlyMap<string, Entry>;

/** What a query asks for beyond its words. */
export interface Intent {
  /** Capabilities, with the agents that mention each and how strongly: negative if no line of the agent proves it. */
  capabilities: readonly { relevance: number; agents: Postings }[];
  /** Groups of capabilities, with the agents that cover something in each and how much of their coverage that is. */
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
