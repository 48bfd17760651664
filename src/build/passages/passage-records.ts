import { byName, type AgentEntry } from '../../catalogue/entry.ts';
import { byGroup, type Capability } from '../../vocabulary/capability.ts';
import { readPrompt } from '../../collection/read-prompt.ts';
import type { readAsked } from '../../guides/asked.ts';
import { agentRecord, capabilityRecord, guideRecords, type PassageRecord } from '../../search/passages/records.ts';
import { textOf } from '../../search/passages/sections.ts';
import { hasPromptPassages, type Settings } from '../../settings.ts';

/**
 * What search can quote, in the order of the index: guides, capabilities, and, if they are not too many, the prompts of agents.
 * Each record is made when it is asked for, so that not all prompts are in memory at once.
 * @param asked what people ask about the sections of guides
 * @throws Error when the file of an agent has changed since it was read
 */
export function* passageRecords(
  guides: readonly RenderedGuide[],
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  asked: ReturnType<typeof readAsked>,
  fullText: Settings['fullText'],
): Generator<PassageRecord> {
  const quoted = hasPromptPassages(agents.length, fullText) ? agents.toSorted(byName) : [];
  for (const { name, title, html } of guides) {
    yield* guideRecords({ path: `guides/${name}/`, title }, html, (id) => asked(name, id));
  }
  yield* vocabulary.toSorted(byGroup).map(capabilityRecord);
  for (const entry of quoted) {
    yield agentRecord({ slug: entry.slug, name: entry.agent.name }, readPrompt(entry).prompt);
  }
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
