import type { Agent } from '../agent/agent-file.ts';
import { compareText } from '../agent/compare-text.ts';
import type { PassageKind, ReadPassage } from './passages.ts';
import { aliasTable } from './aliases.ts';
import { groupOf, type Capability } from './capability.ts';
import { GROUPS } from './groups.ts';
import { mentionsIn, type AliasMention } from './mentions.ts';

/**
 * Makes the function that finds what an agent covers. The proof is a capability's aliases in certain lines of the agent's
 * file. The name, the description and the headings count most; code counts next to nothing, and one passing mention is
 * not coverage.
 * @param vocabulary every capability
 */
export function coverageReader(
  vocabulary: readonly Capability[],
): (agent: Agent, passages: readonly ReadPassage[]) => Coverage {
  const groups = new Map(vocabulary.map((capability) => [capability.slug, groupOf(capability)]));
  const aliases = aliasTable(vocabulary);
  return (agent, passages) => {
    const proofs = new Map<string, Proof>();
    for (const mention of mentionsIn(passages, aliases)) prove(proofs, mention);
    const isShort = passages.filter(({ kind }) => kind !== 'code').length < SHORT_FILE;
    const proved = [...proofs].sort(([a, { score }], [b, other]) => other.score - score || compareText(a, b));
    const claims = proved
      .flatMap(([capability, proof]) => claim(capability, proof, agent.bodyLine, isShort))
      .slice(0, MAX_CLAIMS);
    return { claims, mentions: mentionsOf(proved), shares: sharesOf(claims, groups) };
  };
}

/**
 * How much of what an agent covers is in each group, from 0 to 1: the group with the most has 1.
 * @param groups the index of each capability's group, by slug
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

/** The 1-based lines that prove claims, each once. */
export function linkedLines(claims: readonly Claim[]): number[] {
  return [...new Set(claims.map(({ line }) => line))];
}

/** An agent covers at most this many capabilities. */
const MAX_CLAIMS = 24;
/** The smallest score that proves a capability: a heading, or as much in several lines. */
const MIN_CLAIM_SCORE = 1.5;
/** The score that gives a strength of about two thirds. */
const STRONG_SCORE = 8;
/** The smallest score that search finds an agent by, when no agent proves more. */
const MIN_MENTION_SCORE = 0.8;
const MAX_MENTIONS = 48;
/** The smallest number of lines and of different words that prove a capability together, without and with a heading. */
const MIN_LINES = 5;
const MIN_LINES_WITH_HEADING = 4;
/** A file with fewer passages is short. */
const SHORT_FILE = 70;
/** How much of a mention's strength depends on its share of all mentions, and the share that counts as full. */
const FOCUS = 0.3;
const FOCUSED_SHARE = 1 / 6;
/** How much an aside counts: what a file says about other agents proves little about this one. */
const ASIDE = 0.1;
/** How much a line of the header counts when the line to show is chosen. */
const HEADER = 0.1;

/** How much a mention proves, by the kind of passage it is in. */
const WEIGHTS: Readonly<Record<PassageKind, number>> = {
  name: 10,
  summary: 4,
  asked: 2,
  answered: 0.8,
  heading: 2.6,
  list: 1,
  prose: 0.7,
  code: 0.15,
};

function prove(proofs: Map<string, Proof>, { capability, key, passage, density }: AliasMention): void {
  const known: Proof = proofs.get(capability) ?? {
    score: 0,
    lines: new Map(),
    words: new Set(),
    occurrences: new Map(),
    rank: 0,
  };
  proofs.set(capability, known);
  // The same words prove less each time.
  const times = known.occurrences.get(key) ?? 0;
  known.occurrences.set(key, times + 1);
  const weight = WEIGHTS[passage.kind] * (passage.aside ? ASIDE : 1);
  known.score += weight / (1 + times * 0.6);
  if (passage.kind === 'code' || passage.aside) return;
  known.words.add(key);
  known.rank = Math.max(known.rank, WEIGHTS[passage.kind]);
  known.lines.set(passage.line, (known.lines.get(passage.line) ?? 0) + weight * (1 + density));
}

function claim(capability: string, proof: Proof, bodyLine: number, isShort: boolean): Claim[] {
  if (!isProved(proof, isShort)) return [];
  // A line of the body is better proof to show than a description that names ten things.
  const telling = (line: number, weight: number): number => (line < bodyLine ? weight * HEADER : weight);
  const [[line] = [1]] = [...proof.lines].sort(([a, one], [b, other]) => telling(b, other) - telling(a, one) || a - b);
  return [{ capability, strength: strengthOf(proof.score), line, lines: proof.lines.size }];
}

/**
 * One line alone proves a capability only if it is the name or the description. Otherwise several lines must mention it,
 * and fewer lines the more they vary in words: what repeats may be a habit of the prompt, or somebody else's word. In a
 * short file a line weighs more.
 */
function isProved({ score, lines, words, rank }: Proof, isShort: boolean): boolean {
  if (score < MIN_CLAIM_SCORE || lines.size === 0) return false;
  if (rank >= WEIGHTS.summary) return true;
  const enough = rank >= WEIGHTS.heading || isShort ? MIN_LINES_WITH_HEADING : MIN_LINES;
  return lines.size > 1 && lines.size + Math.min(3, words.size) >= enough;
}

function strengthOf(score: number): number {
  return Math.round((1 - Math.exp(-score / STRONG_SCORE)) * 100) / 100;
}

/** What an agent mentions: a specialist's mentions count more than those of an agent that mentions everything. */
function mentionsOf(proved: readonly (readonly [string, Proof])[]): Mention[] {
  const mentioned = proved.filter(([, { score }]) => score >= MIN_MENTION_SCORE).slice(0, MAX_MENTIONS);
  const all = mentioned.reduce((sum, [, { score }]) => sum + strengthOf(score), 0);
  return mentioned.map(([capability, { score }]) => {
    const share = Math.min(1, strengthOf(score) / all / FOCUSED_SHARE);
    const strength = strengthOf(score) * (1 - FOCUS + FOCUS * share);
    return { capability, strength: Math.round(strength * 100) / 100 };
  });
}

interface Proof {
  score: number;
  /** How well each line proves it, by its 1-based number. Code and asides do not count. */
  lines: Map<number, number>;
  /** The aliases in those lines. */
  words: Set<string>;
  /** How often each alias has occurred. */
  occurrences: Map<string, number>;
  /** The weight of the weightiest passage that mentions it. */
  rank: number;
}

/** What an agent covers. */
export interface Coverage {
  /** The capabilities that its file proves, strongest first. */
  claims: Claim[];
  /** Everything that its file mentions, even in passing: too little to claim, but enough for search to find it by. */
  mentions: Mention[];
  /** How much of it is in each group, from 0 to 1; the fingerprint shows this. */
  shares: number[];
}

/** A capability that an agent's file mentions, and how strongly. */
export interface Mention {
  /** The capability's slug. */
  capability: string;
  /** From 0 to 1. */
  strength: number;
}

/** A capability that an agent covers, and what proves it. */
export interface Claim {
  /** The capability's slug. */
  capability: string;
  /** How well the file proves it, from 0 to 1. */
  strength: number;
  /** 1-based line of the file that proves it best. */
  line: number;
  /** How many lines of the file mention it. */
  lines: number;
}
