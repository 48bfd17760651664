import { isHabit } from './habits.ts';
import type { AliasMention } from './mentions.ts';
import type { PassageKind } from './passages.ts';

/** How much search makes of a mention: by the kind of passage it is in, and little in an aside. */
export function weightOf({ passage, leads }: AliasMention): number {
  const weight = passage.place === 'opening' ? OPENING : WEIGHTS[passage.kind];
  return (leads ? LEAD : weight) * (passage.aside ? ASIDE : 1);
}

/** Adds up the weights of mentions, in order: the same words prove less each time. */
export function scoreOf(mentions: readonly Weighed[]): number {
  const occurrences = new Map<string, number>();
  let score = 0;
  for (const { word, weight } of mentions) {
    const times = occurrences.get(word) ?? 0;
    occurrences.set(word, times + 1);
    score += weight / (1 + times * 0.6);
  }
  return score;
}

/** The proof in mentions of one capability. Code, asides and negations prove nothing. */
export function proofOf(mentions: readonly AliasMention[], bodyLine: number): Proof {
  return mentions
    .filter(({ passage, isNegated }) => passage.kind !== 'code' && !passage.aside && !isNegated)
    .map((mention) => {
      const { line, text } = mention.passage;
      const weight = proofWeightOf(mention, bodyLine);
      // A line of the body is better proof to show than a description that names ten things.
      const place = line < bodyLine ? HEADER : CHECKBOX.test(text) ? CHECK : 1;
      const telling = weight * (1 + mention.density) * (mention.titular ? TITULAR : 1) * place;
      return { word: mention.key, weight, line, telling, text: line < bodyLine ? '' : lineKey(text) };
    });
}

/**
 * Whether a proof is enough for a claim. The name or the first sentence of the description is enough alone. So is, in the
 * agent's field, the sentence of the prompt that says who the agent is. Otherwise several lines must mention the capability,
 * and fewer lines the more they vary in words: what repeats may be a habit of the prompt. In the agent's field two lines are
 * enough, best with an item in a list of its skills, and in a short file without a heading about it a line weighs more.
 * All of this must be more, the fewer companions of the capability the agent covers.
 */
export function isProved(proof: Proof, { isShort, support, company = AT_HOME }: Backing): boolean {
  const rank = Math.max(0, ...proof.slice(0, MAX_RANKED).map(({ weight }) => weight));
  const least = company >= AT_HOME ? LEAST.atHome : company > 0 ? LEAST.known : LEAST.strange;
  if (scoreOf(proof) < (support > 1 ? least.field : least.anywhere)) return false;
  const lines = linesOf(proof);
  const words = new Set(proof.map(({ word }) => word)).size;
  if (rank >= LEAD) return true;
  // What the header mentions supports itself.
  if (rank >= OCCASION) return lines > 1 || (rank >= OPENING && support > 1);
  if (lines < 2) return false;
  if (support > 0 && proof.some(({ weight }) => weight === SKILL || (weight === EXPERTISE && words > 1))) return true;
  if (support > 0 && lines > 1 && (words > 1 || support > 1)) return true;
  const enough = isShort && words > 1 && rank < WEIGHTS.heading * HABIT ? MIN_LINES_OF_SHORT : MIN_LINES;
  return lines > 1 && lines + Math.min(3, words) >= enough;
}

/** How much a mention proves: a list of skills more than others, and an occasion to call the agent less. */
function proofWeightOf(mention: AliasMention, bodyLine: number): number {
  const { passage, leads, density, titular, key } = mention;
  if (passage.place === 'occasion' && !leads) return OCCASION;
  if (isHabit(key) && passage.line >= bodyLine && passage.place === undefined) return weightOf(mention) * HABIT;
  if (passage.place !== 'expertise' || passage.kind !== 'list') return weightOf(mention);
  return titular && density >= MIN_SKILL_DENSITY ? SKILL : EXPERTISE;
}

/** Packs a proof into a text, a tenth as long as JSON: all agents' proofs are kept between builds. */
export function packProof(proof: Proof): string {
  return proof.map(({ line, weight, text, word }) => `${line} ${weight} ${text} ${word}`).join('\n');
}

