import { asLine } from '../agent/hidden/plain-line.ts';
import { compareText } from '../agent/compare-text.ts';
import { escapeHtml } from '../agent/hidden/html.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { shortened } from '../catalogue/words.ts';

/**
 * The new and changed agents as the items of a feed, newest first. Agents without a date come last, ordered by slug: their
 * files are not committed, or there is no history.
 * @param url makes absolute addresses of paths below the base path
 */
export function feedItems(agents: readonly AgentEntry[], url: (path: string) => string): FeedItem[] {
  const timeOf = ({ changed }: AgentEntry): number => (changed === undefined ? -Infinity : Date.parse(changed));
  return agents
    .toSorted((a, b) => compareTimes(timeOf(b), timeOf(a)) || compareText(a.slug, b.slug))
    .slice(0, MAX_ITEMS)
    .map(({ agent, slug, sha256, changed }) => ({
      title: asLine(agent.name),
      link: url(`agents/${slug}/`),
      // Feed readers parse a description as HTML, and some drop an item without one.
      description: escapeHtml(asLine(agent.summary) || shortened(asLine(agent.description), MAX_CHARACTERS)),
      ...(changed === undefined ? {} : { pubDate: new Date(changed) }),
      // A changed file is a new item.
      customData: `<guid isPermaLink="false">${escapeHtml(`${url(`agents/${slug}/`)}#${sha256.slice(0, 16)}`)}</guid>`,
    }));
}

const MAX_ITEMS = 100;
/** The maximum length of a description that stands in for a missing summary. */
const MAX_CHARACTERS = 300;

function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

interface FeedItem {
  title: string;
  link: string;
  description: string;
  pubDate?: Date;
  customData: string;
}
