import { listed } from '../catalogue/words.ts';
import { compareText } from '../agent/compare-text.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { leaningOn } from '../catalogue/fingerprint.ts';
import type { AgentRecord } from '../catalogue/record.ts';

/** Sorts capabilities into those that all agents cover, that some cover, and that one alone covers. */
export function compareAgents(agents: readonly Compared[]): Comparison {
  const capabilities = new Map<string, CoveredRow>();
  for (const [index, agent] of agents.entries()) {
    for (const { slug, title, group, strength, line } of agent.capabilities) {
      const row = capabilities.get(slug) ?? { slug, title, group, proofs: agents.map(() => undefined) };
      capabilities.set(slug, row);
      row.proofs[index] = { strength, line };
    }
  }
  return comparisonOf([...capabilities.values()], agents.length);
}

/**
 * Sorts rows into those that all agents cover, that some cover, and that one alone covers: those that most agents cover first,
 * then the strongest.
 * @param agents how many there are
 */
export function comparisonOf(rows: readonly CoveredRow[], agents: number): Comparison {
  const sorted = [...rows].sort(
    (a, b) => coverers(b) - coverers(a) || strengthOf(b) - strengthOf(a) || compareText(a.title, b.title),
  );
  return {
    all: agents < 2 ? [] : sorted.filter((row) => coverers(row) === agents),
    some: sorted.filter((row) => coverers(row) > 1 && coverers(row) < agents),
    alone: Array.from({ length: agents }, (_, index) =>
      sorted.filter((row) => coverers(row) === 1 && row.proofs[index] !== undefined),
    ),
  };
}

/** The parts of a table of what several agents cover, each with a heading; parts without rows are left out. */
export function sharedParts({ all, some, alone }: Comparison): SharedPart[] {
  return [
    { title: alone.length === 2 ? 'Both cover' : 'All cover', rows: all },
    { title: 'Some cover', rows: some },
  ].filter(({ rows }) => rows.length > 0);
}

/** Says in a few sentences how agents differ: what all cover, what each alone covers, and the groups that only it focuses on. */
export function differenceInWords(agents: readonly Compared[], { all, some, alone }: Comparison): string[] {
  if (agents.length < 2) return [];
  const together = agents.length === 2 ? 'Both' : `All ${NUMBERS[agents.length] ?? agents.length}`;
  const sentences = [
    all.length > 0
      ? `${together} cover ${listed(
          all.map(({ title }) => title),
          3,
        )}.`
      : agents.length === 2
        ? 'They have no capability in common.'
        : 'No capability is covered by all of them.',
  ];
  if (some.length === 0 && alone.every((rows) => rows.length === 0)) {
    return all.length === 0
      ? ['They cover nothing that is in the vocabulary.']
      : [...sentences, `${agents.length === 2 ? 'Neither' : 'None of them'} covers anything else.`];
  }
  for (const [index, agent] of agents.entries()) {
    const titles = (alone[index] ?? []).map(({ title }) => title);
    const own =
      titles.length > 0
        ? `Only ${asLine(nameAmong(agents, agent))} covers ${listed(titles, 2)}.`
        : `${asLine(nameAmong(agents, agent))} covers nothing that ${agents.length === 2 ? 'the other does' : 'the others do'} not.`;
    const groups = ownGroups(agents, index);
    sentences.push(groups.length > 0 ? `${own} It is the only one with a focus on ${listed(groups, 2)}.` : own);
  }
  return sentences;
}

/** The name of one of several agents, with the tool that it is written for if others have the same name. */
export function nameAmong(agents: readonly Compared[], agent: Compared): string {
  const isShared = agents.some((other) => other.slug !== agent.slug && other.name === agent.name);
  return isShared ? `${agent.name} (${writtenFor(agent)})` : agent.name;
}

/** A tint for each agent: its own colour, or the next free one if an earlier agent has it. */
export function tintsOf(agents: readonly Pick<AgentRecord, 'color'>[]): string[] {
  const taken = new Set<string>();
  // An agent whose colour no other has keeps it.
  const own = new Set(agents.map(({ color }) => color));
  return agents.map(({ color }) => {
    const free = [color, ...SPARE_TINTS.filter((tint) => !own.has(tint))].find((tint) => !taken.has(tint)) ?? color;
    taken.add(free);
    return free;
  });
}

/** The name of the tool that an agent is written for. */
export function writtenFor({ dialect, tools }: Compared): string {
  return tools.find(({ tool }) => tool === dialect)?.label ?? dialect;
}

/** The letter that stands for an agent in the picture and the tables. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four'];
/** A smaller share of a group is as good as none. */
const MIN_REAL_SHARE = 0.05;
/** Easily distinguished hues. */
const SPARE_TINTS = ['blue', 'orange', 'green', 'pink', 'cyan', 'purple', 'red', 'yellow', 'none'];

/** The groups that one agent focuses on and the others hardly touch. */
function ownGroups(agents: readonly Compared[], index: number): string[] {
  return leaningOn(agents[index]?.shares ?? [], GROUPS.length)
    .filter((group) => agents.every(({ shares }, other) => other === index || (shares[group] ?? 0) < MIN_REAL_SHARE))
    .map((group) => (GROUPS[group]?.label ?? '').replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()));
}

function coverers({ proofs }: CoveredRow): number {
  return proofs.filter((proof) => proof !== undefined).length;
}

function strengthOf({ proofs }: CoveredRow): number {
  return proofs.reduce((sum, proof) => sum + (proof?.strength ?? 0), 0);
}

/** The part of an agent's published record that is compared. */
export type Compared = Pick<
  AgentRecord,
  | 'name'
  | 'slug'
  | 'summary'
  | 'color'
  | 'capabilities'
  | 'shares'
  | 'access'
  | 'size'
  | 'examples'
  | 'findings'
  | 'frontmatter'
  | 'dialect'
  | 'tools'
>;

/** What agents cover, together and alone. */
export interface Comparison {
  /** What every agent covers. */
  all: CoveredRow[];
  /** What several agents cover, but not all. */
  some: CoveredRow[];
  /** What each agent alone covers, in the order of the agents. */
  alone: CoveredRow[][];
}

/** Rows of a table, under one heading. */
export interface SharedPart {
  title: string;
  rows: readonly CoveredRow[];
}

/** A capability and the proof of each agent that covers it. */
export interface CoveredRow {
  slug: string;
  title: string;
  group: string;
  /** In the order of the agents; undefined for one that does not cover it. */
  proofs: (Proof | undefined)[];
}

/** What proves a capability. */
export interface Proof {
  /** From 0 to 1. */
  strength: number;
  line: number;
}
