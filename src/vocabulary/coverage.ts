import type { Agent } from '../agent/agent-file.ts';
import { compareText } from '../agent/compare-text.ts';
import type { Passage, Place, ReadPassage } from './passages.ts';
import { termsOf, type Term } from './terms.ts';
import { groupOf, isCased, type Capability } from './capability.ts';
import { GROUPS } from './groups.ts';

/**
 * Makes the reader that tells what an agent covers. Coverage is proved: by aliases of a capability in named lines of the
 * agent's file. Its name, description and headings say most; what stands in examples of code says next to nothing, and
 * one passing mention is not coverage.
 * @param vocabulary the capabilities that there are
 */
export function coverageReader(
  vocabulary: readonly Capability[],
): (agent: Agent, passages: readonly ReadPassage[]) => Coverage {
  const groups = new Map(vocabulary.map((capability) => [capability.slug, groupOf(capability)]));
  const aliases = aliasTable(vocabulary);
  return (agent, passages) => {
    const proofs = new Map<Capability, Proof>();
    for (const passage of passages) {
      for (const { capability, key } of findAliases(passage, aliases)) prove(proofs, capability, key, passage);
    }
    const proved = [...proofs].sort(([a, { score }], [b, other]) => other.score - score || compareText(a.slug, b.slug));
    const claims = proved
      .flatMap(([capability, proof]) => claim(capability, proof, agent.bodyLine))
      .slice(0, MOST_CLAIMS);
    return { claims, mentions: mentionsOf(proved), shares: sharesOf(claims, groups) };
  };
}

/**
 * How much of an agent lies in each group: 1 for the group that most of what it covers is in, 0 for none of it.
 * @param groups the group of each capability, by its slug
 */
export function sharesOf(claims: readonly Claim[], groups: ReadonlyMap<string, number>): number[] {
  const sums = GROUPS.map(() => 0);
  for (const { capability, strength } of claims) {
    const group = groups.get(capability) ?? -1;
    sums[group] = (sums[group] ?? 0) + strength;
  }
  const most = Math.max(...sums);
  return sums.map((sum) => (most === 0 ? 0 : Math.round((sum / most) * 100) / 100));
}

/** How much a file proves a capability, in a word. */
export function strengthInWords(strength: number): string {
  return strength >= 0.66 ? 'strong' : strength >= 0.4 ? 'fair' : 'slight';
}

/** An agent is said to cover at most this many capabilities. */
const MOST_CLAIMS = 24;
/** The least that proves a capability: a heading, or the like of it in several lines. */
const LEAST_PROOF = 2.2;
/** Proof at which a capability counts for about two thirds. */
const MUCH_PROOF = 8;
/** The least that is worth finding an agent by, when nobody proves more. */
const LEAST_MENTION = 0.8;
const MOST_MENTIONS = 48;
/** How much of a mention's strength hangs on its share of all mentions, and the share that is a whole one. */
const FOCUS = 0.3;
const FOCUSED_SHARE = 1 / 6;
/** What is said of other agents proves little about this one. */
const ASIDE = 0.1;
/** How much the header's lines count when the line to show is chosen. */
const HEADER = 0.1;

/** What a mention proves, by where it stands. */
const WEIGHTS: Readonly<Record<Place, number>> = {
  name: 10,
  summary: 4,
  asked: 2,
  answered: 0.8,
  heading: 2.6,
  list: 1,
  prose: 0.7,
  code: 0.15,
};

function prove(proofs: Map<Capability, Proof>, capability: Capability, key: string, passage: Passage): void {
  const known = proofs.get(capability) ?? {
    score: 0,
    lines: new Map<number, number>(),
    said: new Map<string, number>(),
  };
  proofs.set(capability, known);
  // The same words again prove less each time.
  const times = known.said.get(key) ?? 0;
  known.said.set(key, times + 1);
  const weight = WEIGHTS[passage.place] * (passage.aside ? ASIDE : 1);
  known.score += weight / (1 + times * 0.6);
  known.lines.set(passage.line, Math.max(known.lines.get(passage.line) ?? 0, weight));
}

