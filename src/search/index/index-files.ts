import { createHash } from 'node:crypto';
import { termsOf } from '../../vocabulary/terms.ts';
import { plain } from '../../vocabulary/plain.ts';
import { groupOf, type Capability } from '../../vocabulary/capability.ts';
import { cardOf } from '../../catalogue/card-of.ts';
import { facetsOf } from '../../facets/facets.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { GROUPS } from '../../vocabulary/groups.ts';
import { capabilityTerms, unpackTerms } from './index-terms.ts';
import type { Manifest } from '../format/manifest.ts';
import { nameKey } from '../format/keys.ts';
import { capabilityKey, groupKey } from '../format/keys.ts';
import { deltaEncode, MAX_IMPACT, postingsOf, type Postings } from '../format/postings.ts';

/**
 * Makes the files for searching and browsing. All but the manifest are in a folder named after the hash of their
 * contents, so that browsers may cache them and never mix versions.
 * @param agents sorted by name; an agent's number is its index
 */
export function searchFiles(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): SearchFiles {
  const shards = cutIntoShards(allLines(agents, vocabulary));
  const files = new Map<string, string>();
  for (const [number, { lines }] of shards.entries()) files.set(`terms-${number}`, `{${lines.join(',\n')}}`);
  for (let start = 0; start < agents.length; start += CARDS_IN_FILE) {
    files.set(
      `cards-${start / CARDS_IN_FILE}`,
      JSON.stringify(agents.slice(start, start + CARDS_IN_FILE).map((entry) => cardOf(entry))),
    );
  }
  files.set('facets', JSON.stringify(facetsFile(agents, vocabulary)));
  files.set('words', JSON.stringify(knownWords(agents, vocabulary)));
  const version = versionOf(files);
  const manifest: Manifest = {
    version,
    agents: agents.length,
    cardsInFile: CARDS_IN_FILE,
    shards: shards.map(({ first }) => first),
    capabilities: vocabulary.map((capability) => [capability.slug, capability.title, groupOf(capability)]),
  };
  return { manifest, files };
}

/** All files, the manifest included, by their path below the base path. */
export function searchPaths({ manifest, files }: SearchFiles): Map<string, string> {
  const parts = [...files].map(([name, text]): [string, string] => [`search/${manifest.version}/${name}.json`, text]);
  return new Map([['search/index.json', JSON.stringify(manifest)], ...parts]);
}

/** How many agents' cards share a file. */
const CARDS_IN_FILE = 16;
/** A shard of this many characters is about 1 kB over the wire. A large index has longer shards rather than more. */
const MIN_SHARD_LENGTH = 3000;
const MAX_SHARDS = 1200;

/** Yields the terms of one agent at a time, because all at once would fill the memory. */
function* documentsOf(agents: readonly AgentEntry[]): Generator<Map<string, number>> {
  for (const { terms, agent } of agents) yield unpackTerms(terms).set(nameKey(agent.name), 1);
}

/** The index as lines of JSON, sorted by key. */
function allLines(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): { key: string; line: string }[] {
  const agentPostings = postingsOf(documentsOf(agents));
  const capabilityPostings = postingsOf(vocabulary.map(capabilityTerms));
  const number = new Map(vocabulary.map(({ slug }, index) => [slug, index]));
  const covering = vocabulary.map((): Postings => []);
  for (const [agent, { claims, mentions }] of agents.entries()) {
    const covered = new Set(claims.map(({ capability }) => capability));
    for (const { capability, strength } of mentions) {
      const impact = Math.round(strength * MAX_IMPACT);
      covering[number.get(capability) ?? -1]?.push(agent, covered.has(capability) ? impact : -impact);
    }
  }
  const lines = [...new Set([...agentPostings.keys(), ...capabilityPostings.keys()])].map((key) => ({
    key,
    line: lineOf(key, agentPostings.get(key) ?? [], capabilityPostings.get(key)),
  }));
  for (const [index, postings] of covering.entries()) {
    const key = capabilityKey(vocabulary[index]?.slug ?? '');
    lines.push({ key, line: lineOf(key, postings, undefined) });
  }
  for (const group of GROUPS.keys()) {
    const key = groupKey(group);
    lines.push({ key, line: lineOf(key, groupPostings(group, agents), undefined) });
  }
  return lines.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The agents that cover something in a group, with the share of their coverage that is in it. */
function groupPostings(group: number, agents: readonly AgentEntry[]): Postings {
  return agents.flatMap(({ shares }, number) => {
    const all = shares.reduce((sum, share) => sum + share, 0);
    const impact = all === 0 ? 0 : Math.round(((shares[group] ?? 0) / all) * MAX_IMPACT);
    return impact === 0 ? [] : [number, impact];
  });
}

function lineOf(key: string, agents: Postings, capabilities: Postings | undefined): string {
  const value = capabilities === undefined ? [deltaEncode(agents)] : [deltaEncode(agents), deltaEncode(capabilities)];
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

function cutIntoShards(lines: readonly { key: string; line: string }[]): Shard[] {
  const shards: Shard[] = [];
  const maxLength = Math.max(MIN_SHARD_LENGTH, lines.reduce((sum, { line }) => sum + line.length, 0) / MAX_SHARDS);
  let length = Infinity;
  for (const { key, line } of lines) {
    if (length + line.length > maxLength) {
      shards.push({ first: key, lines: [] });
      length = 0;
    }
    shards.at(-1)?.lines.push(line);
    length += line.length;
  }
  return shards;
}

function facetsFile(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): unknown {
  return {
    facets: facetsOf(agents, vocabulary).map((facet) => ({
      ...facet,
      options: facet.options.map((option) => ({ ...option, agents: deltas(option.agents) })),
    })),
    sizes: agents.map(({ agent }) => agent.size.file),
    covered: agents.map(({ claims }) => claims.length),
  };
}

/** Replaces ascending numbers by the differences between them, which makes the file smaller. */
function deltas(numbers: readonly number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

/**
 * The words that misspelt ones may be corrected to: those of the vocabulary, of names, and of at least two summaries.
 */
function knownWords(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): string[] {
  const counts = new Map<string, number>();
  const add = (text: string, amount: number): void => {
    for (const { written } of termsOf(text)) counts.set(plain(written), (counts.get(plain(written)) ?? 0) + amount);
  };
  for (const { title, aliases, needs } of vocabulary) for (const text of [title, ...aliases, ...needs]) add(text, 2);
  for (const { agent } of agents) {
    add(agent.name, 2);
    add(agent.summary, 1);
  }
  return [...counts]
    .filter(([word, count]) => count >= 2 && word.length >= 4 && !/\d/.test(word))
    .map(([word]) => word)
    .sort();
}

function versionOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(name).update('\0').update(text);
  return hash.digest('hex').slice(0, 12);
}

interface Shard {
  /** The key of its first line. */
  first: string;
  lines: string[];
}

/** The files for searching and browsing. */
export interface SearchFiles {
  /** Served as `/search/index.json`. */
  manifest: Manifest;
  /** The text of each file by name, served as `/search/<version>/<name>.json`. */
  files: ReadonlyMap<string, string>;
}
