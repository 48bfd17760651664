import { createHash } from 'node:crypto';
import { cardOf } from '../../catalogue/card-of.ts';
import type { AgentEntry } from '../../catalogue/entry.ts';
import { facetsOf } from '../../facets/facets.ts';
import type { Capability } from '../../vocabulary/capability.ts';
import type { Manifest } from '../format/manifest.ts';
import { indexLines, type Line } from './index-lines.ts';

/**
 * Makes the files for searching and browsing. All but the manifest are in a folder named after the hash of their
 * contents, so that browsers may cache them and never mix versions.
 * @param byName the agents, sorted by name
 * @param vocabulary sorted by group; a capability's number is its index
 */
export function searchFiles(byName: readonly AgentEntry[], vocabulary: readonly Capability[]): SearchFiles {
  const agents = bySubject(byName, vocabulary);
  const { lines, words, groups } = indexLines(agents, vocabulary);
  const shards = cutIntoShards(lines);
  const files = new Map<string, string>();
  for (const [number, shard] of shards.entries()) files.set(`terms-${number}`, `{${shard.lines.join(',\n')}}`);
  for (let start = 0; start < agents.length; start += CARDS_IN_FILE) {
    files.set(
      `cards-${start / CARDS_IN_FILE}`,
      JSON.stringify(agents.slice(start, start + CARDS_IN_FILE).map((entry) => cardOf(entry))),
    );
  }
  files.set('facets', JSON.stringify(facetsFile(agents, byName, vocabulary)));
  files.set('words', JSON.stringify(words));
  const version = versionOf(files);
  const manifest: Manifest = {
    version,
    agents: agents.length,
    cardsInFile: CARDS_IN_FILE,
    shards: shards.map(({ first }) => first),
    groups,
  };
  return { manifest, files, agents };
}

/** All files, the manifest included, by their path below the base path. */
export function searchPaths({ manifest, files }: Pick<SearchFiles, 'manifest' | 'files'>): Map<string, string> {
  const parts = [...files].map(([name, text]): [string, string] => [`search/${manifest.version}/${name}.json`, text]);
  return new Map([['search/index.json', JSON.stringify(manifest)], ...parts]);
}

/** How many agents' cards share a file: about 12 kB over the wire. */
const CARDS_IN_FILE = 120;
/** A shard of this many characters is about 7 kB over the wire. A large index has longer shards rather than more. */
const MIN_TERM_SHARD = 12_000;
/** A query needs only a few terms, but many capabilities. */
const MIN_CAPABILITY_SHARD = 160_000;
const MAX_SHARDS = 1200;

function cutIntoShards(lines: readonly Line[]): Shard[] {
  const shards: Shard[] = [];
  const average = lines.reduce((sum, { value }) => sum + value.length, 0) / MAX_SHARDS;
  let length = Infinity;
  for (const { key, value } of lines) {
    const line = `${JSON.stringify(key)}:${value}`;
    const ofCapability = key.startsWith('#');
    const maxLength = Math.max(ofCapability ? MIN_CAPABILITY_SHARD : MIN_TERM_SHARD, average);
    // Capabilities come first; the first term begins a shard of its own.
    if (length + line.length > maxLength || shards.at(-1)?.ofCapability !== ofCapability) {
      shards.push({ first: key, lines: [], ofCapability });
      length = 0;
    }
    shards.at(-1)?.lines.push(line);
    length += line.length;
  }
  return shards;
}

/**
 * Sorts agents by what they cover most, then by name. Those that a need finds together get numbers close to each other, so
 * that their cards are in few files and the differences between their numbers are small.
 */
function bySubject(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): AgentEntry[] {
  const numbers = new Map(vocabulary.map(({ slug }, number) => [slug, number]));
  const keys = new Map(
    agents.map(({ claims }, position) => {
      const [first, second] = [0, 1].map((at) => numbers.get(claims[at]?.capability ?? '') ?? vocabulary.length);
      return [position, { first: first ?? 0, second: second ?? 0 }];
    }),
  );
  const compare = (a: number, b: number): number => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (one === undefined || other === undefined) return a - b;
    return one.first - other.first || one.second - other.second || a - b;
  };
  return [...keys.keys()].sort(compare).flatMap((position) => agents[position] ?? []);
}

function facetsFile(
  agents: readonly AgentEntry[],
  byName: readonly AgentEntry[],
  vocabulary: readonly Capability[],
): unknown {
  const numbers = new Map(agents.map((entry, number) => [entry, number]));
  return {
    facets: facetsOf(agents, vocabulary).map((facet) => ({
      ...facet,
      options: facet.options.map((option) => ({ ...option, agents: deltas(option.agents) })),
    })),
    byName: byName.map((entry) => numbers.get(entry)),
    sizes: agents.map(({ agent }) => agent.size.file),
    covered: agents.map(({ claims }) => claims.length),
    recency: recencyOf(agents),
  };
}

/** The place of each agent's date among all dates, newest first; those without one come last. */
function recencyOf(agents: readonly AgentEntry[]): number[] {
  const times = agents.map(({ changed }) => (changed === undefined ? -Infinity : Date.parse(changed)));
  if (times.every((time) => time === -Infinity)) return [];
  const places = new Map([...new Set(times)].sort((a, b) => (a < b ? 1 : -1)).map((time, place) => [time, place]));
  return times.map((time) => places.get(time) ?? 0);
}

/** Replaces ascending numbers by the differences between them, which makes the file smaller. */
function deltas(numbers: readonly number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
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
  /** Whether it has capabilities and not terms. */
  ofCapability: boolean;
}

/** The files for searching and browsing. */
export interface SearchFiles {
  /** The agents in the order of their numbers. */
  agents: readonly AgentEntry[];
  /** Served as `/search/index.json`. */
  manifest: Manifest;
  /** The text of each file by name, served as `/search/<version>/<name>.json`. */
  files: ReadonlyMap<string, string>;
}
