import type { CapabilityEntry, Entry } from '../format/entries.ts';
import { groupOfNumber } from '../format/manifest.ts';
import { isDoubtful } from './fit.ts';
import { lookUp, type Correction } from './look-up.ts';
import type { IndexFiles } from './open-index.ts';
import { planQuery, type Plan } from './plan.ts';
import { hasPhrases, type FileReader } from './phrases.ts';
import {
  bestScore,
  eachPosting,
  intentCapabilities,
  intentGroups,
  rankAgents,
  type AskedCapability,
  type Entries,
} from './rank.ts';

/**
 * Searches for a need in plain words.
 * @param fileOf gives the text of an agent's file; only asked for quoted phrases, which the index does not have whole
 */
export async function search(query: string, index: IndexFiles, fileOf?: FileReader): Promise<Answer> {
  const { manifest } = index;
  const size = { agents: manifest.agents, capabilities: manifest.groups.reduce((sum, each) => sum + each, 0) };
  const { plan, entries, corrections, terms } = await lookUp(planQuery(query), index);
  const asked = intentCapabilities(plan, entries, size);
  const groups = intentGroups(asked.map((each) => ({ ...each, group: groupOfNumber(each.id, manifest) })));
  const [covering, inGroups] = await Promise.all([
    index.capabilities(asked.map(({ id }) => id)),
    index.groups(groups.map(({ group }) => group)),
  ]);
  const capabilities = asked.flatMap((each, at) => {
    const entry = covering[at];
    return entry === undefined ? [] : [{ ...each, ...entry }];
  });
  const intent = {
    capabilities,
    groups: groups.map(({ relevance }, at) => ({ relevance, agents: inGroups[at] ?? [] })),
  };
  const ranked = rankAgents(plan, entries, intent, size);
  const matching = await hasPhrases(
    plan.phrases,
    ranked.map(({ id }) => id),
    { entries, fileOf },
  );
  const left = ranked.filter(({ id }) => matching(id));
  const best = bestScore(left);
  return {
    agents: left.map(({ id }) => id),
    strong: left.filter(({ named, score }) => named || score >= best * MIN_SHARE_OF_BEST).length,
    doubtful: isDoubtful({ plan, entries, capabilities, size, best, ranked: left }),
    understood: capabilities.filter((each) => isSure(each, capabilities)).slice(0, MAX_UNDERSTOOD),
    because: onlyBecause(
      left.map(({ id }) => id),
      agentsWithWords(plan, entries),
      capabilities,
    ),
    words: [...terms],
    unknown: plan.words.filter(({ term }) => !hasAgents(entries.get(term))).map(({ typed }) => typed),
    corrections,
  };
}

/** Agents with less than this share of the best one's score are weaker matches. */
const MIN_SHARE_OF_BEST = 0.27;
/** The smallest share of a need's words, by their rarity, that a capability must be about to be named as understood. */
const MIN_SURE = 0.48;
/** How close to the best capability another one must be to be named with it. */
const MIN_SHARE_OF_SUREST = 0.85;
const MAX_UNDERSTOOD = 2;

function hasAgents(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.agents.length > 0;
}

function isSure({ share, agents }: Capability, all: readonly Capability[]): boolean {
  const best = Math.max(...all.map((each) => each.share));
  return share >= MIN_SURE && share >= best * MIN_SHARE_OF_SUREST && agents.some(({ covers }) => covers);
}

/** The agents with a word of the query. */
function agentsWithWords({ words, joined, name }: Plan, entries: Entries): Set<number> {
  const found = new Set<number>();
  for (const key of [...words.map(({ term }) => term), ...joined, name]) {
    eachPosting(entries.get(key)?.agents ?? [], (number) => found.add(number));
  }
  return found;
}

/** For each agent without a word of the query, the capability that it is found by. */
function onlyBecause(
  agents: readonly number[],
  withWords: ReadonlySet<number>,
  capabilities: readonly Capability[],
): Answer['because'] {
  const because: Answer['because'] = new Map();
  for (const number of agents) {
    if (withWords.has(number)) continue;
    const [best] = capabilities
      .flatMap(({ slug, title, relevance, agents: each }) => {
        const found = each.find((agent) => agent.number === number);
        return found === undefined ? [] : [{ slug, title, covers: found.covers, score: relevance * found.strength }];
      })
      .sort((a, b) => Number(b.covers) - Number(a.covers) || b.score - a.score);
    if (best !== undefined) because.set(number, { slug: best.slug, title: best.title, covers: best.covers });
  }
  return because;
}

/** A capability that a need may ask for, with the agents that mention it. */
type Capability = AskedCapability & CapabilityEntry;

/** The result of a search. */
export interface Answer {
  /** Numbers of the agents, best first. */
  agents: number[];
  /** How many of them, from the first, match well; the others are weaker matches. */
  strong: number;
  /** Whether probably no agent fits the need. */
  doubtful: boolean;
  /** At most two capabilities that the need clearly asks for and that an agent covers, best first. */
  understood: (CapabilityEntry & { share: number })[];
  /** Agents without a word of the need, each with the capability that it is found by. */
  because: Map<number, Pick<CapabilityEntry, 'slug' | 'title'> & { covers: boolean }>;
  /** The terms searched for that occur anywhere in the index. */
  words: string[];
  /** The words of the need that no agent has, as typed. */
  unknown: string[];
  /** The words that were replaced. */
  corrections: Correction[];
}
