import { compareText } from '../agent/finding.ts';
import { asLine } from '../agent/line.ts';
import { GROUPS } from './groups.ts';
import { IN_MEMORY } from './memory.ts';
import { leaningOn } from './rose.ts';
import type { AgentRecord } from './record.ts';

/** As many agents as are compared at a time. */
export const MOST_COMPARED = 4;

/**
 * Reads which agents an address asks for: `?agents=a,b` or, from a form, `?agents=a&agents=b`.
 * @returns their slugs in order, each once, and those that are too many
 */
export function readChosen(parameters: URLSearchParams): { chosen: string[]; left: string[] } {
  const slugs = parameters
    .getAll('agents')
    .flatMap((value) => value.split(','))
    .map((slug) => slug.trim())
    .filter((slug) => slug !== '');
  const all = [...new Set(slugs)];
  return { chosen: all.slice(0, MOST_COMPARED), left: all.slice(MOST_COMPARED) };
}

/** The query of the address that compares some agents; empty for none. */
export function chosenQuery(slugs: readonly string[]): string {
  return slugs.length === 0 ? '' : `?agents=${slugs.map(encodeURIComponent).join(',')}`;
}

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

/** How much a file proves a capability, in a word. */
export function strengthInWords(strength: number): string {
  return strength >= 0.66 ? 'strong' : strength >= 0.4 ? 'fair' : 'slight';
}

/** The model that an agent runs on, in words. */
export function modelOf({ frontmatter }: Pick<AgentRecord, 'frontmatter'>): string {
  const model = frontmatter.find(({ key }) => key === 'model')?.value;
  if (model === undefined || model === null || model === 'inherit') return 'the session’s';
  if (typeof model !== 'string') return asLine(JSON.stringify(model));
  // The names of models in short are words; a full id stays as it is.
  return asLine(model).replace(/^[a-z]+$/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/**
 * What is told of agents beside what they cover: what each may do, runs on and weighs, row by row. Written here and not
 * taken from words.ts because the browser would get the reader of agent files with that.
 */
export function factsOf(agents: readonly Compared[]): FactRow[] {
  const row = (label: string, cell: (agent: Compared) => string): FactRow => ({ label, cells: agents.map(cell) });
  return [
    ...ABILITY_LABELS.map(([ability, label]) => row(label, ({ access }) => allowedInWords(access, ability))),
    row('Model', modelOf),
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

/** Several in words: "a", "a and b", "a, b and 3 more". @param most how many are named before the rest is counted */
export function listed(names: readonly string[], most = names.length): string {
  // "and one more" is no shorter than what it stands for.
  const shown = names.length === most + 1 ? names : names.slice(0, most);
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

const ABILITY_LABELS = [
  ['read', 'Read files'],
  ['write', 'Write files'],
  ['run', 'Run commands'],
  ['network', 'Use the network'],
  ['spawn', 'Start agents'],
  ['mcp', 'MCP servers'],
] as const;

const NUMBERS = ['none', 'one', 'two', 'three', 'four'];
/** Hues that are far from each other. */
const SPARE_TINTS = ['blue', 'orange', 'green', 'pink', 'cyan', 'purple', 'red', 'yellow', 'none'];

/** The groups in which one agent has a real share and the others have nearly none. */
function soleGround(agents: readonly Compared[], index: number): string[] {
  return leaningOn(agents[index]?.shares ?? [], GROUPS.length)
    .filter((group) => agents.every(({ shares }, other) => other === index || (shares[group] ?? 0) < 0.05))
    .map((group) => (GROUPS[group]?.label ?? '').replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()));
}

/** The tools through which an agent has an ability. */
function allowedInWords(access: Compared['access'], ability: string): string {
  const granted = access.abilities.find((each) => each.ability === ability);
  if (granted?.allowed !== true) return granted?.inMemory === true ? IN_MEMORY : 'no';
  if (granted.all) return 'all';
  const without = granted.without.length > 0 ? `all but ${granted.without.join(', ')}` : 'yes';
  return granted.tools.length > 0 ? granted.tools.join(', ') : without;
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
export interface Proof {
  /** From 0 to 1. */
  strength: number;
  line: number;
  lines: number;
}
