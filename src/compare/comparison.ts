import { ABILITY_LABELS, grantInWords, listed, modelName } from '../catalogue/words.ts';
import { compareText } from '../agent/compare-text.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { leaningOn } from '../catalogue/fingerprint.ts';
import type { AgentRecord } from '../catalogue/record.ts';

/** Sets out what agents cover: what all of them do, what some do, and what one does alone; strongest first in each. */
export function compareAgents(agents: readonly Compared[]): Comparison {
  const capabilities = new Map<string, CoveredRow>();
  for (const [index, agent] of agents.entries()) {
    for (const { slug, title, group, strength, line, lines } of agent.capabilities) {
      const row = capabilities.get(slug) ?? { slug, title, group, proofs: agents.map(() => undefined) };
      capabilities.set(slug, row);
      row.proofs[index] = { strength, line, lines };
    }
  }
  const rows = [...capabilities.values()].sort(
    (a, b) => strengthOf(b) - strengthOf(a) || compareText(a.title, b.title),
  );
  const coverers = (row: CoveredRow): number => row.proofs.filter((proof) => proof !== undefined).length;
  return {
    all: agents.length < 2 ? [] : rows.filter((row) => coverers(row) === agents.length),
    some: rows.filter((row) => coverers(row) > 1 && coverers(row) < agents.length),
    alone: agents.map((_, index) => rows.filter((row) => coverers(row) === 1 && row.proofs[index] !== undefined)),
  };
}

/**
 * Says in a few lines how agents differ: what all cover, what each alone covers, and the ground that only one of them
 * treads.
 */
export function differenceInWords(agents: readonly Compared[], { all, some, alone }: Comparison): string[] {
  if (agents.length < 2) return [];
  const together = agents.length === 2 ? 'Both' : `All ${NUMBERS[agents.length] ?? agents.length}`;
  const sentences = [
    all.length > 0
      ? `${together} cover: ${listed(
          all.map(({ title }) => title),
          3,
        )}.`
      : `There is nothing that ${agents.length === 2 ? 'both' : 'all of them'} cover.`,
  ];
  if (some.length === 0 && alone.every((rows) => rows.length === 0)) {
    return all.length === 0
      ? ['The vocabulary knows nothing that they cover.']
      : [...sentences, 'None covers anything else.'];
  }
  for (const [index, agent] of agents.entries()) {
    const titles = (alone[index] ?? []).map(({ title }) => title);
    const own =
      titles.length > 0
        ? `Only ${asLine(agent.name)} covers: ${listed(titles, 2)}.`
        : `${asLine(agent.name)} covers nothing that ${agents.length === 2 ? 'the other does' : 'the others do'} not.`;
    const ground = soleGround(agents, index);
    sentences.push(ground.length > 0 ? `${own} It alone leans on ${listed(ground, 2)}.` : own);
  }
  return sentences;
}

/**
 * What sets agents apart besides what they cover, row by row: what each may do, the model that it runs on, its size.
 */
export function factsOf(agents: readonly Compared[]): FactRow[] {
  const row = (label: string, cell: (agent: Compared) => string): FactRow => ({ label, cells: agents.map(cell) });
  return [
    ...Object.entries(ABILITY_LABELS).map(([ability, label]) =>
      row(label, ({ access }) => {
        const granted = access.abilities.find((each) => each.ability === ability);
        return granted === undefined ? 'no' : grantInWords(granted);
      }),
    ),
    row('Model', ({ frontmatter }) => modelName(frontmatter.find(({ key }) => key === 'model')?.value)),
    row('Always in context', ({ size }) => `about ${tokens(size.description.tokens)}`),
    row('Prompt, when called', ({ size }) => `about ${tokens(size.body.tokens)}`),
    row('Examples', ({ examples }) => (examples.length === 0 ? 'none' : String(examples.length))),
    row('Findings', ({ findings }) => findingsInWords(findings)),
  ];
}

/** A tint for each agent: its own colour, or the next free one when an agent before it has that. */
export function tintsOf(agents: readonly Pick<AgentRecord, 'color'>[]): string[] {
  const taken = new Set<string>();
  // Whoever has a colour to itself keeps it.
  const own = new Set(agents.map(({ color }) => color));
  return agents.map(({ color }) => {
    const free = [color, ...SPARE_TINTS.filter((tint) => !own.has(tint))].find((tint) => !taken.has(tint)) ?? color;
    taken.add(free);
    return free;
  });
}

/** The letter that stands for an agent in the picture and the tables. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four'];
/** Hues that are far from each other. */
const SPARE_TINTS = ['blue', 'orange', 'green', 'pink', 'cyan', 'purple', 'red', 'yellow', 'none'];

/** The groups in which one agent has a real share and the others have nearly none. */
function soleGround(agents: readonly Compared[], index: number): string[] {
  return leaningOn(agents[index]?.shares ?? [], GROUPS.length)
    .filter((group) => agents.every(({ shares }, other) => other === index || (shares[group] ?? 0) < 0.05))
    .map((group) => (GROUPS[group]?.label ?? '').replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()));
}

function tokens(count: number): string {
  return `${count.toLocaleString('en-US')} token${count === 1 ? '' : 's'}`;
}

function findingsInWords(findings: Compared['findings']): string {
  const count = (severity: string): string => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number === 0 ? '' : `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return [count('warning'), count('note')].filter(Boolean).join(', ') || 'none';
}

function strengthOf({ proofs }: CoveredRow): number {
  return proofs.reduce((sum, proof) => sum + (proof?.strength ?? 0), 0);
}

/** What is compared of an agent's published record. */
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
>;

/** What agents cover, set out. */
export interface Comparison {
  /** What every one covers. */
  all: CoveredRow[];
  /** What several but not all cover. */
  some: CoveredRow[];
  /** For each agent what it alone covers. */
  alone: CoveredRow[][];
}

/** A capability and the proof of each agent that covers it. */
export interface CoveredRow {
  slug: string;
  title: string;
  group: string;
  /** In the order of the agents; undefined for one that does not cover it. */
  proofs: (Proof | undefined)[];
}

/** One fact about each agent, in words. */
export interface FactRow {
  label: string;
  /** In the order of the agents. */
  cells: string[];
}

/** What proves a capability. */
interface Proof {
  /** From 0 to 1. */
  strength: number;
  line: number;
  lines: number;
}