/** Reverses {@link packProof}, which forgets how good lines are to show. */
export function unpackProof(packed: string): Proof {
  return packed.split('\n').map((mention) => {
    const [line = '', weight = '', text = '', ...words] = mention.split(' ');
    return { word: words.join(' '), weight: Number(weight), line: Number(line), telling: 0, text };
  });
}

/** How many lines a proof is in. */
export function linesOf(proof: Proof): number {
  return new Set(proof.map(({ line }) => line)).size;
}

/** The numbers of a proof's lines, the one that proves most first. */
export function bestLines(proof: Proof): number[] {
  const lines = new Map<number, number>();
  for (const { line, telling } of proof) lines.set(line, (lines.get(line) ?? 0) + telling);
  return [...lines].sort(([a, one], [b, other]) => other - one || a - b).map(([line]) => line);
}

/** With so many companions a capability is at home among what an agent covers. */
export const AT_HOME = 3;

/** The strength of a score, from 0 to 1. */
export function strengthOf(score: number): number {
  return Math.round((1 - Math.exp(-score / STRONG_SCORE)) * 100) / 100;
}

/**
 * The smallest scores that prove a capability, and one in the agent's field: amid several companions, with one or two, and
 * without any. What the description alone proves is enough in any company.
 */
const LEAST = {
  atHome: { anywhere: 2.2, field: 1.8 },
  known: { anywhere: 3.3, field: 2.6 },
  strange: { anywhere: 3.7, field: 3.3 },
};
/** The smallest number of lines and of different words that prove a capability together, in a long and in a short file. */
const MIN_LINES = 5;
const MIN_LINES_OF_SHORT = 4;
/** The score that gives a strength of about two thirds. */
const STRONG_SCORE = 8;
/** How much an aside counts: what a file says about other agents proves little about this one. */
const ASIDE = 0.1;
/** How much a line of the header counts when the line to show is chosen. */
const HEADER = 0.1;
/** How much a box to tick counts then, and the capability's own title. */
const CHECK = 0.5;
const CHECKBOX = /^[-*] \[[ x]\]/i;
const TITULAR = 1.6;
/** The weightiest passages come first; of a hostile file's many, no more are compared. */
const MAX_RANKED = 1000;

/** How much the first sentence of the description proves: the others say when to use the agent, and more. */
const LEAD = 4;
/** How much a sentence proves that says who the agent is. */
const OPENING = 3.4;
/** How much a sentence of the description proves that says when to call the agent. */
const OCCASION = 3.3;
/** How much an item in a list of skills proves, and one that consists mostly of the capability's title. */
const EXPERTISE = 1.2;
const SKILL = 1.8;
const MIN_SKILL_DENSITY = 0.25;
/** How much a habit of prompts proves below the header, of what another alias would. */
const HABIT = 0.5;
/** How much a mention proves, by the kind of passage it is in. */
const WEIGHTS: Readonly<Record<PassageKind, number>> = {
  name: 10,
  summary: 3.6,
  asked: 2,
  answered: 0.8,
  heading: 2.6,
  list: 1,
  prose: 0.7,
  code: 0.15,
};

/** Tells lines apart that differ in more than punctuation, numbers and case: 32 bits (FNV-1a) in base 36. */
function lineKey(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** What a proof is weighed against. */
export interface Backing {
  /** Whether the file is so short that fewer lines prove a claim. */
  isShort: boolean;
  /** How many capabilities of the same group the name, the description and the prompt's opening mention. */
  support: number;
  /** How many companions it has among the strongest other claims; where that is not known, it is taken to be at home. */
  company?: number;
}

interface Weighed {
  word: string;
  weight: number;
}

/** What proves a capability, in the order of the file. */
export type Proof = readonly ProofMention[];

/** A mention of a capability that proves something. */
export interface ProofMention extends Weighed {
  /** The key of the alias. */
  word: string;
  /** How much it proves. */
  weight: number;
  /** 1-based line of the file. */
  line: number;
  /** How good a line it is to show. */
  telling: number;
  /** The key of the line's words, the same in every file that has the line; empty for lines of the header. */
  text: string;
}
