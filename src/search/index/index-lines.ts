import type { AgentEntry } from '../../catalogue/entry.ts';
import { groupOf, type Capability } from '../../vocabulary/capability.ts';
import { GROUPS } from '../../vocabulary/groups.ts';
import { writeCapability, writeEntry, type CapabilityEntry, type Documents } from '../format/entries.ts';
import { capabilityKey, groupKey, nameKey } from '../format/keys.ts';
import { MAX_IMPACT, postingsOf, type Postings } from '../format/postings.ts';
import { capabilityTerms, unpackTerms } from './index-terms.ts';
import { knownWords } from './known-words.ts';

/**
 * Makes the lines of the index, sorted by key, each with its value as JSON. A term has its entry; a longer word for it has
 * the term; a capability has its entry, and a group of capabilities its agents.
 * @param agents in the order of their numbers
 * @param vocabulary in the order of their numbers, group by group
 */
export function indexLines(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): Index {
  const forms = new Map<string, Set<string>>();
  const agentPostings = postingsOf(documentsOf(agents, forms));
  const capabilityPostings = postingsOf(
    vocabulary.map((capability) =>
      [...capabilityTerms(capability)].map(([term, amount]): [string, number] => [
        term,
        Math.round(amount * MAX_IMPACT),
      ]),
    ),
  );
  const lines = termLines(agentPostings, capabilityPostings);
  const terms = new Set(lines.map(({ key }) => key));
  for (const [term, words] of forms) {
    for (const word of longest(words)) if (!terms.has(word)) lines.push({ key: word, value: JSON.stringify(term) });
  }
  const entries = coveringEntries(agents, vocabulary);
  const groups = GROUPS.map(() => 0);
  for (const [number, capability] of vocabulary.entries()) {
    const group = groupOf(capability);
    groups[group] = (groups[group] ?? 0) + 1;
    const entry = entries[number];
    if (entry !== undefined) lines.push({ key: capabilityKey(group, number), value: writeCapability(entry) });
  }
  for (const group of GROUPS.keys()) {
    const documents = { agents: groupPostings(group, agents), capabilities: [], pairs: new Map() };
    lines.push({ key: groupKey(group), value: writeEntry(documents) });
  }
  const covered = new Set(entries.flatMap((entry, number) => (entry.agents.length > 0 ? [number] : [])));
  const finds = (term: string): boolean =>
    agentPostings.has(term) ||
    (capabilityPostings.get(term) ?? []).some((number, at) => at % 2 === 0 && covered.has(number));
  return {
    lines: lines.sort((a, b) => (a.key < b.key ? -1 : 1)),
    words: knownWords(agents, vocabulary, finds),
    groups,
  };
}

/**
 * Yields the terms of one agent at a time, because all at once would fill the memory.
 * @param forms gets the longest words that each term stands for
 */
function* documentsOf(agents: readonly AgentEntry[], forms: Map<string, Set<string>>): Generator<[string, number][]> {
  for (const { terms, agent } of agents) {
    const document: [string, number][] = [[nameKey(agent.name), 1]];
    for (const { term, impact, form } of unpackTerms(terms)) {
      document.push([term, impact]);
      if (form === undefined) continue;
      const known = forms.get(term);
      if (known === undefined) forms.set(term, new Set([form]));
      else if (known.size < MAX_FORMS) known.add(form);
    }
    yield document;
  }
}

/** The lines of all terms, each with the pairs that it begins. */
function termLines(agents: ReadonlyMap<string, Postings>, capabilities: ReadonlyMap<string, Postings>): Line[] {
  const pairs = new Map<string, Map<string, Documents>>();
  const terms: string[] = [];
  const documentsFor = (key: string): Documents => ({
    agents: agents.get(key) ?? [],
    capabilities: capabilities.get(key) ?? [],
  });
  for (const key of [...new Set([...agents.keys(), ...capabilities.keys()])].sort()) {
    const space = key.indexOf(' ');
    if (space < 0) {
      terms.push(key);
      continue;
    }
    const known = pairs.get(key.slice(0, space)) ?? new Map<string, Documents>();
    pairs.set(key.slice(0, space), known.set(key.slice(space + 1), documentsFor(key)));
  }
  return terms.map((key) => ({
    key,
    value: writeEntry({ ...documentsFor(key), pairs: pairs.get(key) ?? new Map() }),
  }));
}

function coveringEntries(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): CapabilityEntry[] {
  const bySlug = new Map(vocabulary.map(({ slug }): [string, CapabilityEntry['agents']] => [slug, []]));
  for (const [number, { claims, mentions }] of agents.entries()) {
    const covered = new Set(claims.map(({ capability }) => capability));
    for (const { capability, strength } of mentions) {
      const impact = Math.round(strength * MAX_IMPACT);
      if (impact > 0) bySlug.get(capability)?.push({ number, strength: impact, covers: covered.has(capability) });
    }
  }
  return vocabulary.map(({ slug, title }) => ({ slug, title, agents: strongest(bySlug.get(slug) ?? []) }));
}

/** Where enough agents cover a capability, those that only mention it find nothing better. */
function strongest(agents: CapabilityEntry['agents']): CapabilityEntry['agents'] {
  const covering = agents.filter(({ covers }) => covers);
  const kept = covering.length < ENOUGH_COVERING ? agents : covering;
  if (kept.length <= MAX_COVERING) return kept;
  return kept
    .toSorted((a, b) => b.strength - a.strength || a.number - b.number)
    .slice(0, MAX_COVERING)
    .sort((a, b) => a.number - b.number);
}

/** The agents that cover something in a group, with the share of their coverage that is in it. */
function groupPostings(group: number, agents: readonly AgentEntry[]): Postings {
  return agents.flatMap(({ shares }, number) => {
    const all = shares.reduce((sum, share) => sum + share, 0);
    const impact = all === 0 ? 0 : Math.round(((shares[group] ?? 0) / all) * MAX_IMPACT);
    return impact === 0 ? [] : [number, impact];
  });
}

/** The words that no other one begins with: whoever types the beginning of a shorter one finds the longer. */
function longest(words: ReadonlySet<string>): string[] {
  const sorted = [...words].sort();
  return sorted.filter((word, at) => !sorted[at + 1]?.startsWith(word));
}

/** With this many agents that cover a capability, those that only mention it are left out. */
const ENOUGH_COVERING = 15;
/** At most this many agents are listed for a capability, so that the index does not grow with the square of a collection. */
const MAX_COVERING = 60;
/** How many words of a term are kept. */
const MAX_FORMS = 8;

/** The index before it is cut into files. */
export interface Index {
  lines: Line[];
  /** The words that misspelt ones may be corrected to, the most frequent first. */
  words: string[];
  /** How many capabilities are in each group. */
  groups: number[];
}

/** A line of the index. */
export interface Line {
  key: string;
  /** As JSON. */
  value: string;
}
