import type { CapabilityEntry, Documents, Entry } from '../format/entries.ts';
import { MAX_IMPACT, type Postings } from '../format/postings.ts';
import type { Plan } from './plan.ts';

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
    for (const { number, strength } of agents) {
      scores[number] = (scores[number] ?? 0) + CAPABILITY_WEIGHT * relevance * (strength / MAX_IMPACT);
    }
  }
  // Among agents with a word or a capability of the query, those that mostly do such work come first.
  for (const { relevance, agents } of intent.groups) {
    eachPosting(agents, (id, share) => {
      const score = scores[id] ?? 0;
      if (score > 0) scores[id] = score + GROUP_WEIGHT * relevance * (share / MAX_IMPACT);
    });
  }
  const named = new Set<number>();
  eachPosting(entries.get(plan.name)?.agents ?? [], (id) => named.add(id));
  const ranked: Ranked[] = [];
  for (const [id, score] of scores.entries()) {
    if (score > 0 || named.has(id)) ranked.push({ id, score, named: named.has(id) });
  }
  return ranked.sort((a, b) => Number(b.named) - Number(a.named) || b.score - a.score || a.id - b.id);
}

/** The highest score; an agent that is named comes first with any. */
export function bestScore(ranked: readonly Ranked[]): number {
  return ranked.reduce((best, { score }) => Math.max(best, score), 0);
}

/** The capabilities that a query asks for, best first. */
export function intentCapabilities(plan: Plan, entries: Entries, size: IndexSize): AskedCapability[] {
  const scores = new Float64Array(size.capabilities);
  const maxScore = addWords(plan, entries, 'capabilities', size, scores);
  if (maxScore === 0) return [];
  const ranked = [...scores.entries()]
    .map(([id, score]) => ({ id, share: Math.min(1, score / maxScore) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.id - b.id);
  const best = ranked[0]?.share ?? 0;
  return ranked
    .filter(({ share }) => share >= best * MIN_CAPABILITY_SHARE)
    .slice(0, MAX_CAPABILITIES)
    .map(({ id, share }) => ({ id, share, relevance: share * (share / best) ** SHARPNESS }));
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
 * How much of a query's words any agent has, and how much of them one agent has, both from 0 to 1, by the rarity of the words.
 * A word that nothing has counts like the rarest one.
 */
export function wordShares(plan: Plan, entries: Entries, size: IndexSize): { known: number; inOne: number } {
  const { total, background } = backgroundOf('agents', size);
  const inEach = new Float64Array(size.agents);
  let all = 0;
  let known = 0;
  for (const { term, weight } of plan.words) {
    const entry = entries.get(term);
    const rarity = weight * rarityOf(countOf(entry, 'agents', background), total);
    all += rarity;
    if (entry === undefined || entry.agents.length === 0) continue;
    known += rarity;
    eachPosting(entry.agents, (id, impact) => {
      inEach[id] = (inEach[id] ?? 0) + rarity * Math.min(1, impact / CLEAR_IMPACT);
    });
  }
  if (all === 0) return { known: 0, inOne: 0 };
  return { known: known / all, inOne: inEach.reduce((most, each) => Math.max(most, each), 0) / all };
}

/** Calls `visit` with the number of each document and its impact. */
export function eachPosting(postings: Postings, visit: (id: number, impact: number) => void): void {
  for (let at = 0; at + 1 < postings.length; at += 2) visit(postings[at] ?? 0, postings[at + 1] ?? 0);
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
  const { total, background } = backgroundOf(of, size);
  const add = (documents: Documents | undefined, weight: number): number => {
    if (documents === undefined) return 0;
    const rarity = rarityOf(countOf(documents, of, background), total);
    eachPosting(documents[of], (id, impact) => {
      scores[id] = (scores[id] ?? 0) + weight * rarity * (impact / MAX_IMPACT);
    });
    return rarity * weight;
  };
  for (const { term, weight } of plan.words) {
    const entry = entries.get(term);
    // An unknown word counts against every document.
    maxScore += entry === undefined ? weight * rarityOf(0, total) : add(entry, weight);
  }
  for (const [first, second] of plan.pairs) add(entries.get(first)?.pairs.get(second), PAIR_WEIGHT);
  for (const one of plan.joined) maxScore += add(entries.get(one), JOINED_WEIGHT) * JOINED_WEIGHT;
  return maxScore;
}

/** A few agents alone do not show which words are rare, so the vocabulary is counted too. */
function backgroundOf(of: 'agents' | 'capabilities', size: IndexSize): { total: number; background: number } {
  const background = of === 'agents' && size.capabilities > 0 ? BACKGROUND / size.capabilities : 0;
  return { background, total: size[of] + background * size.capabilities };
}

function countOf(documents: Documents | undefined, of: 'agents' | 'capabilities', background: number): number {
  if (documents === undefined) return 0;
  return (documents[of].length + background * documents.capabilities.length) / 2;
}

/** The inverse document frequency: the fewer documents have a word, the higher. */
function rarityOf(documents: number, total: number): number {
  return Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
}

/** An agent with this impact is clearly about a word. */
const CLEAR_IMPACT = 33;
/** How many agents the vocabulary counts as when the rarity of words is estimated. */
const BACKGROUND = 60;
const CAPABILITY_WEIGHT = 1.2;
const GROUP_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.1;
const JOINED_WEIGHT = 0.6;
/** Capabilities below this share of the best one's relevance are dropped. */
const MIN_CAPABILITY_SHARE = 0.3;
/** How much faster than the share of matching words a capability's relevance falls. */
const SHARPNESS = 2;
const MAX_CAPABILITIES = 30;
const MIN_GROUP_SHARE = 0.1;

/** Entries by term. */
export type Entries = ReadonlyMap<string, Entry>;

/** What a query asks for beyond its words. */
export interface Intent {
  /** Capabilities, with the agents that mention each. */
  capabilities: readonly { relevance: number; agents: CapabilityEntry['agents'] }[];
  /** Groups of capabilities, with the agents that cover something in each and how much of their coverage that is. */
  groups: readonly { relevance: number; agents: Postings }[];
}

/** A capability that a query asks for. */
export interface AskedCapability {
  /** Its number. */
  id: number;
  /** The share of the query's words that it is about, from 0 to 1, by their rarity. */
  share: number;
  /** How much it counts: from 0 to 1, falling faster than the share. */
  relevance: number;
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
  /** Whether the query is its name. Such agents come first. */
  named: boolean;
}
