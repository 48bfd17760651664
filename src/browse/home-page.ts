import { capabilitiesInUse, type Covered } from '../capabilities/covering.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { versionPath } from '../catalogue/version.ts';
import { counted } from '../catalogue/words.ts';
import type { Capability } from '../vocabulary/capability.ts';
import { GROUPS } from '../vocabulary/groups.ts';
import { askedNeeds } from './needs.ts';

/**
 * What the home page shows.
 * @param agents all of them, in the order of their list
 * @param vocabulary in the order of its groups and titles
 */
export function homePage(agents: readonly AgentEntry[], vocabulary: readonly Capability[]): HomePage {
  const count = counted(agents.length, 'coding agent');
  return {
    description: `${count}: read what each does, see what it may touch, and copy the exact file.`,
    lead: `${count}. Read what each does, see what it may touch, and copy the exact file.`,
    needs: askedNeeds(agents, MAX_NEEDS),
    news: agents.length > MAX_AGENTS ? newsOf(agents) : [],
    agents: agents.slice(0, MAX_AGENTS),
    more: agents.length > MAX_AGENTS ? `All ${counted(agents.length, 'agent')}` : undefined,
    ways: waysIn(capabilitiesInUse(agents, vocabulary)),
  };
}

const MAX_NEEDS = 3;
const MAX_AGENTS = 12;
const MAX_NEWS = 6;
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
  lead: string;
  /** Needs in people's own words, as examples of searches. */
  needs: string[];
  /** What was last added or changed; empty in a small catalogue, whose rows say it. */
  news: News[];
  agents: AgentEntry[];
  /** The text of the link to all agents; undefined when all are shown. */
  more: string | undefined;
  ways: WayIn[];
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
