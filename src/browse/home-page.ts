import { compareText } from '../agent/compare-text.ts';
import { capabilitiesInUse, type Covered } from '../capabilities/covering.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { versionPath } from '../catalogue/version.ts';
import { counted } from '../catalogue/words.ts';
import type { Capability } from '../vocabulary/capability.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { dialectLabel } from '../agent/dialects/dialects.ts';

/**
 * What the home page shows.
 * @param agents all of them, in the order of their list
 * @param vocabulary in the order of its groups and titles
 */
export function homePage(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): HomePage {
  const isLarge = agents.length > MAX_AGENTS;
  return {
    description: `${counted(agents.length, 'coding agent')}: read what each does, see what it may touch, and copy the exact file.`,
    news: isLarge ? newsOf(agents) : [],
    isLarge,
    agents: isLarge ? oneOfEachKind(agents) : [...agents],
    ways: waysIn(capabilitiesInUse(agents, vocabulary)),
    tools: toolsOf(agents),
  };
}

/** What an agent is and what to do with one, for someone who has never seen any. */
export const WHAT_AN_AGENT_IS =
  'An agent is a file that gives your coding tool a specialist. Copy it into the folder that your tool reads, such as .claude/agents, and the session calls it when the work fits.';

const MAX_AGENTS = 12;
const MAX_NEWS = 6;
/** How many agents a larger catalogue shows, one of each kind. */
const MAX_KINDS = 6;
/** How many capabilities of each group are shown. */
const MAX_CAPABILITIES = 4;

/** The agents that were last added or changed, newest first. */
function newsOf(agents: readonly AgentEntry[]): News[] {
  const dated = agents.flatMap((entry) => (entry.changed === undefined ? [] : [{ entry, changed: entry.changed }]));
  return dated
    .sort((a, b) => Date.parse(b.changed) - Date.parse(a.changed))
    .slice(0, MAX_NEWS)
    .map(({ entry, changed }) => ({
      name: entry.agent.name,
      path: versionPath(entry.slug, entry.versions, 0),
      page: `agents/${entry.slug}/`,
      isNew: entry.isNew,
      date: changed,
      subject: entry.versions[0]?.subject ?? '',
    }));
}

/** For each of the groups that most agents lean on, the agent that leans on it most, in the order of their names. */
function oneOfEachKind(agents: readonly AgentEntry[]): AgentEntry[] {
  const leaning = GROUPS.map((_, group) => agents.filter(({ shares }) => (shares[group] ?? 0) >= MIN_LEANING));
  const largest = leaning
    .map((each, group) => ({ each, group }))
    .sort((a, b) => b.each.length - a.each.length)
    .slice(0, MAX_KINDS);
  const weight = ({ shares, claims }: AgentEntry, group: number): number => (shares[group] ?? 0) * claims.length;
  const chosen = new Set<AgentEntry>();
  for (const { each, group } of largest) {
    const best = each
      .filter((entry) => !chosen.has(entry))
      .reduce<AgentEntry | undefined>(
        (known, entry) => (known === undefined || weight(entry, group) > weight(known, group) ? entry : known),
        undefined,
      );
    if (best !== undefined) chosen.add(best);
  }
  return chosen.size === 0 ? agents.slice(0, MAX_KINDS) : agents.filter((entry) => chosen.has(entry));
}

/** The share of a group from which on an agent leans on it. */
const MIN_LEANING = 0.15;

function toolsOf(agents: readonly AgentEntry[]): HomePage['tools'] {
  const counts = new Map<string, number>();
  for (const { agent } of agents) counts.set(agent.dialect, (counts.get(agent.dialect) ?? 0) + 1);
  if (counts.size < 2) return [];
  return [...counts]
    .map(([id, count]) => ({ id, label: dialectLabel(id), agents: count }))
    .sort((a, b) => b.agents - a.agents || compareText(a.label, b.label));
}

/** The groups in use, each with its most widely covered capabilities. */
function waysIn(used: readonly Covered[]): WayIn[] {
  return GROUPS.map(({ id, label }) => ({
    id,
    label,
    capabilities: used
      .filter(({ capability }) => capability.group === id)
      .sort((a, b) => b.covering.length - a.covering.length)
      .slice(0, MAX_CAPABILITIES)
      .map(({ capability: { slug, title }, covering }) => ({ slug, title, agents: covering.length })),
  })).filter(({ capabilities }) => capabilities.length > 0);
}

/** What the home page shows. */
export interface HomePage {
  /** For search engines. */
  description: string;
  /** What was last added or changed; empty in a small catalogue, whose rows say it. */
  news: News[];
  /** Whether there are too many agents to show them all. */
  isLarge: boolean;
  /** All agents or, of many, one for each of the largest groups. */
  agents: AgentEntry[];
  ways: WayIn[];
  /** The tools that agents are written for; empty if there is only one. */
  tools: { id: string; label: string; agents: number }[];
}

/** An agent that was added or changed. */
export interface News {
  name: string;
  /** The path of its page. */
  page: string;
  /** The path of the difference. */
  path: string;
  isNew: boolean;
  /** In ISO 8601. */
  date: string;
  /** The first line of the commit's message; may be empty. */
  subject: string;
}

/** A group of capabilities, as a way into the catalogue. */
export interface WayIn {
  id: string;
  label: string;
  capabilities: { slug: string; title: string; agents: number }[];
}
