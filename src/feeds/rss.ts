import { asLine } from '../agent/hidden/plain-line.ts';
import { compareText } from '../agent/compare-text.ts';
import { escapeHtml } from '../agent/hidden/html.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { versionPath, type Version } from '../catalogue/version.ts';
import { wholeSentences } from '../agent/sentences.ts';

/**
 * What was added and changed as the items of a feed, newest first: an item for each version of an agent, with what changed and
 * a link to the difference. Agents without a history have one item; if they have no date, it comes last, ordered by slug.
 * @param url makes absolute addresses of paths below the base path
 */
export function feedItems(agents: readonly AgentEntry[], url: (path: string) => string): FeedItem[] {
  return agents
    .flatMap(newsOf)
    .sort((a, b) => compareTimes(b.time, a.time) || compareText(a.entry.slug, b.entry.slug))
    .slice(0, MAX_ITEMS)
    .map(({ entry, index }) => {
      const version = index === undefined ? undefined : entry.versions[index];
      return version === undefined || index === undefined
        ? agentItem(entry, url)
        : versionItem(entry, version, index, url);
    });
}

const MAX_ITEMS = 100;
/** How much of a description stands in for a missing summary. */
const USUAL_CHARACTERS = 300;

/** An item for each version of an agent, or one for the agent. */
function newsOf(entry: AgentEntry): { entry: AgentEntry; index: number | undefined; time: number }[] {
  const { versions, changed } = entry;
  if (versions.length > 0) return versions.map(({ date }, index) => ({ entry, index, time: Date.parse(date) }));
  return [{ entry, index: undefined, time: changed === undefined ? -Infinity : Date.parse(changed) }];
}

function agentItem(entry: AgentEntry, url: (path: string) => string): FeedItem {
  const { agent, slug, sha256, changed } = entry;
  return {
    title: asLine(agent.name),
    link: url(`agents/${slug}/`),
    description: escapeHtml(aboutAgent(entry)),
    ...(changed === undefined ? {} : { pubDate: new Date(changed) }),
    // A changed file is a new item.
    customData: guid(`${url(`agents/${slug}/`)}#${sha256.slice(0, 16)}`),
  };
}

function versionItem(
  entry: AgentEntry,
  { sha256, commit, date, subject, changes }: Version,
  index: number,
  url: (path: string) => string,
): FeedItem {
  const { agent, slug, versions, history } = entry;
  const isFirst = history === 'whole' && index === versions.length - 1;
  const title = `${asLine(agent.name)}${isFirst ? ' (new)' : ''}${subject === '' ? '' : `: ${asLine(subject)}`}`;
  const words = changes.length === 0 ? '' : `${changes.map(({ text }) => text).join('; ')}. `;
  return {
    title,
    link: url(versionPath(slug, versions, index)),
    description: escapeHtml(`${words}${aboutAgent(entry)}`),
    pubDate: new Date(date),
    // Content may come back; a commit does not.
    customData: guid(`${url(`agents/${slug}/`)}#${sha256.slice(0, 16)}.${commit.slice(0, 16)}`),
  };
}

/** Feed readers parse a description as HTML, and some drop an item without one. */
function aboutAgent({ agent }: AgentEntry): string {
  return asLine(agent.summary) || asLine(wholeSentences(agent.description, USUAL_CHARACTERS));
}

function guid(id: string): string {
  return `<guid isPermaLink="false">${escapeHtml(id)}</guid>`;
}

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
