import type { Agent } from '../agent/agent-file.ts';
import { compareText } from '../agent/compare-text.ts';
import type { ReadPassage } from './passages.ts';
import { aliasTables } from './aliases.ts';
import { groupOf, type Capability } from './capability.ts';
import { companyReader } from './company.ts';
import type { Language } from './language.ts';
import { GROUPS } from './groups.ts';
import { mentionsIn, type AliasMention } from './mentions.ts';
import {
  AT_HOME,
  bestLines,
  isProved,
  linesOf,
  proofOf,
  scoreOf,
  strengthOf,
  weightOf,
  type Backing,
  type Proof,
} from './proof.ts';

/**
 * Makes the function that finds what an agent covers. The proof is a capability's aliases in certain lines of the agent's
 * file. The name, the description and the headings count most; code counts for nothing, and one passing mention is not
 * coverage.
 * @param vocabulary every capability
 */
export function coverageReader(
  vocabulary: readonly Capability[],
): (agent: Agent, passages: readonly ReadPassage[], language?: Language) => Coverage {
  const groups = groupsOf(vocabulary);
  const tables = aliasTables(vocabulary);
  const companyOf = companyReader(vocabulary);
  return (agent, passages, language) => {
    const mentioned = new Map<string, AliasMention[]>();
    for (const mention of mentionsIn(passages, tables(language))) {
      const known = mentioned.get(mention.capability) ?? [];
      known.push(mention);
      mentioned.set(mention.capability, known);
    }
    const field = fieldOf(mentioned, groups);
    const isShort = passages.filter(({ kind }) => kind !== 'code').length < SHORT_FILE;
    const candidates = [...mentioned].map(([capability, mentions]): Candidate => {
      const support = field[groups.get(capability) ?? -1] ?? 0;
      return { capability, proof: proofOf(mentions, agent.bodyLine), backing: { isShort, support } };
    });
    const alone = provedOf(candidates);
    const proved = companyOf === undefined ? alone : provedOf(inCompany(candidates, alone, companyOf));
    const kept = proved.slice(0, MAX_CLAIMS);
    const claims = kept.map(({ claim }) => claim);
    const proofs = kept.map(({ proof }) => proof);
    const company = kept.map(({ backing }) => backing.company ?? AT_HOME);
    return {
      claims,
      proofs,
      company,
      isShort,
      field,
      mentions: mentionsOf(mentioned),
      shares: sharesOf(claims, groups),
    };
  };
}

/** The claim that a proof supports: one, or none. */
export function claimOf(capability: string, proof: Proof, backing: Backing): Claim[] {
  const [line] = bestLines(proof);
  if (line === undefined || !isProved(proof, backing)) return [];
  return [{ capability, strength: strengthOf(scoreOf(proof)), line, lines: linesOf(proof) }];
}

/** The index of each capability's group, by slug. */
export function groupsOf(vocabulary: readonly Pick<Capability, 'slug' | 'group'>[]): Map<string, number> {
  return new Map(vocabulary.map((capability) => [capability.slug, groupOf(capability)]));
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

/** The candidates that are proved, strongest first. */
function provedOf(candidates: readonly Candidate[]): Proved[] {
  return candidates
    .flatMap((candidate) =>
      claimOf(candidate.capability, candidate.proof, candidate.backing).map((claim) => ({ ...candidate, claim })),
    )
    .sort(({ claim: a }, { claim: b }) => b.strength - a.strength || compareText(a.capability, b.capability));
}

/** The candidates, each with its company among what is proved without. The strongest claim is the subject and needs none. */
function inCompany(
  candidates: readonly Candidate[],
  proved: readonly Proved[],
  companyOf: (capability: string, covered: readonly string[]) => number,
): Candidate[] {
  const covered = proved.map(({ capability }) => capability);
  return candidates.map((candidate) => {
    const company = companyOf(candidate.capability, covered);
    const least = candidate.capability === covered[0] ? AT_HOME : 0;
    return { ...candidate, backing: { ...candidate.backing, company: Math.max(least, company) } };
  });
}

/** How many capabilities of each group the name, the description and the prompt's opening mention. */
function fieldOf(
  mentioned: ReadonlyMap<string, readonly AliasMention[]>,
  groups: ReadonlyMap<string, number>,
): number[] {
  const field = GROUPS.map(() => 0);
  for (const [capability, mentions] of mentioned) {
    const group = groups.get(capability) ?? -1;
    if (mentions.some(isIntroduced)) field[group] = (field[group] ?? 0) + 1;
  }
  return field;
}

function isIntroduced({ passage: { kind, place, aside }, isNegated }: AliasMention): boolean {
  return !aside && !isNegated && (kind === 'name' || kind === 'summary' || place === 'opening');
}

/** An agent covers at most this many capabilities. */
const MAX_CLAIMS = 24;
/** A file with fewer passages is short. */
const SHORT_FILE = 70;
/** The smallest score that search finds an agent by, when no agent proves more. */
const MIN_MENTION_SCORE = 0.8;
const MAX_MENTIONS = 48;
/** How much of a mention's strength depends on its share of all mentions, and the share that counts as full. */
const FOCUS = 0.3;
const FOCUSED_SHARE = 1 / 6;

/** What an agent mentions: a specialist's mentions count more than those of an agent that mentions everything. */
function mentionsOf(found: ReadonlyMap<string, readonly AliasMention[]>): Mention[] {
  const mentioned = [...found]
    .map(([capability, mentions]) => ({
      capability,
      score: scoreOf(mentions.map((mention) => ({ word: mention.key, weight: weightOf(mention) }))),
    }))
    .filter(({ score }) => score >= MIN_MENTION_SCORE)
    .sort((a, b) => b.score - a.score || compareText(a.capability, b.capability))
    .slice(0, MAX_MENTIONS);
  const all = mentioned.reduce((sum, { score }) => sum + strengthOf(score), 0);
  return mentioned.map(({ capability, score }) => {
    const share = Math.min(1, strengthOf(score) / all / FOCUSED_SHARE);
    const strength = strengthOf(score) * (1 - FOCUS + FOCUS * share);
    return { capability, strength: Math.round(strength * 100) / 100 };
  });
}

/** A capability that an agent's file mentions, with what may prove it. */
interface Candidate {
  capability: string;
  proof: Proof;
  backing: Backing;
}

/** A candidate that is proved. */
interface Proved extends Candidate {
  claim: Claim;
}

/** What an agent covers. */
export interface Coverage {
  /** The capabilities that its file proves, strongest first. */
  claims: Claim[];
  /** The proof of each claim, in the order of the claims. */
  proofs: Proof[];
  /** How many companions each claim has among the strongest others, in the order of the claims. */
  company: number[];
  /** Whether the file is so short that fewer lines prove a claim. */
  isShort: boolean;
  /** How many capabilities of each group its name, its description and the opening of its prompt mention: its field. */
  field: number[];
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