function claim(capability: Capability, { score, lines }: Proof, bodyLine: number): Claim[] {
  // A line of the body shows better what is meant than a description that names ten things.
  const telling = (line: number, weight: number): number => (line < bodyLine ? weight * HEADER : weight);
  const weights = [...lines.values()];
  const strong = weights.some((weight) => weight >= WEIGHTS.heading);
  if (score < LEAST_PROOF || (!strong && lines.size < 2)) return [];
  const [[line] = [1]] = [...lines].sort(([a, one], [b, other]) => telling(b, other) - telling(a, one) || a - b);
  return [{ capability: capability.slug, strength: strengthOf(score), line, lines: lines.size }];
}

function strengthOf(score: number): number {
  return Math.round((1 - Math.exp(-score / MUCH_PROOF)) * 100) / 100;
}

/** What an agent speaks of: a specialist's mentions count more than those of one who speaks of everything. */
function mentionsOf(proved: readonly (readonly [Capability, Proof])[]): Mention[] {
  const mentioned = proved.filter(([, { score }]) => score >= LEAST_MENTION).slice(0, MOST_MENTIONS);
  const all = mentioned.reduce((sum, [, { score }]) => sum + strengthOf(score), 0);
  return mentioned.map(([{ slug }, { score }]) => {
    const share = Math.min(1, strengthOf(score) / all / FOCUSED_SHARE);
    const strength = strengthOf(score) * (1 - FOCUS + FOCUS * share);
    return { capability: slug, strength: Math.round(strength * 100) / 100 };
  });
}

/** The aliases in a passage, the longest where several begin at the same word. */
function findAliases({ terms, place }: ReadPassage, aliases: AliasTable): Set<Alias> {
  const found = new Set<Alias>();
  for (let at = 0; at < terms.length;) {
    let longest = 0;
    for (const alias of aliases.get(terms[at]?.term ?? '') ?? []) {
      if (alias.terms.length < longest) break;
      if (!standsAt(alias, terms, at, place)) continue;
      longest = alias.terms.length;
      found.add(alias);
    }
    at += Math.max(1, longest);
  }
  return found;
}

function standsAt({ terms, written }: Alias, text: readonly Term[], at: number, place: Place): boolean {
  if (!terms.every((term, index) => text[at + index]?.term === term)) return false;
  // A name is in lower case by rule, so its case says nothing.
  return written === undefined || place === 'name' || text[at]?.written === written;
}

/** Aliases by their first term, longest first. */
function aliasTable(vocabulary: readonly Capability[]): AliasTable {
  const table = new Map<string, Alias[]>();
  for (const capability of vocabulary) {
    const seen = new Set<string>();
    for (const alias of capability.aliases) {
      const terms = termsOf(alias).map(({ term }) => term);
      const written = isCased(alias) ? termsOf(alias)[0]?.written : undefined;
      const key = terms.join(' ');
      const [first] = terms;
      if (first === undefined || seen.has(`${key} ${written ?? ''}`)) continue;
      seen.add(`${key} ${written ?? ''}`);
      const known = table.get(first) ?? [];
      known.push({ capability, key, terms, written });
      table.set(first, known);
    }
  }
  for (const known of table.values()) known.sort((a, b) => b.terms.length - a.terms.length);
  return table;
}

type AliasTable = Map<string, Alias[]>;

interface Alias {
  capability: Capability;
  /** Its terms in one. */
  key: string;
  terms: readonly string[];
  /** How it must be written, where the case matters. */
  written: string | undefined;
}

interface Proof {
  score: number;
  /** The weight of what each line proves. */
  lines: Map<number, number>;
  /** How often each alias has been met. */
  said: Map<string, number>;
}

/** What an agent covers. */
export interface Coverage {
  /** The capabilities that its file proves, strongest first. */
  claims: Claim[];
  /** Everything that its file speaks of, also in passing; too little to claim, enough to be found by. */
  mentions: Mention[];
  /** How much of it lies in each group, from 0 to 1; the fingerprint is drawn from it. */
  shares: number[];
}

/** That an agent's file speaks of a capability. */
export interface Mention {
  /** The capability's slug. */
  capability: string;
  /** From 0 to 1. */
  strength: number;
}

/** That an agent covers a capability, and what proves it. */
export interface Claim {
  /** The capability's slug. */
  capability: string;
  /** How much the file proves it, from 0 to 1. */
  strength: number;
  /** 1-based line of the file that proves it best. */
  line: number;
  /** How many lines of the file speak of it. */
  lines: number;
}
