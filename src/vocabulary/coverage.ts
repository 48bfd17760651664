import type { Agent } from '../agent/agent-file.ts';
import { compareText } from '../agent/compare-text.ts';
import type { Passage, Place, ReadPassage } from './passages.ts';
import { aliasTable, findAliases } from './aliases.ts';
import { groupOf, type Capability } from './capability.ts';
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
    const proofs = new Map<string, Proof>();
    for (const passage of passages) {
      // The same alias again in one passage proves no more.
      const found = new Set(findAliases(passage.terms, aliases, passage.place === 'name').map(({ alias }) => alias));
      for (const { capability, key } of found) prove(proofs, capability, key, passage);
    }
    const proved = [...proofs].sort(([a, { score }], [b, other]) => other.score - score || compareText(a, b));
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

/** The lines that prove claims, each once. */
export function linkedLines(claims: readonly Claim[]): number[] {
  return [...new Set(claims.map(({ line }) => line))];
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

function prove(proofs: Map<string, Proof>, capability: string, key: string, passage: Passage): void {
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

function claim(capability: string, { score, lines }: Proof, bodyLine: number): Claim[] {
  // A line of the body shows better what is meant than a description that names ten things.
  const telling = (line: number, weight: number): number => (line < bodyLine ? weight * HEADER : weight);
  const weights = [...lines.values()];
  const strong = weights.some((weight) => weight >= WEIGHTS.heading);
  if (score < LEAST_PROOF || (!strong && lines.size < 2)) return [];
  const [[line] = [1]] = [...lines].sort(([a, one], [b, other]) => telling(b, other) - telling(a, one) || a - b);
  return [{ capability, strength: strengthOf(score), line, lines: lines.size }];
}

function strengthOf(score: number): number {
  return Math.round((1 - Math.exp(-score / MUCH_PROOF)) * 100) / 100;
}

/** What an agent speaks of: a specialist's mentions count more than those of one who speaks of everything. */
function mentionsOf(proved: readonly (readonly [string, Proof])[]): Mention[] {
  const mentioned = proved.filter(([, { score }]) => score >= LEAST_MENTION).slice(0, MOST_MENTIONS);
  const all = mentioned.reduce((sum, [, { score }]) => sum + strengthOf(score), 0);
  return mentioned.map(([capability, { score }]) => {
    const share = Math.min(1, strengthOf(score) / all / FOCUSED_SHARE);
    const strength = strengthOf(score) * (1 - FOCUS + FOCUS * share);
    return { capability, strength: Math.round(strength * 100) / 100 };
  });
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
