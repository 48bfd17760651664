import { byName, type AgentEntry } from '../../catalogue/entry.ts';
import { byGroup, type Capability } from '../../vocabulary/capability.ts';
import type { readAsked } from '../../guides/asked.ts';
import { agentRecord, capabilityRecord, guideRecords, type PassageRecord } from '../../search/passages/records.ts';
import { textOf } from '../../search/passages/sections.ts';
import { hasPromptPassages, type Settings } from '../../settings.ts';

/**
 * What search can quote, in the order of the index: guides, the capabilities that some agent covers, and, if they are not too
 * many, the prompts of agents.
 */
export function quotedIn(
  guides: readonly RenderedGuide[],
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  fullText: Settings['fullText'],
): Quoted {
  const covered = new Set(agents.flatMap(({ claims }) => claims.map(({ capability }) => capability)));
  const quoted = hasPromptPassages(agents.length, fullText) ? agents.toSorted(byName) : [];
  return {
    guides,
    // The others have no page to lead to.
    capabilities: vocabulary.filter(({ slug }) => covered.has(slug)).sort(byGroup),
    agents: quoted.map(({ slug, file, sha256, linked, agent: { name } }) => ({ slug, file, sha256, linked, name })),
  };
}

/**
 * The records of what search can quote. Each is made when it is asked for, so that not all prompts are in memory at once.
 * @param asked what people ask about the sections of guides
 * @param promptOf gives the HTML of an agent's prompt
 */
export function* passageRecords(
  { guides, capabilities, agents }: Quoted,
  asked: ReturnType<typeof readAsked>,
  promptOf: (agent: QuotedAgent) => string,
): Generator<PassageRecord> {
  for (const { name, title, html } of guides) {
    yield* guideRecords({ path: `guides/${name}/`, title }, html, (id) => asked(name, id));
  }
  yield* capabilities.map(capabilityRecord);
  for (const agent of agents) yield agentRecord(agent, promptOf(agent));
}

/**
 * Takes a guide's title, lead and text from its page, because the tables in it are made by components.
 * @param name its file's name without the extension
 * @param page the whole page
 * @throws Error when the page is not a guide
 */
export function guideOf(name: string, page: string): RenderedGuide {
  const [, heading, lead = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>\s*(<p class="lead">[\s\S]*?<\/p>)?/.exec(page) ?? [];
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (heading === undefined || start === -1 || end < start) {
    throw new Error(`The page of the guide ${name} is not as expected: its title or text is missing.`);
  }
  return { name, title: textOf(heading), html: lead + page.slice(start, end) };
}

/** What src/guides/GuidePage.astro writes before and after a guide's text. */
const START = '<div class="guide-text">';
const END = '<nav class="turn"';

/** A guide as its page shows it. */
export interface RenderedGuide {
  /** Its file's name without the extension. */
  name: string;
  title: string;
  html: string;
}

/** What search can quote, as plain data for another thread. */
export interface Quoted {
  guides: readonly RenderedGuide[];
  capabilities: readonly Capability[];
  agents: readonly QuotedAgent[];
}

/** What the record of an agent's prompt is made from. */
export type QuotedAgent = Pick<AgentEntry, 'slug' | 'file' | 'sha256' | 'linked'> & { name: string };
