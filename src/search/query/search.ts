import { capabilityKey, groupKey } from '../format/keys.ts';
import { termOf } from '../../vocabulary/terms.ts';
import type { IndexFiles } from './open-index.ts';
import { planQuery, type Plan, type Word } from './plan.ts';
import type { Postings } from '../format/postings.ts';
import { intentCapabilities, intentGroups, rankAgents, type Entries } from './rank.ts';
import { nearestWord } from './spelling.ts';

/**
 * Searches for a need in plain words.
 * @returns every agent that matches, best first, with the capabilities understood and the words corrected
 */
export async function search(query: string, index: IndexFiles): Promise<Answer> {
  const { manifest } = index;
  const size = { agents: manifest.agents, capabilities: manifest.capabilities.length };
  const planned = planQuery(query);
  const keys = [...planned.words.map(({ term }) => term), ...planned.pairs, ...planned.joined, planned.name];
  const found = await index.entries([...new Set(keys)]);
  const { plan, entries, corrections } = await correct(planned, found, index);
  const intent = intentCapabilities(plan, entries, size).map(({ id, relevance }) => {
    const [slug = '', title = '', group = 0] = manifest.capabilities[id] ?? [];
    return { slug, title, group, relevance };
  });
  const groups = intentGroups(intent);
  const covering = await index.entries([
    ...intent.map(({ slug }) => capabilityKey(slug)),
    ...groups.map(({ group }) => groupKey(group)),
  ]);
  const capabilities = intent.map((each) => ({
    ...each,
    agents: covering.get(capabilityKey(each.slug))?.agents ?? [],
  }));
  const weightedGroups = groups.map(({ group, relevance }) => ({
    relevance,
    agents: covering.get(groupKey(group))?.agents ?? [],
  }));
  const ranked = rankAgents(plan, entries, { capabilities, groups: weightedGroups }, size);
  return {
    agents: ranked.map(({ id }) => id),
    capabilities: capabilities
      .filter(({ relevance }) => relevance >= MIN_UNDERSTOOD * (capabilities[0]?.relevance ?? 0))
      .map(({ agents, ...each }) => ({ ...each, ...splitByProof(agents) })),
    words: plan.words.filter(({ term }) => entries.has(term)).map(({ term }) => term),
    corrections,
  };
}

/** A capability below this share of the best one's relevance helps to rank but is not shown. */
const MIN_UNDERSTOOD = 0.3;

/**
 * Splits the agents of a capability into those whose files prove it and those that only mention it (negative impact).
 */
function splitByProof(postings: Postings): { agents: number[]; mentioning: number[] } {
  const numbers = (holds: (impact: number) => boolean): number[] =>
    postings.filter((_, at) => at % 2 === 0 && holds(postings[at + 1] ?? 0));
  return { agents: numbers((impact) => impact > 0), mentioning: numbers((impact) => impact < 0) };
}

/**
 * Replaces each unknown word by a known one with almost the same spelling, if there is one. A query that is an agent's
 * name is left alone.
 */
async function correct(plan: Plan, entries: Entries, index: IndexFiles): Promise<Corrected> {
  const unknown = plan.words.filter(({ term, written }) => !entries.has(term) && /^\p{L}+$/u.test(written));
  if (unknown.length === 0 || entries.has(plan.name)) return { plan, entries, corrections: [] };
  const known = await index.words();
  const corrections: Correction[] = unknown.flatMap((word) => {
    const meant = nearestWord(word.written, known);
    return meant === undefined || termOf(meant) === word.term ? [] : [{ from: word.written, to: meant }];
  });
  if (corrections.length === 0) return { plan, entries, corrections };
  const words = plan.words.map((word): Word => {
    const to = corrections.find(({ from }) => from === word.written)?.to;
    return to === undefined ? word : { term: termOf(to), written: to };
  });
  const more = await index.entries(words.map(({ term }) => term));
  return { plan: { ...plan, words }, entries: new Map([...entries, ...more]), corrections };
}

interface Corrected {
  plan: Plan;
  entries: Entries;
  corrections: Correction[];
}

/** The result of a search. */
export interface Answer {
  /** Numbers of the agents, best first. */
  agents: number[];
  /**
   * The capabilities that the need asks for, best first, each with its relevance, the numbers of the agents that cover
   * it, and the numbers of those that only mention it.
   */
  capabilities: {
    slug: string;
    title: string;
    relevance: number;
    agents: readonly number[];
    mentioning: readonly number[];
  }[];
  /** The terms searched for that occur anywhere in the index. */
  words: string[];
  /** The words that were replaced. */
  corrections: Correction[];
}

/** A misspelt word and its replacement. */
export interface Correction {
  from: string;
  to: string;
}
